import type { Text } from '../text';
import type { Instrument, Option, Question } from './instrument';

/** Every text of an instrument with the path to it. */
export function textsOf(instrument: Instrument): [path: (string | number)[], text: Text][] {
	const texts: [(string | number)[], Text][] = [
		[['title'], instrument.title],
		[['intro'], instrument.intro],
		[['notice', 'short'], instrument.notice.short],
		[['notice', 'full'], instrument.notice.full],
	];
	for (const [place, question] of instrument.questions.entries()) {
		if (question.section) texts.push([['questions', place, 'section'], question.section]);
		texts.push([['questions', place, 'text'], question.text]);
		if (question.help !== null) texts.push([['questions', place, 'help'], question.help]);
		if (question.limit) texts.push([['questions', place, 'limit', 'message'], question.limit.message]);
		for (const [part, text] of textsOfType(question)) texts.push([['questions', place, ...part], text]);
	}
	return texts;
}

/** The texts that only this type of question has. */
function textsOfType(question: Question): [path: (string | number)[], text: Text][] {
	const listed = (part: string, some: readonly Option[]): [(string | number)[], Text][] =>
		some.map(({ text }, at) => [[part, at, 'text'], text]);
	switch (question.type) {
		case 'single':
		case 'multiple':
		case 'ranking':
			return listed('options', question.options);
		case 'matrix':
			return [...listed('rows', question.rows), ...listed('columns', question.columns)];
		case 'scale':
			return [
				[['low'], question.low],
				[['high'], question.high],
			];
		case 'number':
			return question.unit === null ? [] : [[['unit'], question.unit]];
		default:
			return [];
	}
}
