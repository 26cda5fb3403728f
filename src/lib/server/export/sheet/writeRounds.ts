import { formatNumber, type Locale } from '$lib/messages/locale';
import { roundsMessages } from '$lib/messages/results/rounds/compared';
import type { SheetSection } from './document';
import type { SheetFacts } from '$lib/domain/result/sheetFacts';

/** The list in every round, and how much nuclei and ballots agree in each. Nothing where there was one round. */
export function writeRounds({ rounds }: Pick<SheetFacts, 'rounds'>, locale: Locale): SheetSection[] {
	if (rounds === null) return [];
	const m = roundsMessages[locale];
	const heads = rounds.columns.map(({ number }) => m.round(number));
	const numeric = heads.map((_, at) => at + 1);
	const sayW = (w: number | null | undefined): string =>
		w === null || w === undefined
			? '–'
			: formatNumber(locale, w, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
	const agreeing = [
		[m.amongNuclei, ...rounds.between.map((one) => sayW(one?.w))],
		...rounds.within.map(({ name, rounds: own }) => [m.inside(name), ...own.map((one) => sayW(one?.w))]),
	];
	const hasW = rounds.between.some((one) => one !== null);
	return [
		{
			heading: m.sheetHeading,
			blocks: [
				{ kind: 'text', text: m.lead },
				{
					kind: 'facts',
					facts: rounds.columns.map(({ number, title }) => ({
						term: m.round(number),
						detail: { written: title },
					})),
				},
				{
					kind: 'table',
					columns: [m.problem, ...heads],
					numeric,
					rows: rounds.rows.map(({ title, places }) => [
						{ written: title },
						...places.map((own) =>
							own === null ? m.gone : `${own.place.toString()}${own.tied ? m.tie : ''}`,
						),
					]),
				},
				...(hasW
					? [
							{ kind: 'heading' as const, text: m.agreement },
							{ kind: 'table' as const, columns: [m.who, ...heads], numeric, rows: agreeing },
							{ kind: 'text' as const, text: m.fewer },
						]
					: [{ kind: 'text' as const, text: m.noW }]),
			],
		},
	];
}
