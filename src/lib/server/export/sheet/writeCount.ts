import type { ResultView } from '$lib/domain/result/resultView';
import { formatShare, type Locale } from '$lib/messages/locale';
import { describeCounting, describeTieRule } from '$lib/messages/results/counting';
import { formulaMessages } from '$lib/messages/results/sheet/formulas';
import { listMessages } from '$lib/messages/results/lists';
import { resultMessages } from '$lib/messages/results/results';
import { sheetMessages } from '$lib/messages/results/methodologySheet';
import { approximateExact } from '$lib/ranking';
import type { SheetBlock, SheetSection } from './document';
import type { SheetFacts } from '$lib/domain/result/sheetFacts';

/** How ballots become an order: the method, the weights, the rules for what is left out, and an example. */
export function writeHow(facts: SheetFacts, locale: Locale): SheetSection {
	const m = sheetMessages[locale];
	const { counting, tieRule, weights } = facts.methodology;
	const { method } = counting;
	const formulas = formulaMessages[locale];
	const [first] = weights;
	const isEqual = weights.every(
		({ weight }) => weight.num * (first?.weight.den ?? 1) === (first?.weight.num ?? 0) * weight.den,
	);
	return {
		heading: `${m.how}: ${formulas.method[method]}`,
		blocks: [
			{ kind: 'list', ordered: true, items: formulas.formula[method] },
			{ kind: 'list', ordered: false, items: describeCounting(locale, counting) },
			{
				kind: 'text',
				text: counting.task !== 'rank' ? m.jointScores : isEqual ? m.joint : m.jointByWeight,
			},
			writeWeights(facts, locale),
			{ kind: 'text', text: m.weightNote },
			{ kind: 'text', text: describeTieRule(locale, tieRule) },
			...writeExample(facts, locale),
		],
	};
}

function writeWeights({ methodology, result }: SheetFacts, locale: Locale): SheetBlock {
	const m = sheetMessages[locale];
	const shareOf = (nucleus: string): string => {
		const share = result?.view.nuclei.find((counted) => counted.nucleus === nucleus)?.share ?? null;
		return share === null ? m.noShare : formatShare(locale, approximateExact(share), 1);
	};
	return {
		kind: 'table',
		columns: [m.nucleus, m.weight, ...(result ? [m.share] : [])],
		numeric: result ? [1, 2] : [1],
		rows: methodology.weights.map(({ nucleus, name, weight }) => [
			name,
			listMessages[locale].weight(weight.num, weight.den),
			...(result ? [shareOf(nucleus)] : []),
		]),
	};
}

/** The first two problems of this very result, counted in the open. */
function writeExample({ result }: SheetFacts, locale: Locale): SheetBlock[] {
	const m = sheetMessages[locale];
	const joint = result?.view.joint;
	const [first, second] = joint?.order ?? [];
	if (!result || !joint || !first || !second || joint.pairwise.length === 0) return [];
	const lines = result.view.nuclei.flatMap(({ name, standing }) => {
		if (!standing) return [];
		const [one, other] = [first, second].map(({ id }) => standing.order.findIndex((row) => row.id === id));
		const [forFirst, forSecond] = [
			standing.pairwise[one ?? -1]?.[other ?? -1] ?? 0,
			standing.pairwise[other ?? -1]?.[one ?? -1] ?? 0,
		];
		return [m.exampleNucleus(name, String(forFirst), String(forSecond))];
	});
	const share = (value: number | string | null | undefined): string =>
		formatShare(locale, approximateExact(value ?? 0), 1);
	return [
		{ kind: 'text', text: `${m.example}. ${m.examplePair(first.title, second.title)}` },
		{
			kind: 'list',
			ordered: false,
			items: [...lines, m.exampleJoint(share(joint.pairwise[0]?.[1]), share(joint.pairwise[1]?.[0]))],
		},
	];
}

export function writeResult({ result }: SheetFacts, locale: Locale): SheetSection {
	const m = sheetMessages[locale];
	if (!result) return { heading: m.result, blocks: [{ kind: 'text', text: m.noResult }] };
	const nuclei = result.view.nuclei.flatMap(({ name, standing }) => (standing ? [{ name, standing }] : []));
	return {
		heading: m.result,
		blocks: [
			...writeMissing(result.view, locale),
			{
				kind: 'table',
				columns: [m.place, m.problem, ...nuclei.map(({ name }) => m.placeIn(name))],
				numeric: nuclei.map((_, at) => at + 2),
				rows: result.view.joint.rows.map(({ id, title, place, tied }) => [
					tied ? `${String(place)} (${m.tied})` : String(place),
					{ written: title },
					...nuclei.map(({ standing }) => String(standing.rows.find((row) => row.id === id)?.place ?? '')),
				]),
			},
		],
	};
}

/** A list without a nucleus says so before it is read. */
export function writeMissing({ missing }: ResultView, locale: Locale): SheetBlock[] {
	const words = resultMessages[locale];
	if (missing.length === 0) return [];
	return [
		{ kind: 'text', text: words.listLeadMissing },
		{
			kind: 'list',
			ordered: false,
			items: missing.map(({ name, why, reason }) => words.missingNucleus[why](name, reason ?? '')),
		},
	];
}
