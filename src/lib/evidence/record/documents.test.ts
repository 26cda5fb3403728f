import { describe, expect, it } from 'vitest';
import { hash } from '../testing/sampleEntries';
import { id } from '../testing/sampleMethodology';
import { bareMarks, marksOf, namesIn, readBareMarks, type Marks, type Task } from './documents';

const [a, b, c] = [id(1), id(2), id(3)] as const;
const ballots: [Task, Marks, string[]][] = [
	['rank', { tiers: [[b, a], [c]] }, [b, a, c]],
	['approve', { approved: [a, c] }, [a, c]],
	['points', { points: [{ alternative: b, points: 2 }] }, [b]],
	[
		'criteria',
		{ scores: ['alcance', 'urgencia'].map((criterion) => ({ alternative: a, criterion, score: 3 })) },
		[a, a],
	],
	[
		'pairs',
		{
			judgements: [
				{ first: a, second: b, preferred: null },
				{ first: b, second: c, preferred: c },
			],
		},
		[a, b, b, c],
	],
];

describe('what a ballot says', () => {
	it.each(ballots)('in a %s is the same with its ranking and without its key', (task, marks) => {
		expect(marksOf({ v: 1, ranking: id(4), methodology: hash, ...marks })).toEqual(marks);
		expect(readBareMarks(task, bareMarks(marks))).toEqual(marks);
		for (const [other] of ballots)
			if (other !== task) expect(readBareMarks(other, bareMarks(marks))).toBeNull();
	});

	it.each(ballots)('in a %s names alternatives', (_, marks, names) => {
		expect(namesIn(marks)).toEqual(names);
	});
});
