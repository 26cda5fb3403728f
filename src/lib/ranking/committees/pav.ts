import { ok, type Result } from '../../basics/result';
import { refuseAt } from '../methods/refusal';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { addRationals, makeRational, multiplyRationals, ZERO } from '../numbers/rational';
import type { ApprovalProfile } from '../scores/approvalProfile';
import {
	describeCommittees,
	MOST_COMMITTEES,
	type CommitteeOutcome,
	type CommitteeRefusal,
} from './committeeOutcome';
import { checkSize } from './committeeSize';
import { findBestCommittees } from './searchCommittees';

/** One best committee with what each of its members' voters get. */
export type PavStep = {
	readonly committee: readonly string[];
	readonly score: ExactNumber;
	/** How many ballots approve j of its members, for j = 0, 1, … */
	readonly ballotsByMembers: readonly ExactNumber[];
};

export type PavOutcome = CommitteeOutcome<'pav', PavStep> & {
	readonly k: number;
};

export const PAV_VERSION = 1;

/**
 * Proportional approval voting: of all committees of k, those with the largest sum over ballots of 1 + 1/2 + … + 1/j,
 * where j members are approved. Exact, by branch and bound; every optimal committee is listed. Finding it is NP-hard, so
 * a search of more than 200,000 nodes, some seconds, is refused as `search-too-large`, and more than 1,000 best committees
 * as `too-many-committees`: nothing is ever answered that may not be the best, nor a part of what ties. `seqPav` always
 * answers. Source: Thiele 1895; Aziz et al. 2015 (hardness); Lackner and Skowron 2023.
 *
 * @param options.mostNodes another limit of the search.
 */
export function pav(
	profile: ApprovalProfile,
	options: { readonly k: number; readonly mostNodes?: number },
): Result<PavOutcome, CommitteeRefusal> {
	const { alternatives, patterns } = profile;
	const size = checkSize(options.k, alternatives);
	if (!size.ok) return size;
	const k = size.value;
	const best = findBestCommittees(profile, k, options.mostNodes);
	if (best === null) return refuseAt('search-too-large', ['k'], k);
	if (best.length > MOST_COMMITTEES) return refuseAt('too-many-committees', ['k'], best.length);
	const described = describeCommittees(alternatives, { all: best });
	const steps = described.committees.map((committee): PavStep => {
		const members = new Set(committee.map((id) => alternatives.indexOf(id)));
		const ballots = Array.from({ length: k + 1 }, () => 0n);
		ballots[0] = profile.empty;
		for (const { approved, count } of patterns) {
			const j = approved.filter((position) => members.has(position)).length;
			ballots[j] = (ballots[j] ?? 0n) + count;
		}
		let harmonic = ZERO;
		let score = ZERO;
		for (const [j, count] of ballots.entries()) {
			if (j > 0) harmonic = addRationals(harmonic, makeRational(1n, BigInt(j)));
			score = addRationals(score, multiplyRationals(harmonic, makeRational(count)));
		}
		return {
			committee,
			score: formatExact(score.num, score.den),
			ballotsByMembers: ballots.map((count) => formatExact(count)),
		};
	});
	return ok({ method: 'pav', version: PAV_VERSION, k, ...described, spent: null, scores: [], steps });
}
