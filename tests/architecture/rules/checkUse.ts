import type { Area } from '../readMessages';
import type { Tree } from '../tree';

/** Sentences whose codes are put together where they are found; the compiler holds them against the union of codes. */
const byCode = /Findings$/;

/**
 * Sentences that nobody says: neither the key nor a group it stands in is written in the code that uses messages.
 * A key that is an ordinary word may hide here; one that is found is dead.
 */
export function checkUse(areas: readonly Area[], code: Tree): string[] {
	const written = code.map(({ text }) => text).join('\n');
	const isWritten = (key: string) =>
		new RegExp(`[.'"]${key}(?![\\w$])|[{,]\\s*${key}\\s*[,}:]`).test(written);
	// `m.phases[phase]`, `words={m.rank}`, `{...m.copy}`: what is in the group is named elsewhere, or by a value.
	const isTakenWhole = (group: string) =>
		new RegExp(`\\b${group}\\s*(\\[|[,;)}\\]]|\\s*$)|\\.\\.\\.[\\w.]*${group}\\b`, 'm').test(written);
	return areas
		.filter(({ name }) => !byCode.test(name))
		.flatMap(({ path, name, es }) =>
			es
				.filter(({ key }) => {
					const [last = '', ...groups] = key.split('.').reverse();
					return !isWritten(last) && !groups.some(isTakenWhole);
				})
				.map(({ key }) => `${path} ${name}.${key} is said nowhere.`),
		);
}
