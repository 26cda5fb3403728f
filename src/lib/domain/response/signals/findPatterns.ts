import type { Answers, AnswerValue, Instrument, Question } from '../../survey/instrument';
import { isNoAnswer, isOwnWords } from '../../survey/instrument';

/** What of an answer is looked at. */
export interface LookedAt {
	readonly id: string;
	readonly answers: Answers;
}

/**
 * Why some answers stand out:
 *
 * - `same_words`: the same own words, but for capitals, accents, signs and spaces, in three answers or more;
 * - `near_words`: own words of which nearly all pieces of three words are the same;
 * - `same_choices`: the same choices in far more answers than how often each is chosen lets expect;
 * - `straight`: the same step or column all the way.
 */
export type PatternRule = 'same_words' | 'near_words' | 'same_choices' | 'straight';

/** Answers that stand out together. It proves nothing: neighbours share a text, and some do think the same. */
export interface Pattern {
	readonly rule: PatternRule;
	/** The question, where it is of one. */
	readonly question: string | null;
	/** What they have in common, where it is text. */
	readonly words: string | null;
	/** Identities, ascending. */
	readonly answers: readonly string[];
}

export const SMALLEST_PATTERN = 3;
/** Shorter own words are often the same by chance. */
export const SHORTEST_WORDS = 20;
/** Of the pieces of three words of both texts together, the share they must have in common. */
export const NEAR_SHARE = 0.8;
/** Questions or rows that must be answered the same, to be straight, or alike. */
export const FEWEST_ALIKE = 4;
/** So many times what would be expected. */
export const ALIKE_FACTOR = 10;

/** Everything that stands out in the answers to an instrument, the largest groups first. Pure: the same for the same answers in any order. */
export function findPatterns(instrument: Instrument, given: readonly LookedAt[]): Pattern[] {
	const all = [...given].sort((a, b) => compareText(a.id, b.id));
	return [
		...instrument.questions.flatMap((question) => findWords(question, all)),
		...findAlike(instrument, all),
		...findStraight(instrument, all),
	].sort((a, b) => b.answers.length - a.answers.length || compareText(a.rule, b.rule));
}

/** Own words of one question: first the same, then, among what is left, nearly the same. */
function findWords(question: Question, all: readonly LookedAt[]): Pattern[] {
	const groups = new Map<string, { words: string; ids: string[] }>();
	for (const { id, answers } of all) {
		const words = wordsIn(question, answers[question.id]);
		const plain = words === null ? '' : plainWords(words);
		if (words === null || plain.length < SHORTEST_WORDS) continue;
		const group = groups.get(plain) ?? { words, ids: [] };
		group.ids.push(id);
		groups.set(plain, group);
	}
	const same = [...groups.values()].filter(({ ids }) => ids.length >= SMALLEST_PATTERN);
	return [
		...same.map(({ words, ids }): Pattern => pattern('same_words', question.id, words, ids)),
		...findNear(question.id, groups),
	];
}

/** Joins texts that share nearly all their pieces; only pairs with a piece in common are compared. */
function findNear(
	question: string,
	groups: ReadonlyMap<string, { words: string; ids: string[] }>,
): Pattern[] {
	const texts = [...groups].map(([plain, group]) => ({ ...group, pieces: piecesOf(plain) }));
	const holders = new Map<string, number[]>();
	const root = texts.map((_, at) => at);
	const find = (at: number): number => {
		let top = at;
		for (let up = root[top] ?? top; up !== top; up = root[top] ?? top) top = up;
		return top;
	};
	for (const [at, { pieces }] of texts.entries()) {
		const shared = new Map<number, number>();
		for (const piece of pieces) {
			const before = holders.get(piece) ?? [];
			// A piece that very many use tells nothing and would make every pair be compared.
			if (before.length <= 50) for (const other of before) shared.set(other, (shared.get(other) ?? 0) + 1);
			holders.set(piece, [...before, at]);
		}
		for (const [other, count] of shared) {
			const together = pieces.size + (texts[other]?.pieces.size ?? 0) - count;
			if (count / together >= NEAR_SHARE) root[find(at)] = find(other);
		}
	}
	const joined = new Map<number, { words: string; ids: string[]; texts: number }>();
	for (const [at, { words, ids }] of texts.entries()) {
		const top = find(at);
		const group = joined.get(top) ?? { words, ids: [], texts: 0 };
		joined.set(top, { words: group.words, ids: [...group.ids, ...ids], texts: group.texts + 1 });
	}
	return [...joined.values()]
		.filter(({ ids, texts: count }) => count > 1 && ids.length >= SMALLEST_PATTERN)
		.map(({ words, ids }) => pattern('near_words', question, words, ids));
}

