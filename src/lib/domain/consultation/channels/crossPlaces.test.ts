import { expect, test } from 'vitest';
import { crossPlaces } from './crossPlaces';

const counted = [
	{ place: 'market', channel: 'public_space', count: 4 },
	{ place: 'market', channel: 'interviewer', count: 2 },
	// The same place and channel once more, with the help of somebody.
	{ place: 'market', channel: 'interviewer', count: 3 },
	{ place: null, channel: 'public_space', count: 1 },
	{ place: null, channel: 'paper', count: 7 },
];

test('each place has its answers by channel, and what came from none has a line of its own', () => {
	expect(crossPlaces(['market', 'park'], ['public_space', 'interviewer'], counted)).toEqual({
		channels: ['public_space', 'interviewer', 'paper'],
		lines: [
			{ place: 'market', counts: [4, 5, 0], total: 9 },
			{ place: 'park', counts: [0, 0, 0], total: 0 },
			{ place: null, counts: [1, 0, 7], total: 8 },
		],
	});
});

test('nothing is said of no place where everything came from one', () => {
	expect(crossPlaces(['park'], ['web'], []).lines).toEqual([{ place: 'park', counts: [0], total: 0 }]);
});
