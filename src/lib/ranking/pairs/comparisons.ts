import { ok, type Result } from '../../basics/result';
import { refuseAt } from '../methods/refusal';
import {
	checkIds,
	readSafeCount,
	readWins,
	type OrderedPair,
	type PairsRefusal,
	type WrittenWins,
} from './winMatrix';

/** How often each of two alternatives won against the other, by position; `first` was shown first where it matters. */
export interface Comparison {
	readonly first: number;
	readonly second: number;
	readonly firstWins: number;
	readonly secondWins: number;
}

/** Reads a win matrix as one comparison for each pair that was ever compared. */
export function readComparisons(
	alternatives: readonly string[],
	wins: WrittenWins,
): Result<Comparison[], PairsRefusal> {
	const rows = readWins(alternatives, wins);
	if (!rows.ok) return rows;
	const comparisons: Comparison[] = [];
	for (const [first, row] of wins.entries()) {
		for (let second = first + 1; second < alternatives.length; second++) {
			const own = readSafeCount(row[second] ?? 0, ['wins', first, second]);
			if (!own.ok) return own;
			const other = readSafeCount(wins[second]?.[first] ?? 0, ['wins', second, first]);
			if (!other.ok) return other;
			if (own.value + other.value > 0) {
				comparisons.push({ first, second, firstWins: own.value, secondWins: other.value });
			}
		}
	}
	return ok(comparisons);
}

/** Reads ordered pairs; the same order written twice is refused, because adding up would be a guess. */
export function readOrderedComparisons(
	alternatives: readonly string[],
	pairs: readonly OrderedPair[],
): Result<Comparison[], PairsRefusal> {
	const ids = checkIds(alternatives);
	if (!ids.ok) return ids;
	const seen = new Set<string>();
	const comparisons: Comparison[] = [];
	for (const [at, pair] of pairs.entries()) {
		const path = ['orderedPairs', at];
		const first = alternatives.indexOf(pair.first);
		const second = alternatives.indexOf(pair.second);
		if (first === -1) return refuseAt('unknown-alternative', [...path, 'first'], pair.first);
		if (second === -1) return refuseAt('unknown-alternative', [...path, 'second'], pair.second);
		if (first === second) return refuseAt('same-alternative-twice', path, pair.first);
		const key = `${first},${second}`;
		if (seen.has(key)) return refuseAt('duplicate-pair', path, `${pair.first}, ${pair.second}`);
		seen.add(key);
		const firstWins = readSafeCount(pair.firstWins, [...path, 'firstWins']);
		if (!firstWins.ok) return firstWins;
		const secondWins = readSafeCount(pair.secondWins, [...path, 'secondWins']);
		if (!secondWins.ok) return secondWins;
		if (firstWins.value + secondWins.value > 0) {
			comparisons.push({ first, second, firstWins: firstWins.value, secondWins: secondWins.value });
		}
	}
	return ok(comparisons);
}
