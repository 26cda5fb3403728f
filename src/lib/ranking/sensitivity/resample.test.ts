import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { reverseInput, tallyInputs, writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { formatExact, readExact } from '../numbers/exactNumber';
import { addRationals, ZERO } from '../numbers/rational';
import { resample } from './resample';

const OPTIONS = { seed: 7, resamples: 8 };

const inputsAndK = tallyInputs.chain((input) =>
	fc.tuple(fc.constant(input), fc.integer({ min: 1, max: input.alternatives.length })),
);

function add(shares: readonly (number | string)[]): number | string {
	const { num, den } = shares.map(readExact).reduce(addRationals, ZERO);
	return formatExact(num, den);
}

describe('the probability of being among the first k', () => {
	it('adds up to k, and is at least certain and at most certain or tied', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				const { alternatives } = unwrap(resample(input, { ...OPTIONS, k }));
				expect(add(alternatives.map(({ topProbability }) => topProbability))).toBe(k);
				for (const { topCertain, topTied, topProbability, rankProbabilities } of alternatives) {
					// ranks up to k are those in which some way to break ties lets it in
					expect(add([topCertain, topTied])).toBe(add(rankProbabilities.slice(0, k)));
					const [certain, likely] = [readExact(topCertain), readExact(topProbability)];
					expect(likely.num * certain.den >= certain.num * likely.den).toBe(true);
				}
			}),
			RUNS,
		);
	});

	it('is one for all of them when all are among the first', () => {
		fc.assert(
			fc.property(tallyInputs, (input) => {
				const { alternatives } = unwrap(resample(input, { ...OPTIONS, k: input.alternatives.length }));
				expect(alternatives.every(({ topCertain }) => topCertain === 1)).toBe(true);
			}),
			RUNS,
		);
	});

	it('is the same to the byte whatever the order of ballots, alternatives and nuclei', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				const drawn = JSON.stringify(resample(input, { ...OPTIONS, k }));
				expect(JSON.stringify(resample(reverseInput(input), { ...OPTIONS, k }))).toBe(drawn);
			}),
			RUNS,
		);
	});

	it('is shared in equal parts where nobody says anything', () => {
		const { alternatives, silent } = {
			...unwrap(resample(writeInput(['a', 'b', 'c'], { mesa: [[3, '']] }), { ...OPTIONS, k: 2 })),
			silent: { topCertain: 0, topTied: 1, topProbability: '2/3' },
		};
		for (const places of alternatives) expect(places).toMatchObject(silent);
	});

	it.each([
		[{ k: 0, seed: 1, resamples: 2 }, 'k-out-of-range'],
		[{ k: 1, seed: 1, resamples: 0 }, 'resamples-not-positive'],
		[{ k: 1, seed: 1.5, resamples: 2 }, 'seed-not-an-integer'],
	])('refuses %o', (options, code) => {
		expect(resample(writeInput(['a', 'b'], { mesa: [[1, 'ab']] }), options)).toMatchObject({
			ok: false,
			error: { code },
		});
	});
});
