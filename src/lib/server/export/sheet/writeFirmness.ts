import { writePlace, type AnalysisView, type Span } from '$lib/domain/result/analysisView';
import { formatNumber, formatShare, type Locale } from '$lib/messages/locale';
import { agreementMessages } from '$lib/messages/results/agreement';
import { firmnessMessages, nameChannel } from '$lib/messages/results/firmness';
import type { SheetBlock, SheetSection } from './document';
import type { SheetFacts } from '$lib/domain/result/sheetFacts';

/** Second opinions, who is firm among the first, what resampling says, and agreement. Nothing without an order. */
export function writeFirmness({ result }: SheetFacts, locale: Locale): SheetSection[] {
	const analysis = result?.view.analysis ?? null;
	if (analysis === null) return [];
	const m = firmnessMessages[locale];
	return [
		{
			heading: m.heading,
			blocks: [
				...writeFinding(analysis, locale),
				{
					kind: 'table',
					columns: [m.problem, m.verdictHead, ...analysis.methods.map(({ method }) => m.method[method])],
					numeric: analysis.methods.map((_, at) => at + 2),
					rows: analysis.rows.map(({ title, verdict, methods }) => [
						{ written: title },
						m.verdict[verdict],
						...methods.map((place) => (place === null ? m.noOrder : writePlace(place))),
					]),
				},
				{
					kind: 'list',
					ordered: false,
					items: (['firm', 'depends', 'outside'] as const).map(
						(verdict) => `${m.verdict[verdict]}: ${m.verdictMeans[verdict]}`,
					),
				},
				...(analysis.methods.length > 1
					? [
							{ kind: 'heading' as const, text: m.methodsHead },
							{
								kind: 'list' as const,
								ordered: false,
								items: analysis.methods.map(({ method }) => `${m.method[method]}: ${m.methodMeans[method]}`),
							},
						]
					: []),
				...writeWeights(analysis, locale),
				...writeRecounts(analysis, locale),
				...writeDraws(analysis, locale),
			],
		},
		{ heading: agreementMessages[locale].heading, blocks: writeAgreement(analysis, locale) },
	];
}

function writeFinding(analysis: AnalysisView, locale: Locale): SheetBlock[] {
	const { always, depends, changes, k, rows, methods, withoutNucleus } = analysis;
	const m = firmnessMessages[locale];
	const hasMethods = methods.length > 1;
	const list = (text: string, items: readonly string[]): SheetBlock[] => [
		{ kind: 'text', text },
		...(items.length === 0 ? [] : [{ kind: 'list' as const, ordered: false, items }]),
	];
	if (rows.length <= k) return list(m.allFit(rows.length), []);
	if (!hasMethods && withoutNucleus.length === 0) return [];
	const [all, none] = hasMethods ? [m.always, m.noneAlways] : [m.alwaysFirm, m.noneFirm];
	return [
		...(always.length > 0 ? list(all(always.length, k), always) : list(none(k), [])),
		...(depends.length > 0 ? list(m.depends(depends.length), depends) : []),
		...(depends.length === 0 && hasMethods ? list(m.noneDepends, []) : []),
		...(changes.length === 0 && !hasMethods ? list(m.noneChanges, []) : []),
		...(changes.length > 0 ? list(m.changes(changes.length), changes) : []),
	];
}

/** Where each problem stands with any weights of the criteria, or why that is not known. */
function writeWeights({ rows, weightSamples, notWeighed, k }: AnalysisView, locale: Locale): SheetBlock[] {
	const m = firmnessMessages[locale];
	const heading: SheetBlock = { kind: 'heading', text: m.byWeights };
	if (notWeighed === 'without-score') return [heading, { kind: 'text', text: m.notWeighed }];
	if (weightSamples === null) return [];
	return [
		heading,
		{ kind: 'text', text: m.weighed(formatNumber(locale, weightSamples)) },
		writeSpans(m.anyWeights, k, rows, ({ weighed }) => weighed, locale),
	];
}

function writeSpans(
	head: string,
	k: number,
	rows: AnalysisView['rows'],
	spanOf: (row: AnalysisView['rows'][number]) => Span | null,
	locale: Locale,
): SheetBlock {
	const m = firmnessMessages[locale];
	return {
		kind: 'table',
		columns: [m.problem, head, m.topShare(k)],
		numeric: [1, 2],
		rows: rows.map((row) => {
			const span = spanOf(row);
			return [
				{ written: row.title },
				span === null ? '' : writePlace({ highest: span.best, lowest: span.worst }),
				span === null ? '' : formatShare(locale, span.top, 1),
			];
		}),
	};
}

