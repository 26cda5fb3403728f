import { ok } from '../../../lib/basics/result';
import type { ExactNumber } from '../../../lib/ranking/numbers/exactNumber';
import { irv, type IrvOutcome } from '../../../lib/ranking/methods/irv';
import { kemeny } from '../../../lib/ranking/methods/kemeny';
import { unscale, type Counts } from '../ballots/counts';
import { choose, rankingFields, refuse, type Fields, type MethodTable } from '../fields';

const MOST_RANKINGS = 1_000;
const MOST_STATES = 20_000;

/** The methods that follow many orders: all best ones, or all ways to break ties. */
export function searchMethods(counts: Counts): MethodTable {
	return {
		kemeny: (params) => {
			const unranked = choose(params, 'unranked', ['last', 'tied-last', 'no-opinion'], 'last');
			if (!unranked.ok) return unranked;
			const matrix = counts.matrix(unranked.value === 'no-opinion' ? 'no-opinion' : 'last');
			const outcome = kemeny(matrix, { mostRankings: MOST_RANKINGS });
			if (!outcome.ok) return refuse(outcome.error.code, outcome.error.path, outcome.error.value);
			const { tiers, agreementScore, distance, optimalCount, optimalRankings } = outcome.value;
			return ok({
				agreementScore: () => agreementScore,
				distance: () => distance,
				optimalCount: () => optimalCount,
				optimalRankings: () => (optimalRankings.length === 0 ? undefined : optimalRankings),
				...rankingFields(tiers),
			});
		},
		irv: (params) => {
			const unranked = choose(params, 'unranked', ['exhaust'], 'exhaust');
			if (!unranked.ok) return unranked;
			const stop = choose(params, 'stop', ['one-left'], 'one-left');
			if (!stop.ok) return stop;
			const { profile, scale } = counts.ballots();
			const outcome = irv(profile, { mostStates: MOST_STATES });
			return outcome.ok ? ok(irvFields(outcome.value, scale)) : outcome;
		},
	};
}

function irvFields(outcome: IrvOutcome, scale: bigint): Fields {
	const { eliminationTie, possibleWinners, steps, tiers } = outcome;
	const only = possibleWinners?.length === 1 ? possibleWinners[0] : null;
	const isOrder = tiers.every(({ length }) => length === 1);
	const order = isOrder ? tiers.flat() : undefined;
	const tally = (scores: (typeof steps)[number]['tally']) =>
		Object.fromEntries(
			scores.map(({ alternative, score }): [string, ExactNumber] => [alternative, unscale(score, scale)]),
		);
	return {
		winner: () => only ?? null,
		ranking: () => order ?? tiers,
		eliminationOrder: () => order?.slice(1).reverse(),
		rounds: () =>
			steps.map((step) => ({ tally: tally(step.tally), exhausted: unscale(step.exhausted, scale) })),
		firstRound: () => (steps[0] === undefined ? {} : tally(steps[0].tally)),
		lastRoundOfTwo: () => {
			const two = steps.find((step) => step.tally.length === 2);
			return two === undefined ? undefined : tally(two.tally);
		},
		eliminationTie: () => eliminationTie,
		possibleWinners: () => possibleWinners ?? undefined,
	};
}
