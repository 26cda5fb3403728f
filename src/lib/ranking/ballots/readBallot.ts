import type { AlternativeList } from './alternatives';
import type { BallotLine, BallotRefusal } from './ballot';

/** Ends a tier inside the codes of a ballot; no position is that large. */
export const END_OF_TIER = 0xffff;

/** Why a ranking is refused; `path` walks from the ballot to the place. */
export type RankingRefusal = Pick<BallotRefusal, 'code' | 'path' | 'value'>;

/** Reads one ranking after the other into the same row of codes. */
export interface BallotReader {
	/** The codes of the last ranking: positions tier by tier, sorted inside a tier, each tier with its end. */
	readonly row: Uint16Array;
	/** How many codes the ranking takes, or why it is refused. */
	readonly read: (ranking: BallotLine['ranking']) => number | RankingRefusal;
}

/** A reader of ballots over these alternatives; withdrawn ones are passed over and leave no gap. */
export function createBallotReader(list: AlternativeList): BallotReader {
	const { slots, positionBySlot } = list;
	// the last ballot that listed each slot, counted from 1
	const lastBallot = new Float64Array(positionBySlot.length);
	// an item takes one code and a tier at most one more
	const row = new Uint16Array(2 * positionBySlot.length);
	let ballot = 0;

	function read(ranking: BallotLine['ranking']): number | RankingRefusal {
		ballot++;
		let length = 0;
		for (let tierAt = 0; tierAt < ranking.length; tierAt++) {
			const tier = ranking[tierAt] ?? [];
			if (tier.length === 0) return { code: 'empty-tier', path: ['ranking', tierAt], value: '' };
			const tierStart = length;
			for (let idAt = 0; idAt < tier.length; idAt++) {
				const id = tier[idAt] ?? '';
				const slot = slots.get(id);
				if (slot === undefined || lastBallot[slot] === ballot) {
					const code = slot === undefined ? 'unknown-alternative' : 'alternative-ranked-twice';
					return { code, path: ['ranking', tierAt, idAt], value: id };
				}
				lastBallot[slot] = ballot;
				const position = positionBySlot[slot] ?? -1;
				if (position >= 0) row[length++] = position;
			}
			if (length - tierStart > 1) row.subarray(tierStart, length).sort();
			if (length > tierStart) row[length++] = END_OF_TIER;
		}
		return length;
	}

	return { row, read };
}
