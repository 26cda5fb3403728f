import { MOST_VIABLE, viabilityFactors } from '$lib/domain/problem/viability';
import type { ViabilityInversion } from '$lib/domain/result/viabilityView';
import { formatDay, type Locale } from '$lib/messages/locale';
import { describeInversion } from '$lib/messages/results/describeInversion';
import { sheetMessages } from '$lib/messages/results/methodologySheet';
import { viabilityMessages } from '$lib/messages/results/viability';
import { approximateExact } from '$lib/ranking';
import type { SheetBlock, SheetSection } from './document';
import type { SheetFacts } from '$lib/domain/result/sheetFacts';

/** Viability beside demand, who said so and on what, and why the two disagree. Nothing where nobody assessed. */
export function writeViability({ viability }: SheetFacts, locale: Locale): SheetSection[] {
	if (viability === null) return [];
	const m = viabilityMessages[locale];
	const sheet = sheetMessages[locale];
	const { assessed: count, rows, inversions } = viability;
	const assessedRows = rows.flatMap(({ assessed, ...row }) =>
		assessed === null ? [] : [{ ...row, assessed }],
	);
	return [
		{
			heading: m.title,
			blocks: [
				{ kind: 'text', text: m.sheetLead },
				{
					kind: 'text',
					text: `${m.how} ${count === rows.length ? m.all(rows.length) : m.some(count, rows.length)}`,
				},
				{
					kind: 'table',
					columns: [
						sheet.place,
						sheet.problem,
						m.listPlace,
						m.listScore(MOST_VIABLE),
						...viabilityFactors.map((factor) => m.factor[factor]),
					],
					numeric: [2, 3, 4, 5, 6, 7],
					rows: assessedRows.map(({ title, place, tied, assessed }) => [
						tied ? `${place.toString()} (${sheet.tied})` : place.toString(),
						{ written: title },
						assessed.tied ? `${assessed.place.toString()} (${m.tied})` : assessed.place.toString(),
						assessed.score.toString(),
						...viabilityFactors.map((factor) => assessed.standing[factor].toString()),
					]),
				},
				{ kind: 'heading', text: m.evidence },
				{
					kind: 'table',
					columns: [sheet.problem, m.assessor, m.evidence, m.date],
					numeric: [],
					rows: assessedRows.map(({ title, assessed: { standing } }) => [
						{ written: title },
						{ written: standing.assessor },
						{ written: standing.evidence },
						formatDay(locale, standing.assessedOn),
					]),
				},
				{
					kind: 'text',
					text: inversions.length === 0 ? m.noInversions : m.inversionCount(inversions.length),
				},
				...(inversions.length === 0 ? [] : [writeInversions(inversions, locale)]),
			],
		},
	];
}

function writeInversions(inversions: readonly ViabilityInversion[], locale: Locale): SheetBlock {
	return {
		kind: 'list',
		ordered: false,
		items: inversions.map((inversion) =>
			describeInversion(locale, inversion, {
				votes: inversion.votes && {
					votesFor: approximateExact(inversion.votes.votesFor),
					votesAgainst: approximateExact(inversion.votes.votesAgainst),
				},
				most: MOST_VIABLE,
			}).join(' '),
		),
	};
}
