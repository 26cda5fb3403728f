import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByCodeUnits } from '../../basics/compare';
import type { Typed } from '../readTyped';
import { saysSomething } from './ballot/controls';
import { keepBallotFields, readBallotForm, writeBallotForm } from './ballotForm';
import type { BallotTerms, Marks } from './marks';

const ids = sortByCodeUnits([1, 2, 3, 4, 5].map((n) => `0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b8${n.toString()}`));
const [A = '', B = '', C = ''] = ids;
const criteria = ['urgencia', 'alcance.local'].map((id, at) => ({
	id,
	name: id,
	question: '',
	weight: { num: at + 1, den: 3 },
}));
const terms = {
	rank: { task: 'rank', unranked: 'last', mostRanked: 3 },
	approve: { task: 'approve', mostApproved: 2 },
	points: { task: 'points', points: 10, mostPerAlternative: 6 },
	criteria: { task: 'criteria', scale: { least: 1, most: 5 }, criteria },
	pairs: { task: 'pairs' },
} as const satisfies Record<Marks['task'], BallotTerms>;

function formOf(fields: Typed): FormData {
	const form = new FormData();
	for (const [name, values] of Object.entries(fields)) for (const value of values) form.append(name, value);
	return form;
}
const errorsOf = (task: keyof typeof terms, fields: Record<string, string | readonly string[]>) => {
	const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat()]));
	const read = readBallotForm(terms[task], ids, formOf(typed));
	if (read.ok) return [];
	expect(read.error.typed).toEqual(typed);
	return read.error.errors.map(({ field, code }) => `${field}:${code}`);
};

const someIds = fc.subarray(ids);
const anyMarks: fc.Arbitrary<Marks> = fc.oneof(
	fc
		.shuffledSubarray(ids, { maxLength: 3 })
		.map((order): Marks => ({ task: 'rank', tiers: order.map((id) => [id]) })),
	fc.subarray(ids, { maxLength: 2 }).map((approved): Marks => ({ task: 'approve', approved })),
	fc
		.tuple(
			fc.subarray(ids, { maxLength: 3 }),
			fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
		)
		.map(([chosen, given]): Marks => ({
			task: 'points',
			points: chosen.map((alternative, at) => ({ alternative, points: given[at] ?? 1 })),
		})),
	fc
		.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 10, maxLength: 10 })
		.map((given): Marks => ({
			task: 'criteria',
			scores: ids.flatMap((alternative, row) =>
				['alcance.local', 'urgencia'].flatMap((criterion, column) => {
					const score = given[row * 2 + column];
					return score === null || score === undefined ? [] : [{ alternative, criterion, score }];
				}),
			),
		})),
	fc.tuple(someIds, fc.infiniteStream(fc.nat(2))).map(([chosen, says]): Marks => ({
		task: 'pairs',
		judgements: chosen.flatMap((first, at) =>
			chosen.slice(at + 1).map((second) => ({
				first,
				second,
				preferred: [first, second, null][Number(says.next().value)] ?? null,
			})),
		),
	})),
);

describe('readBallotForm', () => {
	it('reads back whatever a ballot says through the form it is shown in', () => {
		fc.assert(
			fc.property(anyMarks, fc.shuffledSubarray(ids, { minLength: ids.length }), (marks, offered) => {
				const typed = writeBallotForm(terms[marks.task], offered, marks);
				expect(keepBallotFields({ ...typed, content: ['…'], answer: ['…'] })).toEqual(typed);
				expect(readBallotForm(terms[marks.task], offered, formOf(typed))).toEqual({ ok: true, value: marks });
			}),
			{ numRuns: 1_000 },
		);
	});

	it('whatever is sent, only what was offered comes out, within the terms', () => {
		const names = fc.constantFrom(
			...ids.flatMap((id) => [`place.${id}`, `points.${id}`, `score.${id}.urgencia`]),
			'approved',
			'pair',
			'blank',
		);
		const values = fc.oneof(
			fc.constantFrom(...ids, ...ids.map((id) => `${id}.${A}.1`), 'none', '0', '3', '9', '-1', '2.5', ''),
			fc.string(),
		);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(names, values), { maxLength: 12 }),
				fc.constantFrom(...Object.values(terms)),
				(pairs, asked) => {
					const form = new FormData();
					for (const [name, value] of pairs) form.append(name, value);
					const read = readBallotForm(asked, ids, form);
					if (!read.ok) {
						expect(read.error.errors.length).toBeGreaterThan(0);
						return;
					}
					const marks = read.value;
					expect(marks.task).toBe(asked.task);
					if (marks.task === 'rank') expect(marks.tiers.flat().length).toBeLessThanOrEqual(3);
					if (marks.task === 'approve') expect(marks.approved.length).toBeLessThanOrEqual(2);
					if (marks.task === 'points') {
						expect(marks.points.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(10);
						expect(marks.points.every(({ points }) => points >= 1 && points <= 6)).toBe(true);
					}
					if (marks.task === 'pairs')
						expect(
							marks.judgements.every(
								({ first, second, preferred }) => first < second && [first, second, null].includes(preferred),
							),
						).toBe(true);
				},
			),
			{ numRuns: 1_000 },
		);
	});
});

