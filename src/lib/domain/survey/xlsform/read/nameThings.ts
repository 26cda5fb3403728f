import { proposeOptionId } from '../../editing/proposeOptionId';

const ID = /^[a-z][a-z0-9_]{0,31}$/;

/** The id for a name of the file: the name itself where it can be one and is free, or one made from it. */
export function nameThing(name: string, taken: ReadonlySet<string>): string {
	if (ID.test(name) && !taken.has(name)) return name;
	// An id begins with a letter, and many forms number their options.
	return proposeOptionId(/^[0-9]/.test(name) ? `o_${name}` : name, taken);
}

/** Settings of ours: `max=3 ties=yes`. */
export function readSettings(text: string): ReadonlyMap<string, string> {
	return new Map(
		text
			.split(/[\s,;]+(?=[a-z_]+\s*=)/u)
			.map((pair) => pair.split('=').map((part) => part.trim()))
			.flatMap(([key = '', value]): [string, string][] => (value === undefined ? [] : [[key, value]])),
	);
}
