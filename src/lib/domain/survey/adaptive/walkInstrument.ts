import { textIn, type Text } from '../../text';
import { breaksLimit, listShown } from '../conditions/holds';
import { fillPipes } from './pipes';
import type { Question } from '../instrument';
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

/** A part of the survey begins with the first of its questions that is shown, and not at all without any. */
function carrySections(questions: readonly Question[], shown: readonly Question[]): Question[] {
	const isShown = new Set(shown);
	let begun: Text | undefined;
	return questions.flatMap((question) => {
		begun = question.section ?? begun;
		if (!isShown.has(question)) return [];
		const carried = begun ? { ...question, section: begun } : question;
		begun = undefined;
		return [carried];
	});
}
