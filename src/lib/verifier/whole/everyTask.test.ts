import { describe, expect, it } from 'vitest';
import type { Marks, PublicationMode, Task } from '../../evidence';
import { holdTask } from '../testing/countRecord';
import { judge } from '../testing/judge';
import { ALTERNATIVES } from '../testing/sampleRecord';

const [a, b, c] = ALTERNATIVES;

/** One ballot of each task; five seats of each nucleus cast it. */
const ballots: readonly [Task, Marks][] = [
	['rank', { tiers: [[b], [a, c]] }],
	['approve', { approved: [a, c] }],
	[
		'points',
		{
			points: [
				{ alternative: a, points: 6 },
				{ alternative: c, points: 4 },
			],
		},
	],
	[
		'criteria',
		{
			scores: [
				{ alternative: a, criterion: 'urgencia', score: 5 },
				{ alternative: b, criterion: 'alcance', score: 2 },
			],
		},
	],
	[
		'pairs',
		{
			judgements: [
				{ first: a, second: b, preferred: b },
				{ first: a, second: c, preferred: null },
			],
		},
	],
];
const modes: readonly PublicationMode[] = ['nominal', 'anonymous', 'aggregates'];
const hold = (task: Task, marks: Marks, mode: PublicationMode) =>
	holdTask(
		task,
		[1, 2, 3].map(() => Array.from({ length: 5 }, () => marks)),
		mode,
	).sample;

describe('a record of every task', () => {
	it.each(ballots.flatMap(([task, marks]) => modes.map((mode) => [task, mode, marks] as const)))(
		'is sound: %s, %s',
		(task, mode, marks) => {
			expect(judge(hold(task, marks, mode)).failures).toEqual([]);
		},
	);

	it('is refused where its ballots are of two tasks, or of none', () => {
		const marks: Marks = { approved: [a, c] };
		for (const odd of [[{ alternative: a, points: 6 }], 7, { approved: [a] }]) {
			const sample = hold('approve', marks, 'anonymous');
			const [file] = sample.ballots;
			if (!file) throw new Error('nothing was published');
			Object.assign(file, { ballots: [...file.ballots.slice(1), odd] });
			expect(judge(sample).failures).toContain('ballots-malformed');
		}
	});
});
