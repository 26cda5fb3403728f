import type { Text } from '../../text';
import type { Option, Question, QuestionType } from '../instrument';

/** Every type of question, in the order in which staff choose one. */
export const questionTypes = [
	'single',
	'multiple',
	'scale',
	'matrix',
	'ranking',
	'short',
	'long',
	'number',
	'date',
	'municipality',
	'point',
	'area',
	'photo',
	'audio',
	'consent',
] as const satisfies readonly QuestionType[];

type Asked = Pick<Question, 'id' | 'text' | 'help' | 'required' | 'noAnswer' | 'showIf' | 'spoken'>;

/** A question of a type with settings to start from, all of which staff may change. */
export function startQuestion(type: QuestionType, asked: Asked): Question {
	switch (type) {
		case 'single':
			return { ...asked, type, options: offerTwo('opcion', 'Opción', 'Option'), allowOther: false };
		case 'multiple':
			return { ...asked, type, options: offerTwo('opcion', 'Opción', 'Option'), max: 2, allowOther: false };
		case 'ranking':
			return { ...asked, type, options: offerTwo('opcion', 'Opción', 'Option'), max: 2, ties: false };
		case 'matrix':
			return {
				...asked,
				type,
				rows: offerTwo('renglon', 'Renglón', 'Row'),
				columns: offerTwo('columna', 'Columna', 'Column'),
			};
		case 'scale':
			return {
				...asked,
				...{ type, points: 5, start: 1 },
				...{ low: { es: 'Muy mal', en: 'Very bad' }, high: { es: 'Muy bien', en: 'Very good' } },
			};
		case 'short':
			return { ...asked, type, maxLength: 300 };
		case 'long':
			return { ...asked, type, maxLength: 2_000 };
		case 'number':
			return { ...asked, type, decimals: 0, min: 0, max: null, unit: null };
		case 'date':
			return { ...asked, type, earliest: null, latest: null };
		case 'municipality':
			return { ...asked, type, locality: false };
		case 'consent':
			return { ...asked, type, noAnswer: [] };
		case 'point':
		case 'area':
			return { ...asked, type };
		case 'photo':
		case 'audio':
			return { ...asked, type, required: false };
	}
}

function offerTwo(id: string, es: string, en: string): Option[] {
	return [1, 2].map((number) => ({
		id: `${id}_${String(number)}`,
		text: { es: `${es} ${String(number)}`, en: `${en} ${String(number)}` } satisfies Text,
	}));
}

/** The same question answered in another way: its words stay, and its options where the new type has them. */
export function changeType(question: Question, type: QuestionType): Question {
	if (question.type === type) return question;
	const { id, text, help, required, noAnswer } = question;
	const { section, showIf, spoken } = question;
	const started = startQuestion(type, {
		...{ id, text, help, required, noAnswer },
		...(section && { section }),
		...(showIf && { showIf }),
		...(spoken && { spoken }),
	});
	if (!('options' in question) || !('options' in started)) return started;
	return 'max' in started
		? { ...started, options: question.options, max: Math.min(3, question.options.length) }
		: { ...started, options: question.options };
}

/** A question as an instrument in these languages can hold it: no text in any other. */
export function keepLanguages(text: Text, languages: readonly string[]): Text {
	return {
		...Object.fromEntries(Object.entries(text).filter(([language]) => languages.includes(language))),
		es: text.es,
	};
}
