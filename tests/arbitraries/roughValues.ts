import fc from 'fast-check';
import type { Option, Question } from '../../src/lib/domain/survey/instrument';
import { days, ids } from './questions';
import { json, plainText, roughText } from './texts';
import { hashes, leastOf, mostOf, points } from './values';

const degree = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: -118_500_000, max: 32_750_000 }) },
	{
		weight: 4,
		arbitrary: fc.constantFrom(14_500_000, 14_499_999, 32_750_000, 32_750_001, 20_000_000, -100_000_000),
	},
	{ weight: 2, arbitrary: fc.constantFrom(-118_500_000, -118_500_001, -86_700_000, -86_699_999) },
	{ weight: 1, arbitrary: fc.constantFrom(16.5, '17', null, [], 16.0) },
);

/** Values that a careless or hostile client could send for a question; most have the right shape, some are fine. */
export function roughValues(question: Question): fc.Arbitrary<unknown> {
	const none = fc
		.constantFrom<unknown>(...['unknown', 'refused', 'other', null, []])
		.map((n) => ({ none: n }));
	return fc.oneof(
		{ weight: 9, arbitrary: nearValues(question) },
		{ weight: 1, arbitrary: none },
		{ weight: 1, arbitrary: fc.oneof(json, roughText) },
	);
}

const nearOther: fc.Arbitrary<unknown> = fc.oneof(
	fc.record({ other: roughText }),
	fc.nat({ max: 6 }).map((extra) => ({ other: '💧'.repeat(197 + extra) })),
	fc.record({ other: fc.oneof(roughText, json), and: roughText }, { requiredKeys: [] }),
);

const nearKey = fc.constantFrom(
	...['20067', '20000', '33001', '00001', '2006', '200670', '01001', '32058', '20067\n', '٢٠٠٦٧', ''],
);

const nearPoint: fc.Arbitrary<unknown> = fc.record(
	{ latE6: degree, lonE6: degree, altE6: degree },
	{ requiredKeys: ['latE6', 'lonE6'], noNullPrototype: true },
);

const nearDay = fc.oneof(
	fc.constantFrom(...days),
	fc.constantFrom(
		...['1899-12-31', '2100-01-01', '2026-02-29', '2026-02-28', '2026-13-01', '2026-00-10', '2026-04-31'],
		...['2026-04-00', '2026-4-1', '2026-04-01\n', '٢٠٢٦-٠٤-٠١', '', '2026-04-30T00:00', 20260430, null],
	),
);

function nearValues(question: Question): fc.Arbitrary<unknown> {
	switch (question.type) {
		case 'single':
			return fc.oneof(idsNear(question.options), nearOther);
		case 'multiple':
			return fc
				.tuple(fc.array(idsNear(question.options), { maxLength: 5 }), fc.option(nearOther))
				.map(([some, other]) => (other === null ? some : [...some, other]));
		case 'ranking': {
			const one = idsNear(question.options);
			return fc.oneof(
				fc.array(
					one.map((id) => [id]),
					{ maxLength: 7 },
				),
				fc.array(
					fc.oneof({ weight: 9, arbitrary: fc.array(one, { maxLength: 3 }) }, { weight: 1, arbitrary: json }),
					{ maxLength: 4 },
				),
			);
		}
		case 'short':
		case 'long':
			return fc.oneof(
				roughText,
				fc
					.tuple(fc.nat({ max: 6 }), fc.constantFrom('💧', 'x', 'ñ'))
					.map(([extra, letter]) => letter.repeat(question.maxLength - 3 + extra)),
			);
		case 'number': {
			const near = fc
				.tuple(fc.constantFrom(leastOf(question), mostOf(question)), fc.integer({ min: -2, max: 2 }))
				.map(([edge, off]) => edge + off);
			return fc.oneof(
				near,
				fc.constantFrom<unknown>(...[0, 1.5, '7', null, true, Number.MAX_SAFE_INTEGER, []]),
			);
		}
		case 'scale':
			return fc.oneof(fc.integer({ min: -1, max: 13 }), fc.constantFrom<unknown>(...[2.5, '3', null, [3]]));
		case 'date':
			return nearDay;
		case 'consent':
			return fc.constantFrom<unknown>(...[true, false, 'true', 1, null, {}, [true]]);
		case 'matrix':
			return fc
				.array(fc.tuple(fc.oneof(idsNear(question.rows)), idsNear(question.columns)), { maxLength: 6 })
				.map((cells) => Object.fromEntries(cells.map(([row, column]) => [String(row), column])));
		case 'municipality':
			return fc.oneof(
				nearKey,
				fc.record({ municipality: fc.oneof(nearKey, json), locality: fc.oneof(roughText, json) }),
				fc.record(
					{ municipality: nearKey, locality: plainText, and: plainText },
					{ requiredKeys: ['municipality'], noNullPrototype: true },
				),
				fc
					.tuple(nearKey, fc.nat({ max: 6 }))
					.map(([municipality, extra]) => ({ municipality, locality: 'ñ'.repeat(117 + extra) })),
			);
		case 'point':
			return nearPoint;
		case 'area':
			return fc
				.oneof(
					fc.array(fc.oneof({ weight: 4, arbitrary: points }, { weight: 1, arbitrary: nearPoint }), {
						minLength: 2,
						maxLength: 6,
					}),
					fc
						.tuple(points, fc.integer({ min: 58, max: 62 }))
						.map(([{ latE6 }, count]) =>
							Array.from({ length: count }, (_, at) => ({ latE6, lonE6: -118_500_000 + at })),
						),
					fc.tuple(points, points, points).map(([a, b, c]) => [a, b, c, a]),
					json,
				)
				.chain((ring) => fc.constantFrom<unknown>({ ring }, { ring }, { ring }, { ring, and: 1 }, ring));
		case 'photo':
		case 'audio':
			return nearFile;
	}
}

const nearFile: fc.Arbitrary<unknown> = fc.record(
	{
		file: fc.oneof(
			{ weight: 8, arbitrary: hashes },
			{
				weight: 1,
				arbitrary: fc.constantFrom<unknown>('B'.repeat(43), 'ñ'.repeat(43), `${'A'.repeat(43)}\n`, 7),
			},
		),
		type: fc.constantFrom<unknown>(
			// The right ones often, so that what comes after the type is judged too.
			...['image/jpeg', 'image/jpeg', 'image/webp', 'audio/webm', 'audio/webm', 'audio/mpeg'],
			...['image/svg+xml', 'AUDIO/WAV', '', null],
		),
		bytes: fc.oneof(
			{ weight: 3, arbitrary: fc.constantFrom(1, 450_000, 450_001, 450_001, 1e12) },
			{ weight: 1, arbitrary: fc.constantFrom<unknown>(0, -1, 1.5, '7', null) },
		),
		and: fc.constantFrom(1),
	},
	{ requiredKeys: ['file', 'type', 'bytes'], noNullPrototype: true },
);

function idsNear(offered: readonly Option[]): fc.Arbitrary<unknown> {
	return fc.oneof(
		{ weight: 8, arbitrary: fc.constantFrom(...offered).map((option) => option.id) },
		{ weight: 1, arbitrary: fc.constantFrom<unknown>(...ids, '', 'A', null, 7, ['a']) },
	);
}
