import { z } from 'zod';
import { err, ok, type Result } from '../../basics/result';
import { fieldErrors, type FieldError } from '../form';
import type { RefusalCode } from '../refusalCodes';
import { countCharacters, isTidy, isWritable, type Text } from '../text';
import { findPipeFaults } from './adaptive/pipes';
import { findConditionFault } from './conditions/checkCondition';
import { conditionSchema } from './conditions/conditionSchema';
import { subjectOf } from './conditions/subject';
import { NUMBER_LIMIT, type Instrument, type Option, type Question } from './instrument';
import { spokenSchema } from './languages/spokenSchema';
import { countWords } from './reading/readability';
import { textsOf } from './textsOf';
import { isDay } from './values/measureRules';

/** Limits of an instrument, in characters, items or words. */
export const INSTRUMENT_LIMITS = {
	title: 200,
	paragraph: 600,
	question: 300,
	section: 100,
	option: 160,
	fullNotice: 8_000,
	shortNoticeWords: 60,
	options: 60,
	questions: 40,
	shortAnswer: 500,
	longAnswer: 4_000,
	/** All that may be written in one answer: with it, the answer fits where it is stored. */
	writing: 12_000,
	unit: 40,
	languageName: 80,
	decimals: 4,
	scalePoints: { min: 2, max: 11 },
	rows: { min: 2, max: 20 },
	columns: { min: 2, max: 11 },
} as const;

/** BCP 47: a language, perhaps a script and a region. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/;
const ID = /^[a-z][a-z0-9_]{0,31}$/;
const STATE = /^(0[1-9]|[12][0-9]|3[0-2])$/;

function words(max: number) {
	return z.string({ error: 'text_missing' }).superRefine((text, issues) => {
		const message =
			text === ''
				? 'text_missing'
				: !isWritable(text) || !isTidy(text)
					? 'text_characters'
					: countCharacters(text) > max
						? 'text_too_long'
						: null;
		if (message !== null) issues.addIssue({ code: 'custom', message });
	});
}

function textSchema(max: number): z.ZodType<Text> {
	return z
		.record(z.string(), words(max), { error: 'text_missing' })
		.superRefine((text, issues) => {
			if (!Object.hasOwn(text, 'es'))
				issues.addIssue({ code: 'custom', path: ['es'], message: 'text_missing' });
		})
		.transform((text): Text => ({ ...text, es: text.es ?? '' }));
}

const id = z.string({ error: 'question_id_form' }).regex(ID, { error: 'question_id_form' });

const optionSchema: z.ZodType<Option> = z.strictObject({ id, text: textSchema(INSTRUMENT_LIMITS.option) });

/** Options to choose from, each with its own id and its own words. */
function optionsSchema(min: number, max: number, code: RefusalCode): z.ZodType<readonly Option[]> {
	return z
		.array(optionSchema, { error: code })
		.min(min, { error: code })
		.max(max, { error: code })
		.superRefine((options, issues) => {
			for (const [place, option] of options.entries()) {
				const before = options.slice(0, place);
				if (before.some((other) => other.id === option.id))
					issues.addIssue({ code: 'custom', path: [place, 'id'], message: 'option_repeated' });
				else if (before.some((other) => other.text.es === option.text.es))
					issues.addIssue({ code: 'custom', path: [place, 'text', 'es'], message: 'option_repeated' });
			}
		});
}

const asked = {
	id,
	text: textSchema(INSTRUMENT_LIMITS.question),
	help: textSchema(INSTRUMENT_LIMITS.paragraph).nullable(),
	required: z.boolean(),
	section: textSchema(INSTRUMENT_LIMITS.section).exactOptional(),
	showIf: conditionSchema.exactOptional(),
	limit: z
		.strictObject({ must: conditionSchema, message: textSchema(INSTRUMENT_LIMITS.question) })
		.exactOptional(),
	spoken: spokenSchema.exactOptional(),
	noAnswer: z
		.array(z.enum(['unknown', 'refused'], { error: 'no_answer_choice' }), { error: 'no_answer_choice' })
		.refine(
			(some) => some.length < 2 || (some.length === 2 && some[0] === 'unknown' && some[1] === 'refused'),
			{
				error: 'no_answer_choice',
			},
		),
};

