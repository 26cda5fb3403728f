import { z } from 'zod';
import { err, ok, type Result } from '../../basics/result';
import { fieldErrors, type FieldError } from '../form';
import { countCharacters, isTidy, isWritable, type Text } from '../text';
import { findPipeFaults } from './adaptive/pipes';
import { findConditionFault } from './conditions/checkCondition';
import { conditionSchema } from './conditions/conditionSchema';
import { subjectOf } from './conditions/subject';
import type { Instrument, Option } from './instrument';
import { countWords } from './reading/readability';

/** Limits of an instrument, in characters, items or words. */
export const INSTRUMENT_LIMITS = {
	title: 200,
	paragraph: 600,
	question: 300,
	option: 160,
	fullNotice: 8_000,
	shortNoticeWords: 60,
	options: 60,
	questions: 40,
	shortAnswer: 500,
} as const;

/** BCP 47: a language, perhaps a script and a region. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/;
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

const optionsSchema = z
	.array(optionSchema, { error: 'options_range' })
	.min(2, { error: 'options_range' })
	.max(INSTRUMENT_LIMITS.options, { error: 'options_range' })
	.superRefine((options, issues) => {
		for (const [place, option] of options.entries()) {
			const before = options.slice(0, place);
			if (before.some((other) => other.id === option.id))
				issues.addIssue({ code: 'custom', path: [place, 'id'], message: 'option_repeated' });
			else if (before.some((other) => other.text.es === option.text.es))
				issues.addIssue({ code: 'custom', path: [place, 'text', 'es'], message: 'option_repeated' });
		}
	});

const asked = {
	id,
	text: textSchema(INSTRUMENT_LIMITS.question),
	help: textSchema(INSTRUMENT_LIMITS.paragraph).nullable(),
	required: z.boolean(),
	showIf: conditionSchema.exactOptional(),
};

const howMany = z.int({ error: 'max_range' }).min(1, { error: 'max_range' });

const questionSchema = z
	.discriminatedUnion('type', [
		z.strictObject({ ...asked, type: z.literal('single'), options: optionsSchema, allowOther: z.boolean() }),
		z.strictObject({ ...asked, type: z.literal('multiple'), options: optionsSchema, max: howMany }),
		z.strictObject({
			...asked,
			type: z.literal('short'),
			maxLength: howMany.max(INSTRUMENT_LIMITS.shortAnswer, { error: 'max_range' }),
		}),
		z.strictObject({ ...asked, type: z.literal('ranking'), options: optionsSchema, max: howMany }),
		z.strictObject({ ...asked, type: z.literal('municipality') }),
		z.strictObject({ ...asked, type: z.literal('point') }),
	])
	.superRefine((question, issues) => {
		if ('max' in question && question.max > question.options.length)
			issues.addIssue({ code: 'custom', path: ['max'], message: 'max_range' });
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
			.array(z.string().regex(LANGUAGE, { error: 'language_choice' }), { error: 'language_choice' })
			.min(1, { error: 'language_choice' })
			.max(12, { error: 'language_choice' })
			.refine((tags) => tags[0] === 'es' && new Set(tags).size === tags.length, { error: 'language_choice' }),
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
		const ids = instrument.questions.map((question) => question.id);
		for (const [place, own] of ids.entries()) {
			if (ids.indexOf(own) !== place)
				issues.addIssue({ code: 'custom', path: ['questions', place, 'id'], message: 'question_repeated' });
		}
		for (const [place, question] of instrument.questions.entries()) {
			const earlier = instrument.questions.slice(0, place);
			const subjects = earlier.map((before) => subjectOf(before, instrument.state));
			const fault = question.showIf && findConditionFault(question.showIf, subjects);
			if (fault) issues.addIssue({ code: 'custom', path: ['questions', place, 'showIf'], message: fault });
			for (const part of ['text', 'help'] as const) {
				for (const language of findPipeFaults(question[part] ?? { es: '' }, earlier))
					issues.addIssue({
						code: 'custom',
						path: ['questions', place, part, language],
						message: 'pipe_question',
					});
			}
		}
		for (const [path, text] of textsOf(instrument)) {
			for (const language of Object.keys(text)) {
				if (!instrument.languages.includes(language))
					issues.addIssue({ code: 'custom', path: [...path, language], message: 'language_choice' });
			}
		}
	});

/** Every text of an instrument with the path to it. */
export function textsOf(instrument: Instrument): [path: (string | number)[], text: Text][] {
	const texts: [(string | number)[], Text][] = [
		[['title'], instrument.title],
		[['intro'], instrument.intro],
		[['notice', 'short'], instrument.notice.short],
		[['notice', 'full'], instrument.notice.full],
	];
	for (const [place, question] of instrument.questions.entries()) {
		texts.push([['questions', place, 'text'], question.text]);
		if (question.help !== null) texts.push([['questions', place, 'help'], question.help]);
		if (!('options' in question)) continue;
		for (const [at, option] of question.options.entries())
			texts.push([['questions', place, 'options', at, 'text'], option.text]);
	}
	return texts;
}

/** Reads a parsed JSON value as an instrument, or says what is wrong and where (`questions.0.text.es`). */
export function parseInstrument(raw: unknown): Result<Instrument, FieldError[]> {
	const parsed = instrumentSchema.safeParse(raw);
	return parsed.success ? ok(parsed.data) : err(fieldErrors(parsed.error));
}
