import { inGroups } from '$lib/basics/inGroups';
import { textIn, type Text } from '$lib/domain/text';
import { formatDay, formatNumber, htmlLang, type Locale } from '$lib/messages/locale';
import { sheetMessages } from '$lib/messages/results/methodologySheet';
import type { SheetDocument, SheetSection, SheetText } from './document';
import type { SheetFacts } from '$lib/domain/result/sheetFacts';
import { writeConsultations } from './writeConsultations';
import { writeHow, writeResult } from './writeCount';
import { writeFirmness } from './writeFirmness';
import { writeRankings } from './writeRankings';
import { writeRounds } from './writeRounds';
import { writeSeal } from './writeSeal';
import { writeViability } from './writeViability';

/** Writes the sheet from its facts, in one language. */
export function composeSheet(facts: SheetFacts, locale: Locale): SheetDocument {
	const m = sheetMessages[locale];
	return {
		language: htmlLang(locale),
		title: m.title,
		subtitle: { written: facts.title },
		notice: facts.exercise.isSample ? m.sample : null,
		sections: [
			writeAsked(facts, locale),
			writeConsultations(facts, locale),
			writeRankings(facts, locale),
			writeHow(facts, locale),
			writeResult(facts, locale),
			...writeRounds(facts, locale),
			...writeFirmness(facts, locale),
			...writeViability(facts, locale),
			{
				heading: m.published,
				blocks: [
					{ kind: 'text', text: m.publication[facts.methodology.publication] },
					...listFew(facts).map((name) => ({ kind: 'text' as const, text: m.fewBallots(name) })),
				],
			},
			{
				heading: m.proves,
				blocks: [
					{ kind: 'list', ordered: false, items: m.provesYes },
					{ kind: 'text', text: m.provesNot },
					{ kind: 'list', ordered: false, items: m.provesNo },
				],
			},
			writeFacts(facts, locale),
		],
		paper: writePaper(facts, locale),
		seal: facts.seal && writeSeal(facts.seal, locale),
	};
}

/** Nuclei of which less is published than was chosen: their ballots are too few to hide one. */
function listFew({ rankings, methodology }: SheetFacts): string[] {
	return rankings
		.filter(({ state, publication }) => state !== 'annulled' && publication !== methodology.publication)
		.map(({ nucleusName }) => nucleusName);
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
				facts: [{ term: m.question, detail: writtenIn({ es: '', ...methodology.question }, locale) }],
			},
			{ kind: 'text', text: m.alternatives },
			{
				kind: 'table',
				columns: [m.problem, m.sources],
				numeric: [],
				rows: methodology.alternatives.map(({ id, title }) => [{ written: title }, sourcesOf(id)]),
			},
		],
	};
}

function writeFacts(facts: SheetFacts, locale: Locale): SheetSection {
	const m = sheetMessages[locale];
	const { exercise, methodology, rulesetName, result } = facts;
	const { id, version } = methodology.ruleset;
	const day = (iso: string): string => formatDay(locale, iso);
	return {
		heading: m.facts,
		blocks: [
			{
				kind: 'facts',
				facts: [
					{ term: m.exercise, detail: exercise.name },
					{ term: m.responsible, detail: exercise.institutionName },
					{
						term: m.ruleset,
						detail: m.rulesetVersion(rulesetName ? textIn(rulesetName, locale) : id, version),
					},
					...(facts.publishedOn === null ? [] : [{ term: m.frozenOn, detail: day(facts.publishedOn) }]),
					{ term: m.methodologyHash, detail: facts.methodologyHash },
					...(result
						? [
								{ term: m.computedOn, detail: day(result.computedOn) },
								{ term: m.resultHash, detail: result.hash },
								...(result.inputHash === null ? [] : [{ term: m.inputHash, detail: result.inputHash }]),
							]
						: []),
					{ term: m.software, detail: facts.software },
				],
			},
			{ kind: 'text', text: m.check },
			...(result ? [{ kind: 'text' as const, text: m.recount(result.recordFile) }] : []),
		],
	};
}

/** A text in the language of the sheet, or as it was written where nobody translated it. */
function writtenIn(text: Text, locale: Locale): SheetText {
	return Object.hasOwn(text, locale) ? textIn(text, locale) : { written: text.es };
}

/** What binds a sheet of paper to the record: whose it is, of when, where it stands and its fingerprint. */
function writePaper(facts: SheetFacts, locale: Locale): SheetDocument['paper'] {
	const m = sheetMessages[locale];
	const { exercise, result, publishedOn } = facts;
	const dated = result?.computedOn ?? publishedOn;
	return {
		head: [
			exercise.institutionName,
			[exercise.name, ...(dated === null ? [] : [formatDay(locale, dated)])].join(' · '),
		],
		crest: exercise.institutionCrest,
		foot: {
			address: facts.address,
			label: m.paperCode,
			lines: [
				`${m.methodologyHash}: ${inGroups(facts.methodologyHash)}`,
				...(result ? [`${m.resultHash}: ${inGroups(result.hash)}`] : []),
			],
		},
	};
}
