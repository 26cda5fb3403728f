import { toLocalMoment } from '$lib/domain/consultation/localTime';
import type { Methodology } from '$lib/evidence';
import { formatDay, formatMoment, formatNumber, formatShare, type Locale } from '$lib/messages/locale';
import { sheetMessages } from '$lib/messages/results/methodologySheet';
import { approximate } from '../exactCells';
import type { ResultView } from '../resultView';
import type { SheetBlock, SheetDocument, SheetSection } from './document';

/** The facts a methodology sheet is written from; nothing in it is written by hand. */
export interface SheetFacts {
	exercise: { name: string; institutionName: string; timeZone: string; isSample: boolean };
	title: string;
	methodology: Methodology;
	methodologyHash: string;
	publishedOn: string | null;
	/** How many sources of each kind stand behind each problem. */
	sources: readonly { problem: string; kind: string; sources: number }[];
	rankings: readonly {
		nucleusName: string;
		attempt: number;
		quorum: number;
		eligibleSeats: number;
		tookPart: number;
		opensAt: string;
		closesAt: string;
		state: 'open' | 'closed' | 'annulled';
		quorumMet: boolean | null;
		annulReason: string | null;
		/** The day it was closed, early or not; none while it is open, and where it was annulled. */
		closedOn: string | null;
		extensions: readonly { closedAt: string; closesAt: string; reason: string }[];
	}[];
	result: { view: ResultView; hash: string; computedOn: string } | null;
	software: string;
}

/** Writes the sheet from its facts, in one language. */
export function composeSheet(facts: SheetFacts, locale: Locale): SheetDocument {
	const m = sheetMessages[locale];
	return {
		language: locale === 'es' ? 'es-MX' : 'en',
		title: m.title,
		subtitle: facts.title,
		notice: facts.exercise.isSample ? m.sample : null,
		sections: [
			writeAsked(facts, locale),
			writeWhom(facts, locale),
			writeHow(facts, locale),
			writeResult(facts, locale),
			{
				heading: m.published,
				blocks: [{ kind: 'text', text: m.publication[facts.methodology.publication] }],
			},
			{
				heading: m.proves,
				blocks: [
					{ kind: 'list', ordered: false, items: m.provesYes },
					{ kind: 'list', ordered: false, items: m.provesNo },
				],
			},
			writeFacts(facts, locale),
		],
	};
}

function writeAsked({ methodology, sources }: SheetFacts, locale: Locale): SheetSection {
	const m = sheetMessages[locale];
	const kinds: Readonly<Record<string, (count: number) => string>> = m.source;
	const sourcesOf = (id: string): string =>
		sources
			.filter(({ problem }) => problem === id)
			.map(({ kind, sources: count }) => `${formatNumber(locale, count)} ${kinds[kind]?.(count) ?? kind}`)
			.join(' · ');
	return {
		heading: m.asked,
		blocks: [
			{
				kind: 'facts',
				facts: [{ term: m.question, detail: methodology.question[locale] ?? methodology.question.es ?? '' }],
			},
			{ kind: 'text', text: m.alternatives },
			{
				kind: 'table',
				columns: [m.problem, m.sources],
				numeric: [],
				rows: methodology.alternatives.map(({ id, title }) => [title, sourcesOf(id)]),
			},
		],
	};
}