const options = optionsSchema(2, INSTRUMENT_LIMITS.options, 'options_range');
const howMany = z.int({ error: 'max_range' }).min(1, { error: 'max_range' });
const bound = z
	.int({ error: 'number_bounds' })
	.min(-NUMBER_LIMIT, { error: 'number_bounds' })
	.max(NUMBER_LIMIT, { error: 'number_bounds' })
	.nullable();
const day = z.string({ error: 'day_form' }).refine(isDay, { error: 'day_form' }).nullable();
const notRequired = z.literal(false, { error: 'file_required' });
const { scalePoints, rows, columns } = INSTRUMENT_LIMITS;

const questionSchema: z.ZodType<Question> = z
	.discriminatedUnion('type', [
		z.strictObject({ ...asked, type: z.literal('single'), options, allowOther: z.boolean() }),
		z.strictObject({
			...asked,
			type: z.literal('multiple'),
			options,
			max: howMany,
			allowOther: z.boolean(),
		}),
		z.strictObject({
			...asked,
			type: z.literal('short'),
			maxLength: howMany.max(INSTRUMENT_LIMITS.shortAnswer, { error: 'max_range' }),
		}),
		z.strictObject({
			...asked,
			type: z.literal('long'),
			maxLength: z
				.int({ error: 'length_range' })
				.min(1, { error: 'length_range' })
				.max(INSTRUMENT_LIMITS.longAnswer, { error: 'length_range' }),
		}),
		z.strictObject({
			...asked,
			type: z.literal('number'),
			decimals: z
				.int({ error: 'decimals_range' })
				.min(0, { error: 'decimals_range' })
				.max(INSTRUMENT_LIMITS.decimals, { error: 'decimals_range' }),
			min: bound,
			max: bound,
			unit: textSchema(INSTRUMENT_LIMITS.unit).nullable(),
		}),
		z.strictObject({ ...asked, type: z.literal('date'), earliest: day, latest: day }),
		z.strictObject({
			...asked,
			type: z.literal('scale'),
			points: z
				.int({ error: 'scale_range' })
				.min(scalePoints.min, { error: 'scale_range' })
				.max(scalePoints.max, { error: 'scale_range' }),
			start: z.union([z.literal(0), z.literal(1)], { error: 'scale_range' }),
			low: textSchema(INSTRUMENT_LIMITS.option),
			high: textSchema(INSTRUMENT_LIMITS.option),
		}),
		z.strictObject({
			...asked,
			type: z.literal('matrix'),
			rows: optionsSchema(rows.min, rows.max, 'rows_range').superRefine((some, issues) => {
				for (const [place, row] of some.entries())
					if (row.id === 'none')
						issues.addIssue({ code: 'custom', path: [place, 'id'], message: 'question_id_form' });
			}),
			columns: optionsSchema(columns.min, columns.max, 'columns_range'),
		}),
		z.strictObject({ ...asked, type: z.literal('consent') }),
		z.strictObject({ ...asked, type: z.literal('ranking'), options, max: howMany, ties: z.boolean() }),
		z.strictObject({ ...asked, type: z.literal('municipality'), locality: z.boolean() }),
		z.strictObject({ ...asked, type: z.literal('point') }),
		z.strictObject({ ...asked, type: z.literal('area') }),
		z.strictObject({ ...asked, type: z.enum(['photo', 'audio']), required: notRequired }),
	])
	.superRefine((question, issues) => {
		const refuse = (control: string, message: RefusalCode): void => {
			issues.addIssue({ code: 'custom', path: [control], message });
		};
		if (question.type === 'multiple' && question.max > question.options.length + Number(question.allowOther))
			refuse('max', 'max_range');
		if (question.type === 'ranking' && question.max > question.options.length) refuse('max', 'max_range');
		if (question.type === 'number' && question.min !== null && question.max !== null) {
			if (question.min > question.max) refuse('max', 'number_bounds');
		}
		if (question.type === 'date' && question.earliest !== null && question.latest !== null) {
			if (question.earliest > question.latest) refuse('latest', 'days_order');
		}
		// Whoever doesn't accept leaves it blank.
		if (question.type === 'consent' && question.noAnswer.length > 0) refuse('noAnswer', 'no_answer_choice');
	});

const spoken = words(INSTRUMENT_LIMITS.title);
const translationSchema = z.strictObject({
	name: words(INSTRUMENT_LIMITS.languageName),
	reviewer: spoken.nullable(),
	role: spoken.nullable(),
	reviewedOn: day,
});

