import fc from 'fast-check';
import { FILE_MAX_BYTES, fileTypes } from '../../src/lib/domain/file/kinds';
import {
	NUMBER_LIMIT,
	type AnswerValue,
	type MatrixQuestion,
	type NumberQuestion,
	type Option,
	type Question,
} from '../../src/lib/domain/survey/instrument';
import { plainText } from './texts';

export const points = fc.record({
	latE6: fc.integer({ min: 14_500_000, max: 32_750_000 }),
	lonE6: fc.integer({ min: -118_500_000, max: -86_700_000 }),
});

export const hashes = fc
	.uint8Array({ minLength: 32, maxLength: 32 })
	.map((bytes) => Buffer.from(bytes).toString('base64url'));

export function valuesFor(question: Question, state: string | null): fc.Arbitrary<AnswerValue> {
	const [first, ...more] = question.noAnswer;
	if (first === undefined) return givenValues(question, state);
	const none = fc.constantFrom(first, ...more).map((reason) => ({ none: reason }));
	return fc.oneof({ weight: 4, arbitrary: givenValues(question, state) }, { weight: 1, arbitrary: none });
}

function givenValues(question: Question, state: string | null): fc.Arbitrary<AnswerValue> {
	const other = plainText.map((words) => ({ other: words }));
	switch (question.type) {
		case 'single': {
			const chosen = fc.constantFrom(...question.options).map((option) => option.id);
			return question.allowOther ? fc.oneof(chosen, other) : chosen;
		}
		case 'multiple': {
			const ids = question.options.map((option) => option.id);
			const chosen = fc.subarray(ids, { minLength: 1, maxLength: question.max });
			const beside = fc.tuple(fc.subarray(ids, { maxLength: question.max - 1 }), other);
			return question.allowOther
				? fc.oneof(
						chosen,
						beside.map(([some, own]) => [...some, own]),
					)
				: chosen;
		}
		case 'ranking':
			return fc
				.tuple(
					fc.shuffledSubarray(
						question.options.map((option) => option.id),
						{ minLength: 1, maxLength: question.max },
					),
					fc.array(question.ties ? fc.boolean() : fc.constant(false), { minLength: 8, maxLength: 8 }),
				)
				.map(([order, joins]) => tiersOf(question.options, order, joins));
		case 'short':
		case 'long':
			return plainText.map((text) => Array.from(text).slice(0, question.maxLength).join('').trim());
		case 'number':
			return fc.integer({ min: leastOf(question), max: mostOf(question) });
		case 'date':
			return fc
				.date({
					min: new Date(question.earliest ?? '1900-01-01'),
					max: new Date(question.latest ?? '2099-12-31'),
					noInvalidDate: true,
				})
				.map((date) => date.toISOString().slice(0, 10));
		case 'scale':
			return fc.integer({ min: question.start, max: question.start + question.points - 1 });
		case 'matrix':
			return matrixValues(question);
		case 'consent':
			return fc.constant(true as const);
		case 'municipality': {
			const key = fc
				.tuple(fc.constantFrom('01', '20', '32'), fc.integer({ min: 1, max: 570 }))
				.map(([any, number]) => `${state ?? any}${String(number).padStart(3, '0')}`);
			const located = fc
				.tuple(key, plainText)
				.map(([municipality, locality]) => ({ municipality, locality }));
			return question.locality ? fc.oneof(key, located) : key;
		}
		case 'point':
			return points;
		case 'area':
			return fc
				.uniqueArray(points, {
					minLength: 3,
					maxLength: 8,
					selector: ({ latE6, lonE6 }) => `${String(latE6)} ${String(lonE6)}`,
				})
				.map((ring) => ({ ring }));
		case 'photo':
		case 'audio':
			return fc.record({
				file: hashes,
				type: fc.constantFrom(...fileTypes[question.type]),
				bytes: fc.integer({ min: 1, max: FILE_MAX_BYTES }),
			});
	}
}

export const leastOf = ({ min }: NumberQuestion) => min ?? -NUMBER_LIMIT;
export const mostOf = ({ max }: NumberQuestion) => max ?? NUMBER_LIMIT;

function matrixValues({ rows, columns, required }: MatrixQuestion): fc.Arbitrary<Record<string, string>> {
	const ids = rows.map(({ id }) => id);
	const column = fc.constantFrom(...columns).map(({ id }) => id);
	return fc
		.tuple(
			fc.subarray(ids, { minLength: required ? ids.length : 1 }),
			fc.array(column, { minLength: ids.length, maxLength: ids.length }),
		)
		.map(([some, chosen]) => Object.fromEntries(some.map((id, at) => [id, chosen[at] ?? ''])));
}

function tiersOf(
	offered: readonly Option[],
	order: readonly string[],
	joins: readonly boolean[],
): string[][] {
	const tiers: string[][] = [];
	order.forEach((id, place) => {
		const last = tiers.at(-1);
		if (last && joins[place]) last.push(id);
		else tiers.push([id]);
	});
	const positions = offered.map((option) => option.id);
	return tiers.map((tier) => tier.sort((a, b) => positions.indexOf(a) - positions.indexOf(b)));
}
