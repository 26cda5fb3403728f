import {
	base64url,
	commit,
	documentHash,
	fromBase64url,
	type BallotContent,
	type NominalBallot,
	type Tiers,
} from '../../../evidence';
import type { Bad } from '../judge';
import { id, salt, type Cast, type SampleRecord } from '../recordBuilder';
import { ALTERNATIVES, CAST, describeMethodology, RANKINGS } from '../sampleRecord';
import {
	copy,
	insertAt,
	openResult,
	pick,
	placeOf,
	rehashResult,
	remove,
	sortBatches,
	STRANGE_HASH,
} from '../spoil';

function isOf(ballot: unknown, seat: string): boolean {
	return typeof ballot === 'object' && ballot !== null && 'seat' in ballot && ballot.seat === seat;
}

function tiersOf(cast: Cast | undefined): Tiers {
	return cast && 'tiers' in cast ? cast.tiers : [];
}

/** Changes what the first ballot that is shown says, and its commitment in the log with it. */
function recast(r: SampleRecord, change: Partial<BallotContent>): void {
	const [shown] = (r.ballots[0]?.ballots ?? []) as NominalBallot[];
	if (!shown) throw new Error('no ballot is shown');
	const bound = () => commit('ballot', fromBase64url(shown.salt) ?? new Uint8Array(), shown.content);
	const before = bound();
	Object.assign(shown.content, change);
	for (const { type, body } of r.entries)
		if (type === 'ballot' && body.commitment === before) body.commitment = bound();
	sortBatches(r);
}

export const results: readonly Bad[] = [
	['ballots that are missing', (r) => r.ballots.pop(), ['ballots-missing', 'result-inputs-missing']],
	['a ballot less in its file', (r) => r.ballots[0]?.ballots.pop(), ['ballots-count', 'result-differs']],
	[
		'a ballot swapped for another',
		(r) => r.ballots[1]?.ballots.splice(0, 1, [[ALTERNATIVES[3]]] as never),
		['result-differs'],
	],
	[
		'a ballot that ranks what nobody proposed',
		(r) => r.ballots[1]?.ballots.splice(0, 1, [[id(88)]] as never),
		['ballot-other-alternative', 'result-not-computable'],
	],
	[
		'ballots that are no ballots',
		(r) => r.ballots.splice(0, 1, { ranking: RANKINGS[0], ballots: [[[]]] }),
		['ballots-malformed', 'ballots-other-mode', 'result-inputs-missing'],
	],
	[
		'ballots of a ranking nobody opened',
		(r) => r.ballots.push({ ranking: id(66), ballots: [] }),
		['file-without-entry', 'ballots-not-public'],
	],
	['a result that is missing', (r) => r.results.pop(), ['document-missing']],
	[
		'a result that is not the sealed one',
		(r) => (openResult(r)['v'] = 2),
		['document-differs', 'result-malformed'],
	],
	[
		'a sealed result of another shape',
		(r) => {
			openResult(r)['extra'] = true;
			rehashResult(r);
		},
		['result-malformed'],
	],
	[
		'a sealed result that nobody can reproduce',
		(r) => {
			const tally = openResult(r)['tally'] as { pooled: { tiers: unknown[] } };
			tally.pooled.tiers.reverse();
			rehashResult(r);
		},
		['result-differs'],
	],
	[
		'a sealed result with other quorums',
		(r) => {
			Object.assign(openResult(r).rankings[0] ?? {}, { quorum: 1 });
			rehashResult(r);
		},
		['result-head-differs'],
	],
	[
		'a sealed result with a nucleus twice',
		(r) => {
			openResult(r).rankings.push({ ...openResult(r).rankings[0] });
			rehashResult(r);
		},
		['result-head-differs'],
	],
	[
		'a tally that leaves a nucleus out',
		(r) => pick(r, 'tally.computed').body.rankings.pop(),
		['tally-other-rankings', 'ballots-not-public', 'result-head-differs', 'result-differs'],
	],
	[
		'a tally before the last close',
		(r) => {
			const tally = pick(r, 'tally.computed');
			remove(r, tally);
			insertAt(r, placeOf(r, pick(r, 'ranking.closed', 2)), tally);
		},
		['batch-apart', 'tally-before-close', 'tally-other-rankings'],
	],
];