const shortNotice = textSchema(INSTRUMENT_LIMITS.paragraph).superRefine((text, issues) => {
	for (const [language, notice] of Object.entries(text)) {
		if (countWords(notice) > INSTRUMENT_LIMITS.shortNoticeWords)
			issues.addIssue({ code: 'custom', path: [language], message: 'notice_too_long' });
	}
});

/**
 * A frozen instrument, closed: an unknown key is refused, texts are NFC and tidy, numbers are integers, ids are
 * unique, and no text is in a language the instrument does not declare.
 */
export const instrumentSchema: z.ZodType<Instrument> = z
	.strictObject({
		v: z.literal(1),
		survey: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
		languages: z
			.array(z.string().regex(LANGUAGE_TAG, { error: 'language_choice' }), { error: 'language_choice' })
			.min(1, { error: 'language_choice' })
			.max(12, { error: 'language_choice' })
			.refine((tags) => tags[0] === 'es' && new Set(tags).size === tags.length, { error: 'language_choice' }),
		translations: z.record(z.string(), translationSchema).exactOptional(),
		title: textSchema(INSTRUMENT_LIMITS.title),
		intro: textSchema(INSTRUMENT_LIMITS.paragraph),
		notice: z.strictObject({ short: shortNotice, full: textSchema(INSTRUMENT_LIMITS.fullNotice) }),
		state: z.string().regex(STATE, { error: 'state_choice' }).nullable(),
		questions: z
			.array(questionSchema, { error: 'questions_range' })
			.min(1, { error: 'questions_range' })
			.max(INSTRUMENT_LIMITS.questions, { error: 'questions_range' }),
	})
	.superRefine((instrument, issues) => {
		const writing = instrument.questions.reduce(
			(sum, question) => sum + ('maxLength' in question ? question.maxLength : 0),
			0,
		);
		if (writing > INSTRUMENT_LIMITS.writing)
			issues.addIssue({ code: 'custom', path: ['questions'], message: 'writing_range' });
		const ids = instrument.questions.map((question) => question.id);
		for (const [place, own] of ids.entries()) {
			if (ids.indexOf(own) !== place)
				issues.addIssue({ code: 'custom', path: ['questions', place, 'id'], message: 'question_repeated' });
		}
		for (const [place, question] of instrument.questions.entries()) {
			const earlier = instrument.questions.slice(0, place);
			for (const tag of Object.keys(question.spoken ?? {})) {
				if (!instrument.languages.includes(tag))
					issues.addIssue({
						code: 'custom',
						path: ['questions', place, 'spoken', tag],
						message: 'language_choice',
					});
			}
			const subjects = earlier.map((before) => subjectOf(before, instrument.state));
			const fault = question.showIf && findConditionFault(question.showIf, subjects);
			if (fault) issues.addIssue({ code: 'custom', path: ['questions', place, 'showIf'], message: fault });
			const own = [...subjects, subjectOf(question, instrument.state)];
			const broken = question.limit && findConditionFault(question.limit.must, own);
			if (broken)
				issues.addIssue({ code: 'custom', path: ['questions', place, 'limit', 'must'], message: broken });
			const said = {
				text: question.text,
				help: question.help,
				// It stands over several questions, and on the page where everything is looked over.
				section: question.section,
				'limit.message': question.limit?.message,
			};
			for (const [part, text] of Object.entries(said)) {
				for (const language of findPipeFaults(text ?? { es: '' }, part === 'section' ? [] : earlier))
					issues.addIssue({
						code: 'custom',
						path: ['questions', place, ...part.split('.'), language],
						message: 'pipe_question',
					});
			}
		}
		for (const tag of Object.keys(instrument.translations ?? {})) {
			if (tag === 'es' || !instrument.languages.includes(tag))
				issues.addIssue({ code: 'custom', path: ['translations', tag], message: 'language_choice' });
		}
		for (const [path, text] of textsOf(instrument)) {
			for (const language of Object.keys(text)) {
				if (!instrument.languages.includes(language))
					issues.addIssue({ code: 'custom', path: [...path, language], message: 'language_choice' });
			}
		}
	});

/** Reads a parsed JSON value as an instrument, or says what is wrong and where (`questions.0.text.es`). */
export function parseInstrument(raw: unknown): Result<Instrument, FieldError[]> {
	const parsed = instrumentSchema.safeParse(raw);
	return parsed.success ? ok(parsed.data) : err(fieldErrors(parsed.error));
}
