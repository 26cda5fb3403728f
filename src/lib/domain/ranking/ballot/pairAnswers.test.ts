import { expect, test } from 'vitest';
import { pressPairButton, readPairs, writePairAnswer } from './pairAnswers';

const ids = ['a', 'b', 'c'];
const over = (first: string, second: string) => writePairAnswer({ first, second, preferred: first });

test('an answer is added at the end, and the button is gone', () => {
	expect(pressPairButton({ pair: [over('a', 'b')], blank: ['1'], answer: [over('c', 'a')] }, ids)).toEqual({
		pair: [over('a', 'b'), over('c', 'a')],
		blank: ['1'],
	});
});

test('the last answer is taken back, and then the one before', () => {
	const once = pressPairButton({ pair: [over('a', 'b'), over('c', 'a')], undo: ['1'] }, ids);
	expect(once).toEqual({ pair: [over('a', 'b')] });
	expect(pressPairButton({ ...once, undo: ['1'] }, ids)).toEqual({});
	expect(pressPairButton({ undo: ['1'] }, ids)).toEqual({});
});

test('one answer in particular is taken back, whichever way it is written', () => {
	expect(pressPairButton({ pair: [over('a', 'b'), over('c', 'a')], remove: [over('b', 'a')] }, ids)).toEqual({
		pair: [over('c', 'a')],
	});
});

test('the last word about a pair counts', () => {
	expect(readPairs({ pair: [over('a', 'b'), over('b', 'c'), over('b', 'a')] }, ids).marks.judgements).toEqual(
		[
			{ first: 'a', second: 'b', preferred: 'b' },
			{ first: 'b', second: 'c', preferred: 'b' },
		],
	);
});

test('what no page offers is no answer', () => {
	expect(pressPairButton({ answer: ['a.z.1'], pair: ['x'] }, ids)).toEqual({});
});
