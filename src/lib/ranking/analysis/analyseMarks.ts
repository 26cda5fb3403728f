import type { Tiers } from '../agreement/pairedTable';
import type { MarkLine, MarksRules } from '../marks/marksInput';
import { countMarks } from '../marks/markTable';
import { withoutNucleus } from '../sensitivity/leaveOut';
import { closeGap, compareWith } from '../sensitivity/recount';
import { concordBallots, concordNuclei } from './concordMarks';
import { describeAgreements } from './describeAgreements';
import { countFirstPlaces, weighFirmness } from './firmness';
import { dropFromTables, rankNuclei, readEachWay, type TabledNucleus } from './marksReadings';
import { resampleMarks } from './resampleMarks';
import { sampleWeights } from './sampleWeights';
import type { MarksAnalysis, WithoutAlternative, WithoutNucleus } from './tallyAnalysis';

/** The ballots behind the tables, where every nucleus publishes them. */
export interface PublishedMarks {
	readonly ballotsOf: (nucleus: string) => readonly MarkLine[];
	/** What the resampling starts from. */
	readonly seedText: string;
}

/**
 * How firm a joint ranking by marks is: other readings of the same marks, each nucleus and each alternative left out,
 * agreement, other weights where criteria are weighed, and, where all ballots are published, resampling.
 *
 * @param nuclei in code-unit order of their ids, as the alternatives.
 * @param tiers the joint ranking by the declared method, ties not drawn.
 * @returns null when there is nothing to compare: no alternative, or no ballot that weighs.
 */
export function analyseMarks(
	rules: MarksRules,
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
	tiers: Tiers,
	published: PublishedMarks | null,
): MarksAnalysis | null {
	const isSilent = nuclei.every(({ weight, counted }) => weight.num === 0n || counted === 0n);
	if (alternatives.length === 0 || isSilent) return null;
	const k = countFirstPlaces(alternatives);
	const methods = readEachWay(rules, alternatives, nuclei, tiers);
	const withoutOne = leaveOutNuclei(rules, alternatives, nuclei, tiers, k);
	const withoutAlternative = leaveOutAlternatives(rules, alternatives, nuclei, tiers, k, published);
	const rankings = methods.flatMap((one) => (one.tiers === null ? [] : [[one.method, one.tiers] as const]));
	return {
		v: 1,
		k,
		methods,
		agreements: describeAgreements(methods, k),
		withoutNucleus: withoutOne,
		withoutAlternative,
		withoutAlternativeBy: published === null ? 'tables' : 'ballots',
		withoutChannel: null,
		...weighFirmness(alternatives, k, {
			rankings,
			withoutNucleus: withoutOne,
			withoutAlternative,
			withoutChannel: null,
		}),
		weights: rules.task === 'criteria' ? sampleWeights(rules, alternatives, nuclei, k) : null,
		nuclei: {
			...concordNuclei(rules, alternatives, nuclei),
			within: nuclei.map((nucleus) =>
				concordBallots(rules, alternatives, nucleus, published?.ballotsOf(nucleus.id) ?? null),
			),
		},
		resampling:
			published === null
				? { reason: 'ballots-not-published' }
				: resampleMarks(
						rules,
						alternatives,
						nuclei.map((nucleus) => ({ ...nucleus, ballots: published.ballotsOf(nucleus.id) })),
						k,
						published.seedText,
					),
	};
}

function leaveOutNuclei(
	rules: MarksRules,
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
	published: Tiers,
	k: number,
): WithoutNucleus[] {
	return nuclei.map((nucleus): WithoutNucleus => {
		const { status, recount } = withoutNucleus(nucleus, { groups: nuclei }, (rest) =>
			compareWith(published, published, rankNuclei(rules, alternatives, rest), k),
		);
		return {
			nucleus: nucleus.id,
			status,
			tiers: recount?.tiers ?? null,
			moves: recount?.moves ?? [],
			distance: recount?.distance.distance ?? null,
		};
	});
}

/**
 * Marks are given to each alternative by itself, so without one the others change only where a pair goes with it, or
 * where a ballot marks nothing else and falls silent, which the tables do not tell.
 */
function leaveOutAlternatives(
	rules: MarksRules,
	alternatives: readonly string[],
	nuclei: readonly TabledNucleus[],
	published: Tiers,
	k: number,
	shown: PublishedMarks | null,
): WithoutAlternative[] {
	if (alternatives.length < 2) return [];
	return alternatives.map((alternative): WithoutAlternative => {
		const rest = alternatives.filter((id) => id !== alternative);
		const left =
			shown === null
				? dropFromTables(rules.task, alternatives, nuclei, alternative)
				: nuclei.map((nucleus) => {
						const table = countMarks(
							rules,
							rest,
							shown.ballotsOf(nucleus.id).map((ballot) => withoutMarksOf(ballot, alternative)),
						);
						if (!table.ok) throw new Error(`counted ballots cannot be counted: ${table.error.code}`);
						return { ...nucleus, counted: table.value.cast - table.value.empty, table: table.value };
					});
		if (left.every(({ weight, counted }) => weight.num === 0n || counted === 0n)) {
			return { alternative, status: 'nobody-left', moves: [], distance: null };
		}
		const tiers = rankNuclei(rules, rest, left);
		const { moves, distance } = compareWith(published, closeGap(published, alternative), tiers, k);
		return { alternative, status: 'ranked', moves, distance: distance.distance };
	});
}

/** A ballot as if one alternative had never been on it. */
function withoutMarksOf(ballot: MarkLine, gone: string): MarkLine {
	const { count } = ballot;
	if ('approved' in ballot) return { count, approved: ballot.approved.filter((id) => id !== gone) };
	if ('points' in ballot) {
		return { count, points: ballot.points.filter(({ alternative }) => alternative !== gone) };
	}
	if ('scores' in ballot) {
		return { count, scores: ballot.scores.filter(({ alternative }) => alternative !== gone) };
	}
	return {
		count,
		judgements: ballot.judgements.filter(({ first, second }) => first !== gone && second !== gone),
	};
}
