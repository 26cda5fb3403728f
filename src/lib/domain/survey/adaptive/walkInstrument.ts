import { textIn, type Text } from '../../text';
import { breaksLimit, listShown } from '../conditions/holds';
import { carrySections } from './carrySections';
import { fillPipes } from './pipes';
import { NOTHING_SAID, sayAnswer } from './sayAnswer';
import { keepShown, type Walk } from './walk';

/**
 * The instrument as somebody who answered so sees it: without the questions that are not shown, and with earlier
 * answers where texts take them up. Everything that goes from question to question goes through this one.
 */
export const walkInstrument: Walk = (instrument, answers, language) => {
	const shown = carrySections(instrument.questions, listShown(instrument.questions, answers));
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
	const heard = keepShown({ ...instrument, questions: shown }, answers);
	const broken = shown.filter((question) => breaksLimit(question, heard)).map(({ id }) => id);
	return {
		...instrument,
		...(broken.length > 0 && { broken }),
		questions: shown.map((question) => ({
			...question,
			text: fill(question.text),
			help: question.help && fill(question.help),
			...(question.limit && { limit: { ...question.limit, message: fill(question.limit.message) } }),
		})),
	};
};
