import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './tree';

type Locale = 'es' | 'en';

/** One sentence of one area, with its blanks filled in. */
export interface Sentence {
	/** `send.button`: where it stands in its area. */
	readonly key: string;
	readonly text: string;
	/** How many blanks it has. */
	readonly blanks: number;
	/** What it says when every blank is the number one; null when it has none or takes no numbers. */
	readonly ofOne: string | null;
}

/** One exported dictionary of src/lib/messages. */
export interface Area {
	readonly path: string;
	readonly name: string;
	readonly es: readonly Sentence[];
	readonly en: readonly Sentence[];
}

/** What stands in a blank while a sentence is read: a number where it counts, a short word where it names. */
function fillBlanks(say: (...blanks: unknown[]) => unknown): string {
	let complaint: unknown;
	for (const blank of [3, 'agua', new Date(0), ['agua', 'luz']]) {
		try {
			const text = say(...Array.from({ length: Math.max(say.length, 1) }, () => blank));
			if (typeof text === 'string') return text;
		} catch (error) {
			complaint = error;
		}
	}
	throw new Error(`No sample fits the blanks of ${say.toString()}`, { cause: complaint });
}

function sayOfOne(say: (...blanks: unknown[]) => unknown): string | null {
	try {
		const text = say(...Array.from({ length: say.length }, () => 1));
		return typeof text === 'string' ? text : null;
	} catch {
		// A blank that takes no number, such as a list.
		return null;
	}
}

function isFunction(value: unknown): value is (...blanks: unknown[]) => unknown {
	return typeof value === 'function';
}

/** Every sentence of a dictionary, however deep it lies. */
export function listSentences(dictionary: unknown, prefix = ''): Sentence[] {
	if (typeof dictionary === 'string') return [{ key: prefix, text: dictionary, blanks: 0, ofOne: null }];
	if (isFunction(dictionary))
		return [
			{
				key: prefix,
				text: fillBlanks(dictionary),
				blanks: dictionary.length,
				ofOne: sayOfOne(dictionary),
			},
		];
	if (typeof dictionary !== 'object' || dictionary === null) return [];
	return Object.entries(dictionary).flatMap(([key, value]) =>
		listSentences(value, prefix ? `${prefix}.${key}` : key),
	);
}

function isDictionary(value: unknown): value is Record<Locale, unknown> {
	return (
		typeof value === 'object' &&
		value !== null &&
		'es' in value &&
		'en' in value &&
		typeof value.es === 'object' &&
		typeof value.en === 'object'
	);
}

/** Imports one file of messages and reads every dictionary it exports. */
export async function readAreas(path: string): Promise<Area[]> {
	const module = (await import(/* @vite-ignore */ pathToFileURL(join(projectRoot, path)).href)) as Record<
		string,
		unknown
	>;
	return Object.entries(module)
		.filter((entry): entry is [string, Record<Locale, unknown>] => isDictionary(entry[1]))
		.map(([name, both]) => ({ path, name, es: listSentences(both.es), en: listSentences(both.en) }));
}