/** The same choices all through, far more often than if each question were answered without regard to the others. */
function findAlike(instrument: Instrument, all: readonly LookedAt[]): Pattern[] {
	const chosen = instrument.questions.filter(({ type }) =>
		['single', 'multiple', 'scale', 'matrix', 'ranking', 'municipality'].includes(type),
	);
	const counts = new Map<string, number>();
	const groups = new Map<string, { keys: string[]; ids: string[] }>();
	for (const { id, answers } of all) {
		const keys = chosen.flatMap(({ id: question }) =>
			answers[question] === undefined ? [] : [`${question} ${JSON.stringify(answers[question])}`],
		);
		for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
		if (keys.length < FEWEST_ALIKE) continue;
		const group = groups.get(keys.join('\n')) ?? { keys, ids: [] };
		group.ids.push(id);
		groups.set(keys.join('\n'), group);
	}
	return [...groups.values()].flatMap(({ keys, ids }) => {
		const expected = keys.reduce(
			(product, key) => (product * (counts.get(key) ?? 0)) / all.length,
			all.length,
		);
		const stands = ids.length >= SMALLEST_PATTERN && ids.length > expected * ALIKE_FACTOR;
		return stands ? [pattern('same_choices', null, null, ids)] : [];
	});
}

/** One column down a whole table, or one step on every scale. Each table, and all scales together, are one pattern. */
function findStraight(instrument: Instrument, all: readonly LookedAt[]): Pattern[] {
	const scales = instrument.questions.filter(({ type }) => type === 'scale');
	const straightIn = (
		question: string | null,
		valuesOf: (answers: Answers) => readonly unknown[],
	): Pattern[] => {
		const ids = all
			.filter(({ answers }) => {
				const values = valuesOf(answers);
				return values.length >= FEWEST_ALIKE && new Set(values).size === 1;
			})
			.map(({ id }) => id);
		return ids.length >= SMALLEST_PATTERN ? [pattern('straight', question, null, ids)] : [];
	};
	return [
		...instrument.questions
			.filter(({ type }) => type === 'matrix')
			.flatMap((question) =>
				straightIn(question.id, (answers) => {
					const value = answers[question.id];
					if (typeof value !== 'object' || isNoAnswer(question, value)) return [];
					return Object.values(value);
				}),
			),
		...straightIn(null, (answers) =>
			scales.flatMap(({ id }) => (typeof answers[id] === 'number' ? [answers[id]] : [])),
		),
	];
}

function wordsIn(question: Question, value: AnswerValue | undefined): string | null {
	if (value === undefined) return null;
	if ((question.type === 'short' || question.type === 'long') && typeof value === 'string') return value;
	return question.type === 'single' && isOwnWords(value) ? value.other : null;
}

/** Letters and digits alone, with one space between words. */
function plainWords(text: string): string {
	const letters = text.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '');
	return letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function piecesOf(plain: string): ReadonlySet<string> {
	const words = plain.split(' ');
	const last = Math.max(1, words.length - 2);
	return new Set(Array.from({ length: last }, (_, at) => words.slice(at, at + 3).join(' ')));
}

function pattern(
	rule: PatternRule,
	question: string | null,
	words: string | null,
	ids: readonly string[],
): Pattern {
	return { rule, question, words, answers: [...ids].sort(compareText) };
}

/** Code points: the same order on every machine. */
function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
