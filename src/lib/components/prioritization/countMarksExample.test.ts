import { expect, it } from 'vitest';
import { countMarksExample } from './countMarksExample';

it('shows an order without ties, which is what an example is for', () => {
	for (const task of ['approve', 'points', 'criteria', 'pairs'] as const) {
		const places = countMarksExample(task).map(({ place }) => place);
		expect(places).toEqual([1, 2, 3]);
	}
});

it('weighs urgency double: 2/3 of its mean and 1/3 of the other', () => {
	const scores = new Map(countMarksExample('criteria').map(({ problem, score }) => [problem, score]));
	expect(scores.get('agua')).toBe('38/9');
	expect(scores.get('luz')).toBe('34/9');
});