describe('an empty ballot', () => {
	it.each(['rank', 'approve', 'points', 'criteria', 'pairs'] as const)(
		'of %s is taken only when it is meant',
		(task) => {
			expect(errorsOf(task, {})).toEqual([
				`${{ rank: 'place', approve: 'approved', points: 'points', criteria: 'score', pairs: 'pair' }[task]}:ballot_empty`,
			]);
			expect(errorsOf(task, { blank: '1' })).toEqual([]);
		},
	);

	it('says nothing, however many of its controls were sent', () => {
		expect(saysSomething({ blank: ['1'], [`place.${A}`]: [''], [`score.${A}.urgencia`]: ['none'] })).toBe(
			false,
		);
		expect(saysSomething({ [`place.${A}`]: [''], [`place.${B}`]: ['1'] })).toBe(true);
	});

	it('is not a ballot that answers “I don’t know”', () => {
		expect(errorsOf('pairs', { pair: `${A}.${B}.0` })).toEqual([]);
	});
});

describe('slips are refused where they are, and what was typed comes back', () => {
	it('places', () => {
		expect(errorsOf('rank', { [`place.${A}`]: '1', [`place.${B}`]: '1', [`place.${C}`]: 'x' })).toEqual([
			`place.${C}:ballot_place_unknown`,
			`place.${B}:ballot_place_repeated`,
		]);
		expect(
			errorsOf(
				'rank',
				Object.fromEntries(ids.slice(0, 4).map((id, at) => [`place.${id}`, (at + 1).toString()])),
			),
		).toEqual(['place:ballot_too_many_ranked']);
	});

	it('closes gaps between places', () => {
		const form = formOf({ [`place.${A}`]: ['3'], [`place.${B}`]: [' 1 '] });
		expect(readBallotForm(terms.rank, ids, form)).toEqual({
			ok: true,
			value: { task: 'rank', tiers: [[B], [A]] },
		});
	});

	it('approvals', () => {
		expect(errorsOf('approve', { approved: [A, B, C] })).toEqual(['approved:ballot_too_many_approved']);
	});

	it.each([
		['-1', 'unknown'],
		['2.5', 'unknown'],
		['dos', 'unknown'],
		['7', 'capped'],
	])('“%s” points are %s', (written, code) => {
		expect(errorsOf('points', { [`points.${A}`]: written })).toEqual([`points.${A}:ballot_points_${code}`]);
	});

	it('points beyond the purse', () => {
		const form = formOf({ [`points.${A}`]: ['6'], [`points.${B}`]: ['6'], [`points.${C}`]: ['0'] });
		expect(readBallotForm(terms.points, ids, form)).toMatchObject({
			error: { errors: [{ field: 'points', code: 'ballot_points_over', most: 10, over: 2 }] },
		});
	});

	it.each(['0', '6', '3.5', 'x'])('a score of “%s”', (written) => {
		expect(errorsOf('criteria', { [`score.${B}.urgencia`]: written })).toEqual([
			`score.${B}.urgencia:ballot_score_unknown`,
		]);
	});

	it.each([`${A}.${A}.1`, `${A}.otro.1`, `${A}.${B}.3`, `${A}.${B}.1.1`, 'nada'])(
		'a pair of “%s”',
		(written) => {
			expect(errorsOf('pairs', { pair: written })).toEqual(['pair:ballot_not_understood']);
		},
	);
});
