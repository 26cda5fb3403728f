import { createRandomStream } from '../../src/lib/basics/random';
import type { GeneratorSettings } from './publishedCases';

/**
 * The generated ballots of a scale case, as its README defines them: one row of `alternatives` bytes per ballot, best
 * first.
 */
export function generateBallots(settings: GeneratorSettings): Uint8Array {
	const { model, alternatives: size, ballots } = settings;
	const { nextUint32, nextBelow } = createRandomStream(settings.seed);
	const all = new Uint8Array(size * ballots);
	const thresholds = Array.from({ length: size }, (_, item) => listThresholds(item));
	const order: number[] = [];
	for (let ballot = 0; ballot < ballots; ballot++) {
		order.length = 0;
		if (model === 'ic') {
			for (let i = 0; i < size; i++) order.push(i);
			for (let i = size - 1; i >= 1; i--) {
				const j = nextBelow(i + 1);
				[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
			}
		} else {
			for (let item = 0; item < size; item++) {
				const draw = nextUint32();
				const place = (thresholds[item] ?? []).findIndex((threshold) => draw < threshold);
				order.splice(place, 0, item);
			}
		}
		all.set(order, ballot * size);
	}
	return all;
}

/** Mallows by repeated insertion, dispersion 4/5: where item i goes is decided by exact integers. */
function listThresholds(item: number): number[] {
	const weights = Array.from({ length: item + 1 }, (_, j) => 4n ** BigInt(item - j) * 5n ** BigInt(j));
	const total = weights.reduce((sum, weight) => sum + weight, 0n);
	let sum = 0n;
	return weights.map((weight) => {
		sum += weight;
		return Number((sum << 32n) / total);
	});
}
