import type { Area } from '../readMessages';

/** Words that end like a plural noun and are none. */
const singular = new Set('más menos mes país es is has was does ends reads beats this nucleus'.split(' '));

const pluralVerb =
	/\b(faltan|hacen falta|han \p{L}+|participaron|caben|quedan|sobran|esperan|llegaron|son|eran|hay \p{L}+s) 1\b(?! de)/iu;

/** Where a sentence that counts one thing speaks of several: `1 problemas`, `faltan 1`. */
export function findPlural(text: string): string | null {
	for (const [found, word = ''] of text.matchAll(/(?<![\p{L}\d.,:/-])1 (\p{L}+)/gu)) {
		if (/[^s]s$/iu.test(word) && !singular.has(word.toLowerCase())) return found;
	}
	return pluralVerb.exec(text)?.[0] ?? null;
}

/** Sentences of an area that, said of one thing, speak of several. */
export function checkCounts(area: Area): string[] {
	return [...area.es, ...area.en].flatMap(({ key, ofOne }) => {
		const plural = ofOne === null ? null : findPlural(ofOne);
		return plural === null ? [] : [`${area.path} ${area.name}.${key} says “${plural}”: ${String(ofOne)}`];
	});
}