/** Without each nucleus, without each channel, and which other problem moves it. */
function writeRecounts(
	{ rows, withoutNucleus, withoutChannel, leavesOutProblemsBy }: AnalysisView,
	locale: Locale,
): SheetBlock[] {
	const m = firmnessMessages[locale];
	const placeOf = new Map(rows.map(({ id, place }) => [id, writePlace(place)]));
	const isMoved = rows.some(({ movedBy }) => movedBy.length > 0);
	return [
		...(withoutNucleus.length === 0
			? []
			: [
					{ kind: 'heading' as const, text: m.byNucleus },
					{
						kind: 'table' as const,
						columns: [m.problem, ...withoutNucleus],
						numeric: withoutNucleus.map((_, at) => at + 1),
						rows: rows.map(({ title, withoutNucleus: places }) => [
							{ written: title },
							...places.map(writePlace),
						]),
					},
				]),
		...(withoutChannel.length === 0
			? []
			: [
					{ kind: 'heading' as const, text: m.byChannel },
					{
						kind: 'table' as const,
						columns: [m.problem, ...withoutChannel.map((channel) => nameChannel(locale, channel))],
						numeric: withoutChannel.map((_, at) => at + 1),
						rows: rows.map(({ title, withoutChannel: places }) => [
							{ written: title },
							...places.map(writePlace),
						]),
					},
					{ kind: 'text' as const, text: m.channelNote },
				]),
		...(isMoved
			? [
					{ kind: 'heading' as const, text: m.byProblem },
					{
						kind: 'table' as const,
						columns: [m.problem, m.movedBy],
						numeric: [],
						rows: rows
							.filter(({ movedBy }) => movedBy.length > 0)
							.map(({ title, movedBy }) => [
								{ written: title },
								movedBy.map((other) => placeOf.get(other) ?? '').join(', '),
							]),
					},
				]
			: []),
		...(leavesOutProblemsBy === null
			? []
			: [
					{
						kind: 'text' as const,
						text: `${isMoved ? '' : `${m.movedByNothing} `}${m.leavingOut[leavesOutProblemsBy]}`,
					},
				]),
	];
}

/** Intervals of places over the resamples, or why there are none. */
function writeDraws(
	{ rows, resamples, notResampled, seedText, k }: AnalysisView,
	locale: Locale,
): SheetBlock[] {
	const m = firmnessMessages[locale];
	const heading: SheetBlock = { kind: 'heading', text: m.byPeople };
	if (resamples === null || seedText === null) {
		return notResampled === null ? [] : [heading, { kind: 'text', text: m.notDrawn[notResampled] }];
	}
	return [
		heading,
		{ kind: 'text', text: `${m.drawn(formatNumber(locale, resamples))} ${m.seed}` },
		{ kind: 'facts', facts: [{ term: m.seedTerm, detail: seedText }] },
		writeSpans(m.interval, k, rows, ({ resampled }) => resampled, locale),
	];
}

function writeAgreement(analysis: AnalysisView, locale: Locale): SheetBlock[] {
	const { between, within } = analysis;
	const m = agreementMessages[locale];
	return [
		{
			kind: 'text',
			text:
				between.words === null ? m.betweenNone : m.between[between.words](`W ${decimal(between.w, locale)}`),
		},
		{
			kind: 'table',
			columns: [m.nucleus, m.words, m.w, m.ballots],
			numeric: [2, 3],
			rows: within.map(({ name, words, reason, w, ballots }) => [
				name,
				words !== null ? m.within[words] : reason !== null ? m.withinReason[reason] : '',
				decimal(w, locale),
				formatNumber(locale, ballots),
			]),
		},
		{ kind: 'text', text: m.wMeans },
		...writeLikeness(analysis, locale),
	];
}

/** How alike every two methods are. Nothing where there is only one. */
function writeLikeness({ agreements, k }: AnalysisView, locale: Locale): SheetBlock[] {
	if (agreements.length === 0) return [];
	const m = agreementMessages[locale];
	const { method } = firmnessMessages[locale];
	const count = (value: number): string => formatNumber(locale, value, { maximumFractionDigits: 1 });
	return [
		{ kind: 'heading', text: m.betweenMethods },
		{
			kind: 'table',
			columns: [m.pair, m.common(k), m.apart, m.tau, m.rho],
			numeric: [1, 2, 3, 4],
			rows: agreements.map(
				({ first, second, inCommon: { least, most }, pairsApart, pairs, tauB, spearman }) => [
					m.pairOf(method[first], method[second]),
					least === most ? count(least) : `${count(least)}–${count(most)}`,
					m.apartOf(count(pairsApart), count(pairs)),
					decimal(tauB, locale),
					decimal(spearman, locale),
				],
			),
		},
		{ kind: 'text', text: m.tauMeans },
	];
}

function decimal(value: number | null, locale: Locale): string {
	return value === null
		? '–'
		: formatNumber(locale, value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
