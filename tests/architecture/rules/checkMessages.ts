import { measureReadability, PLAIN_SCORE } from '../../../src/lib/domain/survey/reading/readability';
import type { Area, Sentence } from '../readMessages';

function compare(
	area: Area,
	mine: readonly Sentence[],
	theirs: readonly Sentence[],
	locale: string,
): string[] {
	const others = new Map(theirs.map((sentence) => [sentence.key, sentence]));
	return mine.flatMap((sentence) => {
		const place = `${area.path} ${area.name}.${sentence.key}`;
		const other = others.get(sentence.key);
		if (!other) return [`${place}: is missing in ${locale}.`];
		if (other.blanks !== sentence.blanks)
			return [`${place}: has ${sentence.blanks} blanks here and ${other.blanks} in ${locale}.`];
		return sentence.text.trim() ? [] : [`${place}: says nothing.`];
	});
}

/** Both languages say the same things, with the same blanks, and none is empty. */
export function checkBothLanguages(area: Area): string[] {
	return [...compare(area, area.es, area.en, 'en'), ...compare(area, area.en, area.es, 'es')];
}

/** A label is not read as prose: only sentences count, those that end like one or have five words. */
export function joinProse(sentences: readonly Sentence[]): string {
	return sentences
		.map((sentence) => sentence.text.trim())
		.filter((text) => /[.!?…]$/.test(text) || text.split(/\s+/).length >= 5)
		.map((text) => (/[.!?…:]$/.test(text) ? text : `${text}.`))
		.join(' ');
}

/** Spanish prose of an area below the score every citizen's text should reach, with its three hardest sentences. */
export function checkReading(area: Area): string[] {
	const reading = measureReadability(joinProse(area.es));
	if (!reading?.isEnough || reading.score >= PLAIN_SCORE) return [];
	const hardest = area.es
		.filter((sentence) => sentence.text.split(/\s+/).length >= 5)
		.map((sentence) => ({ ...sentence, score: measureReadability(sentence.text)?.score ?? 100 }))
		.sort((a, b) => a.score - b.score)
		.slice(0, 3)
		.map((sentence) => `${sentence.key} (${Math.round(sentence.score)}): ${sentence.text}`);
	return [
		`${area.path} ${area.name}: INFLESZ ${reading.score}, at least ${PLAIN_SCORE}. Shorten first: ${hardest.join(' · ')}`,
	];
}
