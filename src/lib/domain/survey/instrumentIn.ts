import { assertNever } from '../../basics/assertNever';
import { textIn, type Text } from '../text';
import type { Instrument, Option, Question } from './instrument';

/**
 * The questions of an instrument in one language, without title, introduction and notice: what a phone needs to ask them.
 * Its hash is no longer that of the instrument, so the hash must travel beside it.
 */
export function instrumentIn(instrument: Instrument, language: string): Instrument {
	// Where a translation is missing the Spanish stays Spanish, so that it can be read aloud as what it is.
	const say = (text: Text): Text =>
		language !== 'es' && Object.hasOwn(text, language)
			? { es: '', [language]: textIn(text, language) }
			: { es: text.es };
	const nothing: Text = { es: '' };
	const { translations: _, ...asked } = instrument;
	return {
		...asked,
		title: nothing,
		intro: nothing,
		notice: { short: nothing, full: nothing },
		questions: instrument.questions.map(({ spoken: _spoken, ...question }) => sayQuestion(question, say)),
	};
}

/** A question with every text of it put through a function. */
export function sayQuestion(question: Question, say: (text: Text) => Text): Question {
	const { limit, section } = question;
	const asked = {
		text: say(question.text),
		help: question.help && say(question.help),
		...(section && { section: say(section) }),
		...(limit && { limit: { ...limit, message: say(limit.message) } }),
	};
	const sayAll = (some: readonly Option[]): Option[] => some.map(({ id, text }) => ({ id, text: say(text) }));
	switch (question.type) {
		case 'single':
		case 'multiple':
		case 'ranking':
			return { ...question, ...asked, options: sayAll(question.options) };
		case 'matrix':
			return { ...question, ...asked, rows: sayAll(question.rows), columns: sayAll(question.columns) };
		case 'scale':
			return { ...question, ...asked, low: say(question.low), high: say(question.high) };
		case 'number':
			return { ...question, ...asked, unit: question.unit && say(question.unit) };
		case 'short':
		case 'long':
		case 'date':
		case 'consent':
		case 'municipality':
		case 'point':
		case 'area':
		case 'photo':
		case 'audio':
			return { ...question, ...asked };
		default:
			return assertNever(question);
	}
}