function writeWhom({ rankings, exercise }: SheetFacts, locale: Locale): SheetSection {
	const m = sheetMessages[locale];
	const when = (iso: string): string => formatMoment(locale, iso, exercise.timeZone, 'dateTime');
	const stateOf = ({ state, quorumMet }: SheetFacts['rankings'][number]): string => {
		if (state === 'annulled') return m.annulled;
		if (state === 'open') return m.pending;
		return quorumMet === true ? m.counted : m.noQuorum;
	};
	const isEarly = ({ closedOn, closesAt }: SheetFacts['rankings'][number]): boolean =>
		closedOn !== null && closedOn < toLocalMoment(closesAt, exercise.timeZone).slice(0, 10);
	const changes = rankings.flatMap((ranking) => {
		const { nucleusName, extensions, annulReason, closesAt } = ranking;
		return [
			...extensions.map(({ closedAt, closesAt, reason }) =>
				m.extended(nucleusName, when(closedAt), when(closesAt), reason),
			),
			...(isEarly(ranking) ? [m.closedEarly(nucleusName, when(closesAt))] : []),
			...(annulReason === null ? [] : [m.annulledFor(nucleusName, annulReason)]),
		];
	});
	return {
		heading: m.whom,
		blocks: [
			{
				kind: 'table',
				columns: [m.nucleus, m.seats, m.took, m.quorum, m.opened, m.closed, m.state],
				numeric: [1, 2, 3],
				rows: rankings.map((ranking) => [
					ranking.attempt > 1 ? `${ranking.nucleusName} (${String(ranking.attempt)})` : ranking.nucleusName,
					String(ranking.eligibleSeats),
					String(ranking.tookPart),
					String(ranking.quorum),
					when(ranking.opensAt),
					isEarly(ranking) ? formatDay(locale, ranking.closedOn ?? '') : when(ranking.closesAt),
					stateOf(ranking),
				]),
			},
			{ kind: 'text', text: m.whomNote },
			changes.length === 0
				? { kind: 'text', text: m.noChanges }
				: { kind: 'list', ordered: false, items: changes },
		],
	};
}

function writeHow(facts: SheetFacts, locale: Locale): SheetSection {
	const m = sheetMessages[locale];
	const { method } = facts.methodology;
	return {
		heading: `${m.how}: ${m.method[method]}`,
		blocks: [
			{ kind: 'list', ordered: true, items: m.formula[method] },
			{ kind: 'text', text: m.joint },
			{ kind: 'text', text: m.unranked },
			{ kind: 'text', text: m.ties },
			...writeExample(facts, locale),
		],
	};
}

/** The first two problems of this very result, counted in the open. */
function writeExample({ result }: SheetFacts, locale: Locale): SheetBlock[] {
	const m = sheetMessages[locale];
	const joint = result?.view.joint;
	const [first, second] = joint?.order ?? [];
	if (!result || !joint || !first || !second) return [];
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
		formatShare(locale, approximate(value ?? 0), 1);
	return [
		{ kind: 'text', text: `${m.example}. ${m.examplePair(first.title, second.title)}` },
		{
			kind: 'list',
			ordered: false,
			items: [...lines, m.exampleJoint(share(joint.pairwise[0]?.[1]), share(joint.pairwise[1]?.[0]))],
		},
	];
}

function writeResult({ result }: SheetFacts, locale: Locale): SheetSection {
	const m = sheetMessages[locale];
	if (!result) return { heading: m.result, blocks: [{ kind: 'text', text: m.noResult }] };
	const nuclei = result.view.nuclei.flatMap(({ name, standing }) => (standing ? [{ name, standing }] : []));
	return {
		heading: m.result,
		blocks: [
			{
				kind: 'table',
				columns: [m.place, m.problem, ...nuclei.map(({ name }) => m.placeIn(name))],
				numeric: nuclei.map((_, at) => at + 2),
				rows: result.view.joint.rows.map(({ id, title, place, tied }) => [
					tied ? `${String(place)} (${m.tied})` : String(place),
					title,
					...nuclei.map(({ standing }) => String(standing.rows.find((row) => row.id === id)?.place ?? '')),
				]),
			},
		],
	};
}

function writeFacts(facts: SheetFacts, locale: Locale): SheetSection {
	const m = sheetMessages[locale];
	const { exercise, methodology, result } = facts;
	const day = (iso: string): string => formatDay(locale, iso);
	return {
		heading: m.facts,
		blocks: [
			{
				kind: 'facts',
				facts: [
					{ term: m.exercise, detail: exercise.name },
					{ term: m.responsible, detail: exercise.institutionName },
					{ term: m.ruleset, detail: m.rulesetVersion(methodology.ruleset.id, methodology.ruleset.version) },
					...(facts.publishedOn === null ? [] : [{ term: m.frozenOn, detail: day(facts.publishedOn) }]),
					{ term: m.methodologyHash, detail: facts.methodologyHash },
					...(result
						? [
								{ term: m.computedOn, detail: day(result.computedOn) },
								{ term: m.resultHash, detail: result.hash },
							]
						: []),
					{ term: m.software, detail: facts.software },
				],
			},
			{ kind: 'text', text: m.check },
		],
	};
}