export const nominal: readonly Bad[] = [
	[
		'a ballot that opens no commitment',
		(r) => Object.assign(r.ballots[0]?.ballots[0] ?? {}, { salt: STRANGE_HASH }),
		['ballot-not-in-log'],
	],
	[
		'a ballot shown twice in place of another',
		(r) => r.ballots[0]?.ballots.splice(1, 1, r.ballots[0].ballots[0] as never),
		['ballot-not-in-log', 'ballot-other-seat', 'result-differs'],
	],
	[
		'the ballot that a seat had replaced',
		(r) => {
			const methodology = describeMethodology('nominal');
			const content = {
				v: 1,
				ranking: RANKINGS[0],
				methodology: documentHash('methodology', methodology),
				tiers: tiersOf(CAST[0]?.[0]),
			};
			const at = r.ballots[0]?.ballots.findIndex((ballot) => isOf(ballot, 'Titular 1')) ?? 0;
			Object.assign(r.ballots[0]?.ballots[at] ?? {}, { content, salt: base64url(salt(8)) });
		},
		['ballot-not-in-log', 'result-differs'],
	],
	[
		'a ballot that was cast in another ranking',
		(r) => {
			recast(r, { ranking: RANKINGS[1] });
		},
		['ballot-not-in-log'],
	],
	[
		'a ballot that was cast under another methodology',
		(r) => {
			recast(r, { methodology: STRANGE_HASH });
		},
		['ballot-not-in-log'],
	],
	[
		'a ballot of another task among the others',
		(r) => {
			const [shown] = (r.ballots[0]?.ballots ?? []) as NominalBallot[];
			if (!shown) throw new Error('no ballot is shown');
			const { v, ranking, methodology } = shown.content;
			shown.content = { v, ranking, methodology, approved: [] };
		},
		['ballots-other-mode', 'result-inputs-missing'],
	],
	[
		'a ballot of a seat that could not vote',
		(r) => Object.assign(r.ballots[0]?.ballots[0] ?? {}, { seat: 'Asiento nuevo' }),
		['ballot-other-seat'],
	],
	[
		'bare ballots where the mode is nominal',
		(r) => r.ballots.splice(0, 1, { ranking: RANKINGS[0], ballots: [[], [], [], [], []] }),
		['ballots-other-mode', 'result-differs'],
	],
];

export const aggregates: readonly Bad[] = [
	[
		'ballots that should not be public',
		(r) => r.ballots.push({ ranking: RANKINGS[0], ballots: [] }),
		['ballots-not-public'],
	],
	[
		'matrices that no ballots give',
		(r) => {
			const tally = openResult(r)['tally'] as { groups: { pairwise: number[][] }[] };
			const row = tally.groups[0]?.pairwise[0];
			if (row) row[1] = 4;
			rehashResult(r);
		},
		['result-not-computable'],
	],
	[
		'a weight that the methodology does not give',
		(r) => {
			const tally = openResult(r)['tally'] as { groups: { weight: { num: number } }[] };
			const group = tally.groups[0];
			if (group) group.weight.num = 5;
			rehashResult(r);
		},
		['result-differs'],
	],
	[
		'matrices of another shape in a result that waits for a nucleus',
		(r) => {
			const tally = openResult(r)['tally'] as { groups: { borda: { rule: string } }[] };
			const group = tally.groups[0];
			if (group) group.borda.rule = 'otra';
			rehashResult(r);
			const body = { ranking: RANKINGS[0], reason: 'x', date: '2026-03-12' };
			r.entries.push({ ...copy(pick(r, 'ballot')), type: 'ranking.annulled', body });
		},
		['result-inputs-missing'],
	],
	[
		'a nucleus without its matrices',
		(r) => {
			const tally = openResult(r)['tally'] as { groups: unknown[] };
			tally.groups.pop();
			rehashResult(r);
		},
		['result-inputs-missing'],
	],
	[
		'a ranking that does not follow from its matrices',
		(r) => {
			const tally = openResult(r)['tally'] as { pooled: { tiers: unknown[] } };
			tally.pooled.tiers.reverse();
			rehashResult(r);
		},
		['result-differs'],
	],
];
