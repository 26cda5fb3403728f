import { textIn, type Text } from '../../text';
import { listShown } from '../conditions/holds';
import { fillPipes } from './pipes';
import { NOTHING_SAID, sayAnswer } from './sayAnswer';
import type { Walk } from './walk';

/**
 * The instrument as somebody who answered so sees it: without the questions that are not shown, and with earlier
 * answers where texts take them up. Everything that goes from question to question goes through this one.
 */
export const walkInstrument: Walk = (instrument, answers, language) => {
	const shown = listShown(instrument.questions, answers);
	const say = (id: string): string => {
		const question = shown.find((asked) => asked.id === id);
		return question
			? sayAnswer(question, Object.hasOwn(answers, id) ? answers[id] : undefined, language)
			: NOTHING_SAID;
	};
	const fill = (text: Text): Text => ({
		...text,
		[language]: fillPipes(textIn(text, language), say),
	});
	return {
		...instrument,
		questions: shown.map((question) => ({
			...question,
			text: fill(question.text),
			help: question.help && fill(question.help),
		})),
	};
};
