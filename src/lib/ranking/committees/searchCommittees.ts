import type { ApprovalProfile } from '../scores/approvalProfile';
import { countApprovals } from '../scores/approvalProfile';
import { commonHarmonicDenominator } from './committeeSize';

/** A search with more nodes than this would take long: some seconds where many ballots differ. */
const MOST_NODES = 200_000;

/** Far above the rounding of a sum of positive doubles, far below the difference of two scores that matter. */
const SLACK = 1e-9;

/**
 * All committees of k with the best PAV score, each in ascending positions, or null when `mostNodes` were not enough.
 *
 * Doubles only cut off branches that cannot come near the best, with room to spare; which committees are best is
 * decided by exact integer scores. The bound of a branch is its score plus its largest gains one by one, which is never
 * too low because gains only shrink (the score is submodular).
 */
export function findBestCommittees(
	profile: ApprovalProfile,
	k: number,
	mostNodes = MOST_NODES,
): number[][] | null {
	const { alternatives, patterns } = profile;
	const totals = countApprovals(profile);
	const order = alternatives
		.map((_, position) => position)
		.sort((a, b) => Number((totals[b] ?? 0n) - (totals[a] ?? 0n)));
	const supporters = alternatives.map((_, position) =>
		patterns.flatMap(({ approved }, at) => (approved.includes(position) ? [at] : [])),
	);
	const counts = patterns.map(({ count }) => Number(count));
	const common = commonHarmonicDenominator(k);
	const satisfied = new Uint16Array(patterns.length);
	const chosen: number[] = [];
	let best: number[][] = [];
	let bestScore = -1n;
	let bestDouble = 0;
	let nodes = 0;

	const gainOf = (position: number) => {
		let gain = 0;
		for (const at of supporters[position] ?? []) gain += (counts[at] ?? 0) / ((satisfied[at] ?? 0) + 1);
		return gain;
	};
	const settle = () => {
		let score = 0n;
		for (const [at, { count }] of patterns.entries()) {
			for (let j = 1n; j <= BigInt(satisfied[at] ?? 0); j++) score += (count * common) / j;
		}
		if (score < bestScore) return;
		if (score > bestScore) best = [];
		bestScore = score;
		best.push([...chosen].sort((a, b) => a - b));
	};
	/** Returns false when the search has to be given up. */
	const search = (from: number, score: number): boolean => {
		if (++nodes > mostNodes) return false;
		const missing = k - chosen.length;
		if (missing === 0) {
			bestDouble = Math.max(bestDouble, score);
			settle();
			return true;
		}
		const gains = order.slice(from).map(gainOf);
		const bound = [...gains]
			.sort((a, b) => b - a)
			.slice(0, missing)
			.reduce((sum, gain) => sum + gain, score);
		if (bound < bestDouble * (1 - SLACK)) return true;
		for (let at = from; at <= order.length - missing; at++) {
			const position = order[at] ?? 0;
			chosen.push(position);
			for (const pattern of supporters[position] ?? []) satisfied[pattern] = (satisfied[pattern] ?? 0) + 1;
			const finished = search(at + 1, score + (gains[at - from] ?? 0));
			for (const pattern of supporters[position] ?? []) satisfied[pattern] = (satisfied[pattern] ?? 0) - 1;
			chosen.pop();
			if (!finished) return false;
		}
		return true;
	};
	return search(0, 0) ? best : null;
}
