import fc from 'fast-check';
import {
	NUMBER_LIMIT,
	type NoAnswer,
	type Option,
	type Question,
} from '../../src/lib/domain/survey/instrument';

export const ids = ['a', 'b', 'zz', 'agua', 'option_9', 'other', 'x1', 'constructor', 'to_string'];

const options: fc.Arbitrary<Option[]> = fc
	.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 6 })
	.map((some) => some.map((id) => ({ id, text: { es: `Opción ${id}` } })));

const noAnswers: fc.Arbitrary<NoAnswer[]> = fc.constantFrom<NoAnswer[]>(
	...[[], [], ['unknown' as const], ['refused' as const], ['unknown' as const, 'refused' as const]],
);

export const days = ['1900-02-28', '1999-12-31', '2024-02-29', '2026-11-21', '2027-03-01', '2099-12-31'];

/** Two values in order, either of which may be missing. */
function boundsOf<T extends string | number>(
	some: fc.Arbitrary<T>,
): fc.Arbitrary<{ least: T | null; most: T | null }> {
	return fc
		.tuple(fc.option(some), fc.option(some))
		.map(([a, b]) => (a !== null && b !== null && a > b ? { least: b, most: a } : { least: a, most: b }));
}

export function questionsOf(id: string): fc.Arbitrary<Question> {
	const asked = fc
		.tuple(fc.boolean(), noAnswers, fc.option(fc.constantFrom('Tu colonia', 'Tú'), { freq: 1 }))
		.map(([required, noAnswer, section]) => ({
			id,
			text: { es: '¿Qué urge?' },
			help: null,
			required,
			noAnswer,
			...(section !== null && { section: { es: section } }),
		}));
	const withMax = options.chain((some) =>
		fc.integer({ min: 1, max: some.length }).map((max) => ({ options: some, max })),
	);
	const number = fc.oneof(
		fc.integer({ min: -30, max: 30 }),
		fc.constantFrom(NUMBER_LIMIT, -NUMBER_LIMIT, 1250),
	);
	return fc.oneof(
		fc
			.tuple(asked, options, fc.boolean())
			.map(([a, o, allowOther]): Question => ({ ...a, type: 'single', options: o, allowOther })),
		fc
			.tuple(asked, withMax, fc.boolean())
			.map(([a, o, allowOther]): Question => ({ ...a, type: 'multiple', ...o, allowOther })),
		fc
			.tuple(asked, withMax, fc.boolean())
			.map(([a, o, ties]): Question => ({ ...a, type: 'ranking', ...o, ties })),
		fc
			.tuple(asked, fc.integer({ min: 3, max: 40 }))
			.map(([a, maxLength]): Question => ({ ...a, type: 'short', maxLength })),
		fc
			.tuple(asked, fc.integer({ min: 3, max: 60 }))
			.map(([a, maxLength]): Question => ({ ...a, type: 'long', maxLength })),
		fc
			.tuple(asked, fc.integer({ min: 0, max: 4 }), boundsOf(number), fc.option(fc.constant({ es: 'pesos' })))
			.map(([a, decimals, { least, most }, unit]): Question => ({
				...a,
				...{ type: 'number', decimals, min: least, max: most, unit },
			})),
		fc
			.tuple(asked, boundsOf(fc.constantFrom(...days)))
			.map(([a, { least, most }]): Question => ({ ...a, type: 'date', earliest: least, latest: most })),
		fc
			.tuple(asked, fc.integer({ min: 2, max: 11 }), fc.constantFrom<0 | 1>(0, 1))
			.map(([a, points, start]): Question => ({
				...a,
				...{ type: 'scale', points, start, low: { es: 'Nada' }, high: { es: 'Mucho' } },
			})),
		fc
			.tuple(asked, options, options)
			.map(([a, rows, columns]): Question => ({ ...a, type: 'matrix', rows, columns })),
		asked.map((a): Question => ({ ...a, noAnswer: [], type: 'consent' })),
		fc
			.tuple(asked, fc.boolean())
			.map(([a, locality]): Question => ({ ...a, type: 'municipality', locality })),
		asked.map((a): Question => ({ ...a, type: 'point' })),
		asked.map((a): Question => ({ ...a, type: 'area' })),
		fc
			.tuple(asked, fc.constantFrom('photo' as const, 'audio' as const))
			.map(([a, type]): Question => ({ ...a, required: false, type })),
	);
}
