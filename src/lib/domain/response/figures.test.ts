import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, validContents } from '../../../../tests/arbitraries/answers';
import type { AnswerContent, Instrument, Question } from '../survey/instrument';
import { composeFigures, parseFigures, tablesOf, type AnswerCount, type CountedAnswers } from './figures';
import { suppressTables } from './suppressTables';

/** Counts answers one by one, the way the database says it counts them. */
function countOf(
	instrument: Instrument,
	contents: readonly (AnswerContent & { channel: string })[],
): CountedAnswers {
	const channels: Record<string, number> = {};
	const counts: AnswerCount[] = [];
	const add = (channel: string, question: string, part: string, choice: string) =>
		counts.push({ channel, question, part, choice, count: 1 });
	for (const { channel, answers } of contents) {
		channels[channel] = (channels[channel] ?? 0) + 1;
		for (const { id, type } of instrument.questions) {
			const value = Object.hasOwn(answers, id) ? answers[id] : undefined;
			const none = noneIn(value);
			if (value === undefined) add(channel, id, '', '+none');
			else if (none !== null) add(channel, id, '', `+${none}`);
			else if (type === 'single') add(channel, id, '', typeof value === 'string' ? value : '+other');
			else if (type === 'municipality')
				add(channel, id, '', typeof value === 'string' ? value : municipalityIn(value));
			else if (type === 'scale') add(channel, id, '', typeof value === 'number' ? value.toString() : '');
			else add(channel, id, '', '+answered');
			if (type === 'matrix' && none === null && value !== undefined)
				for (const [row, column] of Object.entries(value)) add(channel, id, row, String(column));
			if (!Array.isArray(value)) continue;
			if (type === 'multiple')
				for (const item of value as (string | object)[])
					add(channel, id, typeof item === 'string' ? item : '+other', '+chosen');
			if (type === 'ranking')
				for (const item of (value as string[][])[0] ?? []) add(channel, id, item, '+first');
		}
	}
	return { channels, counts };
}

const noneIn = (value: unknown): string | null =>
	typeof value === 'object' && value !== null && 'none' in value ? String(value.none) : null;
const municipalityIn = (value: unknown): string =>
	typeof value === 'object' && value !== null && 'municipality' in value ? String(value.municipality) : '';

const surveys = instruments.chain((instrument) =>
	fc
		.array(
			fc
				.tuple(validContents(instrument), fc.constantFrom('web', 'kiosk', 'interviewer'))
				.map(([content, channel]) => ({ ...content, channel })),
			{ minLength: 1, maxLength: 60 },
		)
		.map((contents) => ({ instrument, contents })),
);

describe('figures', () => {
	it('hold every answer once in every table, by every channel', () => {
		fc.assert(
			fc.property(surveys, ({ instrument, contents }) => {
				const counted = countOf(instrument, contents);
				const order = Object.keys(counted.channels);
				for (const question of instrument.questions) {
					for (const { rows } of tablesOf(question, counted, order)) {
						for (const [at, channel] of order.entries()) {
							const column = rows.map(({ counts }) => counts[at] ?? NaN);
							expect(column.every((count) => count >= 0)).toBe(true);
							expect(column.reduce((total, one) => total + one, 0)).toBe(counted.channels[channel]);
						}
					}
				}
			}),
			{ numRuns: 200 },
		);
	});

	it('name no group of fewer than ten, and read back', () => {
		fc.assert(
			fc.property(surveys, ({ instrument, contents }) => {
				const figures = composeFigures('una', instrument, 'A'.repeat(43), countOf(instrument, contents));
				const numbers = figures.questions.flatMap(({ tables }) =>
					tables.flatMap(({ rows }) => rows.flatMap(({ counts, total }) => [...counts, total])),
				);
				expect(numbers.filter((number) => number !== null && number > 0 && number < 10)).toEqual([]);
				expect(figures.answers).toBe(contents.length);
				expect(parseFigures(JSON.parse(JSON.stringify(figures)))).toEqual(figures);
			}),
			{ numRuns: 200 },
		);
	});

	it('never carry what somebody wrote or where they put a point', () => {
		fc.assert(
			fc.property(surveys, ({ instrument, contents }) => {
				const figures = composeFigures('una', instrument, 'A'.repeat(43), countOf(instrument, contents));
				for (const { id, type } of instrument.questions) {
					if (!['short', 'long', 'point', 'area'].includes(type)) continue;
					const tables = figures.questions.find((question) => question.id === id)?.tables ?? [];
					expect(tables.map(({ rows }) => rows.map(({ choice }) => choice))).toEqual([
						expect.toSatisfy((choices: string[]) =>
							choices.every((choice) => /^\+(answered|none|unknown|refused)$/.test(choice)),
						),
					]);
				}
			}),
			{ numRuns: 200 },
		);
	});

	const asked = { id: 'q', text: { es: 'Q' }, help: null, required: true, noAnswer: [] } as const;
	const named = ['a', 'b', 'c'].map((id) => ({ id, text: { es: id } }));
	const published = (question: Question, counts: readonly [string, string, number][]) => {
		const counted: CountedAnswers = {
			channels: { web: 100 },
			counts: counts.map(([part, choice, count]) => ({ question: 'q', part, choice, channel: 'web', count })),
		};
		const tables = tablesOf(question, counted, ['web']);
		return suppressTables(question, tables, 10).map(({ totals }) => totals);
	};

	it('let no option be computed from the others where everybody puts one first', () => {
		const ranking: Question = { ...asked, type: 'ranking', options: named, max: 3, ties: false };
		const [, ...options] = published(ranking, [
			['', '+answered', 100],
			['a', '+first', 3],
			['b', '+first', 50],
			['c', '+first', 47],
		]);
		expect(options).toEqual([
			[null, null],
			[50, 50],
			[null, null],
		]);
	});

	it('let no row of a table be computed from how many left the question blank', () => {
		const matrix: Question = { ...asked, type: 'matrix', rows: named.slice(0, 2), columns: named };
		const [, first] = published(matrix, [
			['', '+answered', 88],
			['', '+none', 12],
			['a', 'a', 3],
			['a', 'b', 50],
			['a', 'c', 35],
		]);
		expect(first).toEqual([null, 50, null, 12]);
	});

	it('let nothing be computed from how many an earlier question says were asked', () => {
		const showIf = { op: 'selected', question: 'p', option: 'si' } as const;
		const several: Question = {
			...{ ...asked, type: 'multiple', options: named.slice(0, 2), max: 2, allowOther: false },
		};
		const counts: [string, string, number][] = [
			['', '+answered', 15],
			['', '+none', 85],
			['a', '+chosen', 12],
		];
		expect(published(several, counts)[1]).toEqual([12, 88]);
		// Twelve chose it of fifteen who were asked: three did not.
		expect(published({ ...several, showIf }, counts)[1]).toEqual([null, null]);
	});
});
