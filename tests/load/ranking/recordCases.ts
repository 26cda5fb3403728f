import type { BallotLine } from '../../../src/lib/ranking/ballots/ballot';
import { bootstrapRanks } from '../../../src/lib/ranking/bootstrap/bootstrapRanks';
import { countPairwise } from '../../../src/lib/ranking/pairwise/pairwiseMatrix';
import { compareMethods } from '../../../src/lib/ranking/sensitivity/compareMethods';
import { leaveOut } from '../../../src/lib/ranking/sensitivity/leaveOut';
import { resample } from '../../../src/lib/ranking/sensitivity/resample';
import { computeTally } from '../../../src/lib/ranking/tally';
import { LEAVE_TIED, type TallyInput } from '../../../src/lib/ranking/tally/tallyInput';
import { drawRows, nameAlternatives, profileOf, writeLines } from './ballotRows';
import { atMost, measure, report, section, type Goal } from './measure';

const once = { times: 1, forMs: 0 };

/** What comes after the count: resampling, and everything a mesa publishes. */
export function benchRecords(whole: boolean): void {
	benchBootstrap(whole ? 1000 : 200);
	benchMesa();
}

function benchBootstrap(resamples: number): void {
	section(`Bootstrap, ${resamples} resamples of 10,000 × 30`);
	const drawn = drawRows('mallows', 30, 10_000);
	const profile = profileOf(drawn);
	const one = measure(() => countPairwise(profile, 'last', null));
	const input = {
		alternatives: nameAlternatives(30),
		groups: [{ id: 'all', weight: { num: 1, den: 1 }, ballots: writeLines(drawn) }],
	};
	for (const rule of ['ranked-pairs', 'borda'] as const) {
		const ours = measure(() => unwrap(bootstrapRanks(input, { rule, seed: 1, resamples })), once);
		report(rule, ours, [], [atMost(ours, one * resamples, 1, 'as many matrices counted one by one')]);
	}
}

function benchMesa(): void {
	section('The record of a mesa: 3 nuclei, 60 ballots, 25 problems');
	const size = 25;
	const lines = writeLines(drawRows('mallows', size, 60, 11)).map(shorten);
	const input: TallyInput = {
		task: 'rank',
		method: 'ranked-pairs',
		unranked: 'last',
		tieRule: LEAVE_TIED,
		alternatives: nameAlternatives(size),
		withdrawn: [],
		groups: ['ciudadania', 'academia', 'gobierno'].map((id, at) => ({
			id,
			weight: { num: 1, den: 3 },
			ballots: lines.slice(at * 20, (at + 1) * 20),
		})),
	};
	const steps: readonly (readonly [string, () => unknown])[] = [
		['tally', () => unwrap(computeTally(input))],
		['all methods side by side', () => unwrap(compareMethods(input))],
		['leaving out one nucleus or problem', () => unwrap(leaveOut(input, 5))],
		['bootstrap 1000', () => unwrap(resample(input, { k: 5, seed: 7, resamples: 1000 }))],
	];
	let total = 0;
	for (const [name, work] of steps) {
		const ms = measure(work, { times: 2, forMs: 0 });
		total += ms;
		report(name, ms);
	}
	const phone: Goal = {
		text: `${((4 * total) / 1000).toFixed(2)} s where a phone is four times slower, goal < 1 s`,
		reached: 4 * total < 1000,
		must: true,
	};
	report('in all', total, [], [phone]);
}

/** People rank what matters to them and stop. */
function shorten({ count, ranking }: BallotLine, at: number): BallotLine {
	return { count, ranking: ranking.slice(0, 5 + (at % 21)) };
}

function unwrap<Value>(result: { ok: true; value: Value } | { ok: false; error: { code: string } }): Value {
	if (!result.ok) throw new Error(result.error.code);
	return result.value;
}
