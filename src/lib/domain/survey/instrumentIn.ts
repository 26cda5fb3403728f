import { textIn, type Text } from '../text';
import type { Instrument, Question } from './instrument';

/**
 * The questions of an instrument in one language, without introduction and notice: what a phone needs to ask them.
 * Its hash is no longer that of the instrument, so the hash must travel beside it.
 */
export function instrumentIn(instrument: Instrument, language: string): Instrument {
	const say = (text: Text): Text => ({ es: textIn(text, language) });
	const nothing: Text = { es: '' };
	return {
		...instrument,
		title: say(instrument.title),
		intro: nothing,
		notice: { short: nothing, full: nothing },
		questions: instrument.questions.map((question): Question => {
			const said = { text: say(question.text), help: question.help && say(question.help) };
			return 'options' in question
				? {
						...question,
						...said,
						options: question.options.map(({ id, text }) => ({ id, text: say(text) })),
					}
				: { ...question, ...said };
		}),
	};
}
