import fc from 'fast-check';
import type { Comparison, Expression } from '../../src/lib/domain/survey/conditions/expression';
import { subjectOf, type AnswerSpace, type Subject } from '../../src/lib/domain/survey/conditions/subject';
import type { Instrument } from '../../src/lib/domain/survey/instrument';

const comparisons: readonly Comparison[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const days = ['2026-01-31', '2026-02-01', '2026-02-02', '2026-02-03', '2026-02-04'];
const ids = ['p1', 'tema', 'constructor', 'lugar', 'edad'];

const spaces: fc.Arbitrary<AnswerSpace> = fc.oneof(
	fc.record({
		kind: fc.constant('one' as const),
		options: fc.subarray(['a', 'b', 'agua', 'other'], { minLength: 2, maxLength: 3 }),
		other: fc.boolean(),
	}),
	fc
		.subarray(['a', 'b', 'luz'], { minLength: 2 })
		.chain((options) =>
			fc
				.tuple(fc.integer({ min: 1, max: options.length }), fc.boolean())
				.map(([max, other]): AnswerSpace => ({ kind: 'some', options, max, other })),
		),
	fc
		.tuple(fc.integer({ min: -2, max: 2 }), fc.nat({ max: 4 }))
		.map(([min, more]): AnswerSpace => ({ kind: 'number', decimals: 0, min, max: min + more })),
	fc.tuple(fc.nat({ max: 1 }), fc.integer({ min: 2, max: 4 })).map(([min, max]): AnswerSpace => ({
		kind: 'date',
		min: days[min] ?? null,
		max: days[max] ?? null,
	})),
	fc.constantFrom<AnswerSpace>({ kind: 'municipality', state: '20' }, { kind: 'any' }),
);

function atomsAbout({ id, space }: Pick<Subject, 'id' | 'space'>): fc.Arbitrary<Expression> {
	const answered = fc.constant<Expression>({ op: 'answered', question: id });
	const equality = fc.constantFrom<Comparison>('eq', 'ne');
	const any = fc.constantFrom(...comparisons);
	const compare = (op: fc.Arbitrary<Comparison>, value: fc.Arbitrary<string | number>) =>
		fc.record({ op, question: fc.constant(id), value });
	switch (space.kind) {
		case 'one':
		case 'some': {
			const selected = fc
				.constantFrom(...space.options)
				.map((option): Expression => ({ op: 'selected', question: id, option }));
			const among = fc.constantFrom(...space.options);
			return space.kind === 'one'
				? fc.oneof(answered, selected, compare(equality, among))
				: fc.oneof(answered, selected, selected);
		}
		case 'number':
			return fc.oneof(
				{ weight: 1, arbitrary: answered },
				{ weight: 4, arbitrary: compare(any, fc.integer({ min: -4, max: 8 })) },
			);
		case 'date':
			return fc.oneof(
				{ weight: 1, arbitrary: answered },
				{ weight: 4, arbitrary: compare(any, fc.constantFrom(...days)) },
			);
		case 'municipality':
			return fc.oneof(
				answered,
				compare(equality, fc.constantFrom(...['067', '001'].map((end) => (space.state ?? '20') + end))),
			);
		case 'any':
			return answered;
	}
}

/** Conditions without fault on some questions. */
export function conditionsOn(
	subjects: readonly Pick<Subject, 'id' | 'space'>[],
	maxDepth = 3,
): fc.Arbitrary<Expression> {
	const atom = fc.oneof(...subjects.map(atomsAbout));
	const grow = (depth: number): fc.Arbitrary<Expression> => {
		if (depth <= 1) return atom;
		const part = grow(depth - 1);
		return fc.oneof(
			{ weight: 3, arbitrary: atom },
			{
				weight: 3,
				arbitrary: fc.record({
					op: fc.constantFrom('and' as const, 'or' as const),
					of: fc.array(part, { minLength: 2, maxLength: 3 }),
				}),
			},
			{ weight: 1, arbitrary: part.map((of): Expression => ({ op: 'not', of })) },
		);
	};
	return grow(maxDepth);
}

/** Two to four questions, most of which depend on those before them. */
export const subjectLists: fc.Arbitrary<Subject[]> = fc
	.tuple(
		fc.shuffledSubarray(ids, { minLength: 2, maxLength: 4 }),
		fc.array(fc.tuple(spaces, fc.boolean()), { minLength: 5, maxLength: 5 }),
	)
	.chain(([some, parts]) => {
		const bare = some.flatMap((id, place): Subject[] => {
			const part = parts[place];
			return part ? [{ id, space: part[0], isValueCertain: part[1], showIf: null, must: null }] : [];
		});
		const conditions = bare.map((_, place) =>
			place === 0 ? fc.constant(null) : fc.option(conditionsOn(bare.slice(0, place)), { freq: 4, nil: null }),
		);
		const limits = bare.map((_, place) =>
			fc.option(conditionsOn(bare.slice(0, place + 1), 2), { freq: 1, nil: null }),
		);
		return fc.tuple(fc.tuple(...conditions), fc.tuple(...limits)).map(([showIfs, musts]) =>
			bare.map((subject, place) => ({
				...subject,
				showIf: showIfs[place] ?? null,
				must: musts[place] ?? null,
			})),
		);
	});

/** Every value a question can have, one by one, where there are few. */
export function listValues(space: AnswerSpace): unknown[] {
	switch (space.kind) {
		case 'one':
			return [...space.options, ...(space.other ? [{ other: 'x' }] : [])];
		case 'some': {
			let sets: unknown[][] = [[]];
			for (const item of [...space.options, ...(space.other ? [{ other: 'x' }] : [])])
				sets = sets.flatMap((set) => [set, [...set, item]]);
			return sets.filter((set) => set.length > 0 && set.length <= space.max);
		}
		case 'number':
			return Array.from({ length: (space.max ?? 9) - (space.min ?? 0) + 1 }, (_, n) => n + (space.min ?? 0));
		case 'date':
			return days.filter((day) => day >= (space.min ?? '') && day <= (space.max ?? '9'));
		case 'municipality':
			return ['20067', '20001', '20570'];
		case 'any':
			return ['palabras'];
	}
}

/** The same instruments, with conditions on half of the questions that have one before them. */
export function withConditions(instrument: Instrument): fc.Arbitrary<Instrument> {
	const subjects = instrument.questions.map((question) => subjectOf(question, instrument.state));
	const conditions = subjects.map((_, place) =>
		place === 0
			? fc.constant(null)
			: fc.option(conditionsOn(subjects.slice(0, place), 2), { freq: 3, nil: null }),
	);
	return fc.tuple(...conditions).map((showIfs) => ({
		...instrument,
		questions: instrument.questions.map((question, place) => {
			const showIf = showIfs[place];
			return showIf ? { ...question, showIf } : question;
		}),
	}));
}

/** The same instruments, with limits on half of their questions that look at them and at those before. */
export function withLimits(instrument: Instrument): fc.Arbitrary<Instrument> {
	const subjects = instrument.questions.map((question) => subjectOf(question, instrument.state));
	const limits = subjects.map((_, place) =>
		fc.option(conditionsOn(subjects.slice(0, place + 1), 2), { freq: 2, nil: null }),
	);
	return fc.tuple(...limits).map((musts) => ({
		...instrument,
		questions: instrument.questions.map((question, place) => {
			const must = musts[place];
			return must ? { ...question, limit: { must, message: { es: 'Revisa tu respuesta.' } } } : question;
		}),
	}));
}
