import fc from 'fast-check';
import type {
	AnswerContent,
	AnswerValue,
	Instrument,
	Option,
	Question,
} from '../../src/lib/domain/survey/instrument';

/** Any JSON value that PostgreSQL can hold: neither the zero character nor half a surrogate pair. */
const json: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 3 }).filter((value) => {
	const text = JSON.stringify(value);
	return !/\\u0000|\\ud[89a-f]/i.test(text) && !/\d\.\d{15,}|e[-+]?\d/.test(text);
});

const pieces = [
	...['a', 'z', 'ñ', 'á', 'É', '1', '.', ' ', '\n', '💧', '水', 'ꞌ', 'ge\u0331'],
	...['a\u0301', '\u212b', '\u1100\u1161', '\u0344', '\t', '\r', '\u0001', '\u007f', '\u0085'],
	...['\u00a0', '\u1680', '\u180e', '\u2003', '\u200b', '\u2028', '\u202e', '\u202f', '\u205f', '\u2067'],
	...['\u3000', '\ufeff', '\ufffe', '\uffff', '"', '\\', '/', '<', '\u2029'],
];

/** Texts of all kinds of characters, most of which must be refused. */
export const roughText = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(''));

const plainText = fc
	.array(fc.constantFrom('agua', 'calle', 'luz', 'Ñuú', '¿por qué?', '💧', '2026'), {
		minLength: 1,
		maxLength: 4,
	})
	.map((words) => words.join(' '));

const ids = ['a', 'b', 'zz', 'agua', 'option_9', 'other', 'x1', 'constructor', 'to_string'];

const options: fc.Arbitrary<Option[]> = fc
	.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 6 })
	.map((some) => some.map((id) => ({ id, text: { es: `Opción ${id}` } })));

function questionsOf(id: string): fc.Arbitrary<Question> {
	const asked = fc.boolean().map((required) => ({ id, text: { es: '¿Qué urge?' }, help: null, required }));
	const withMax = options.chain((some) =>
		fc.integer({ min: 1, max: some.length }).map((max) => ({ options: some, max })),
	);
	return fc.oneof(
		fc
			.tuple(asked, options, fc.boolean())
			.map(([a, o, allowOther]): Question => ({ ...a, type: 'single', options: o, allowOther })),
		fc.tuple(asked, withMax).map(([a, o]): Question => ({ ...a, type: 'multiple', ...o })),
		fc.tuple(asked, withMax).map(([a, o]): Question => ({ ...a, type: 'ranking', ...o })),
		fc
			.tuple(asked, fc.integer({ min: 3, max: 40 }))
			.map(([a, maxLength]): Question => ({ ...a, type: 'short', maxLength })),
		asked.map((a): Question => ({ ...a, type: 'municipality' })),
		asked.map((a): Question => ({ ...a, type: 'point' })),
	);
}

/** Instruments with one to seven questions of any type. */
export const instruments: fc.Arbitrary<Instrument> = fc
	.tuple(
		fc.uuid(),
		fc.constantFrom(['es'], ['es', 'en'], ['es', 'zap']),
		fc.constantFrom('20', '01', '32', null),
		fc
			.uniqueArray(fc.constantFrom('q1', 'tema', 'lugar', 'constructor', 'a_b', 'z', 'v'), {
				minLength: 1,
				maxLength: 7,
			})
			.chain((some) => fc.tuple(...some.map(questionsOf))),
	)
	.map(([survey, languages, state, questions]) => ({
		v: 1,
		survey,
		languages,
		title: { es: 'Consulta' },
		intro: { es: 'Cuéntanos.' },
		notice: { short: { es: 'Aviso' }, full: { es: 'Aviso' } },
		state,
		questions,
	}));

function valuesFor(question: Question, state: string | null): fc.Arbitrary<AnswerValue> {
	switch (question.type) {
		case 'single': {
			const chosen = fc.constantFrom(...question.options).map((option) => option.id);
			return question.allowOther
				? fc.oneof(
						chosen,
						plainText.map((other) => ({ other })),
					)
				: chosen;
		}
		case 'multiple':
			return fc.subarray(
				question.options.map((option) => option.id),
				{ minLength: 1, maxLength: question.max },
			);
		case 'ranking':
			return fc
				.tuple(
					fc.shuffledSubarray(
						question.options.map((option) => option.id),
						{ minLength: 1, maxLength: question.max },
					),
					fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
				)
				.map(([order, joins]) => tiersOf(question.options, order, joins));
		case 'short':
			return plainText.map((text) => Array.from(text).slice(0, question.maxLength).join('').trim());
		case 'municipality':
			return fc
				.tuple(fc.constantFrom('01', '20', '32'), fc.integer({ min: 1, max: 570 }))
				.map(([any, number]) => `${state ?? any}${String(number).padStart(3, '0')}`);
		case 'point':
			return fc.record({
				latE6: fc.integer({ min: 14_500_000, max: 32_750_000 }),
				lonE6: fc.integer({ min: -118_500_000, max: -86_700_000 }),
			});
	}
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

/** Contents that follow every rule of an instrument. */
export function validContents(instrument: Instrument): fc.Arbitrary<AnswerContent> {
	const entries = instrument.questions.map((question, place) =>
		fc
			.tuple(valuesFor(question, instrument.state), fc.boolean())
			.map(([value, isGiven]): [string, AnswerValue][] =>
				// The first is always answered: an answer to nothing is refused.
				isGiven || question.required || place === 0 ? [[question.id, value]] : [],
			),
	);
	return fc
		.tuple(
			fc.constantFrom(...instrument.languages),
			fc.uint8Array({ minLength: 32, maxLength: 32 }),
			fc.tuple(...entries),
		)
		.map(([language, hash, given]) => ({
			v: 1,
			survey: instrument.survey,
			instrument: Buffer.from(hash).toString('base64url'),
			language,
			answers: Object.fromEntries(given.flat()),
		}));
}

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
function roughValues(question: Question): fc.Arbitrary<unknown> {
	const nearly = nearValues(question);
	return fc.oneof({ weight: 9, arbitrary: nearly }, { weight: 1, arbitrary: fc.oneof(json, roughText) });
}

function nearValues(question: Question): fc.Arbitrary<unknown> {
	switch (question.type) {
		case 'single':
			return fc.oneof(
				idsNear(question.options),
				fc.record({ other: roughText }),
				fc.nat({ max: 6 }).map((extra) => ({ other: '💧'.repeat(197 + extra) })),
				fc.record({ other: fc.oneof(roughText, json), and: roughText }, { requiredKeys: [] }),
			);
		case 'multiple':
			return fc.array(idsNear(question.options), { maxLength: 5 });
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
			return fc.oneof(
				roughText,
				fc
					.tuple(fc.nat({ max: 6 }), fc.constantFrom('💧', 'x', 'ñ'))
					.map(([extra, letter]) => letter.repeat(question.maxLength - 3 + extra)),
			);
		case 'municipality':
			return fc.constantFrom(
				...['20067', '20000', '33001', '00001', '2006', '200670', '01001', '32058', '20067\n', '٢٠٠٦٧', ''],
			);
		case 'point':
			return fc.record(
				{ latE6: degree, lonE6: degree, altE6: degree },
				{ requiredKeys: ['latE6', 'lonE6'], noNullPrototype: true },
			);
	}
}

function idsNear(offered: readonly Option[]): fc.Arbitrary<unknown> {
	return fc.oneof(
		{ weight: 8, arbitrary: fc.constantFrom(...offered).map((option) => option.id) },
		{ weight: 1, arbitrary: fc.constantFrom<unknown>(...ids, '', 'A', null, 7, ['a']) },
	);
}

/** Contents with one to three things changed, so that most break a rule and some break several. */
export function roughContents(instrument: Instrument): fc.Arbitrary<unknown> {
	const value = fc
		.constantFrom(...instrument.questions)
		.chain((question) => roughValues(question).map((rough) => ({ part: question.id, rough })));
	const change = fc.oneof(
		{ weight: 8, arbitrary: value },
		{
			weight: 2,
			arbitrary: fc.constantFrom(...instrument.questions).map(({ id }) => ({ part: id, drop: true })),
		},
		{
			weight: 2,
			arbitrary: fc.record({
				key: fc.constantFrom('v', 'survey', 'instrument', 'language', 'answers', 'extra'),
				rough: fc.oneof(
					json,
					roughText,
					fc.constantFrom('en', 'es', 1, '1', {}, 'A'.repeat(43), 'B'.repeat(43)),
				),
			}),
		},
		{ weight: 1, arbitrary: fc.record({ part: fc.constantFrom('q9', 'é', '_', '__proto__'), rough: json }) },
		{ weight: 1, arbitrary: fc.constantFrom({ key: 'language', drop: true }, { key: 'answers', rough: {} }) },
	);
	return fc.oneof(
		{
			weight: 19,
			arbitrary: fc
				.tuple(validContents(instrument), fc.array(change, { minLength: 1, maxLength: 3 }))
				.map(([content, changes]) => changes.reduce(applyChange, { ...content })),
		},
		{ weight: 1, arbitrary: json },
	);
}

type Change = { key?: string; part?: string; drop?: boolean; rough?: unknown };

function applyChange(content: Record<string, unknown>, change: Change): Record<string, unknown> {
	const whole = new Map(Object.entries(content));
	if (change.key !== undefined) {
		if (change.drop) whole.delete(change.key);
		else whole.set(change.key, change.rough);
	} else if (change.part !== undefined && typeof whole.get('answers') === 'object') {
		const answers = new Map(Object.entries(whole.get('answers') ?? {}));
		if (change.drop) answers.delete(change.part);
		else answers.set(change.part, change.rough);
		whole.set('answers', Object.fromEntries(answers));
	}
	return Object.fromEntries(whole);
}
