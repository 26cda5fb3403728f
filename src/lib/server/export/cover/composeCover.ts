import type { ResultView } from '$lib/domain/result/resultView';
import { formatDay, formatMoment, formatNumber, htmlLang, type Locale } from '$lib/messages/locale';
import { sheetMessages } from '$lib/messages/results/methodologySheet';
import { readmeMessages } from '$lib/messages/results/record/readme';
import { sheetConsultationMessages } from '$lib/messages/results/sheet/consultations';
import { coverMessages } from '$lib/messages/results/sheet/cover';
import type { SheetBlock, SheetDocument, SheetSection } from '../sheet/document';
import type { SheetConsultation, SheetFacts, SheetSeal } from '$lib/domain/result/sheetFacts';
import { writeMissing } from '../sheet/writeCount';
import { writeSeal } from '../sheet/writeSeal';

/** A published prioritization, as the cover shows it. */
export interface CoverList {
	slug: string;
	title: string;
	publishedOn: string | null;
	/** The result that stands; null while none does. */
	result: { view: ResultView; computedOn: string } | null;
}

type CoverConsultation = Pick<SheetConsultation, 'title' | 'opensAt' | 'closesAt' | 'state'> & {
	counts: Pick<SheetConsultation['counts'], 'total'>;
};

/** What the cover of an expediente is written from. */
export interface CoverFacts {
	exercise: SheetFacts['exercise'];
	/** Where the page of the expediente is, for paper. */
	address: string;
	logSize: number;
	/** The newest seal; null while there is none. */
	seal: SheetSeal | null;
	lists: readonly CoverList[];
	consultations: readonly CoverConsultation[];
	verifiers: readonly { readonly name: string; readonly sha256: string }[];
	verifiersAt: string;
}

/** Writes the cover of an expediente. `mark` is what the names of files in this language have before their ending. */
export function composeCover(facts: CoverFacts, mark: string, locale: Locale): SheetDocument {
	const m = coverMessages[locale];
	const sheet = sheetMessages[locale];
	const { exercise } = facts;
	return {
		language: htmlLang(locale),
		title: m.title,
		subtitle: { written: exercise.name },
		notice: exercise.isSample ? sheet.sample : null,
		sections: [
			{
				heading: m.what,
				blocks: [
					{ kind: 'text', text: m.lead },
					{
						kind: 'facts',
						facts: [
							{ term: sheet.exercise, detail: { written: exercise.name } },
							{ term: sheet.responsible, detail: { written: exercise.institutionName } },
							{ term: m.size, detail: formatNumber(locale, facts.logSize) },
						],
					},
				],
			},
			{
				heading: m.lists,
				blocks:
					facts.lists.length === 0
						? [{ kind: 'text', text: m.noLists }]
						: facts.lists.flatMap((list) => writeList(list, mark, locale)),
			},
			writeConsultations(facts, locale),
			{
				heading: sheet.proves,
				blocks: [
					{ kind: 'list', ordered: false, items: sheet.provesYes },
					{ kind: 'text', text: sheet.provesNot },
					{ kind: 'list', ordered: false, items: sheet.provesNo },
				],
			},
			writeCheck(facts, locale),
		],
		paper: {
			head: [exercise.institutionName, exercise.name],
			crest: exercise.institutionCrest,
			foot: { address: facts.address, label: m.paperCode, lines: [] },
		},
		seal: facts.seal && writeSeal(facts.seal, locale),
	};
}

function writeList(list: CoverList, mark: string, locale: Locale): SheetBlock[] {
	const m = coverMessages[locale];
	const sheet = sheetMessages[locale];
	const { slug, title, publishedOn, result } = list;
	const dates = [
		...(publishedOn === null ? [] : [m.published(formatDay(locale, publishedOn))]),
		result === null ? m.noResult : m.computed(formatDay(locale, result.computedOn)),
	];
	const files = [
		{ href: `fichas/${slug}${mark}.html`, text: m.sheet },
		...(result === null
			? []
			: [
					{ href: `lists/${slug}${mark}.csv`, text: m.csv },
					{ href: `lists/${slug}${mark}.xlsx`, text: m.workbook },
				]),
	];
	return [
		{ kind: 'heading', text: { written: title } },
		{ kind: 'text', text: dates.join(' ') },
		...(result === null
			? []
			: [
					...writeMissing(result.view, locale),
					{
						kind: 'table' as const,
						columns: [sheet.place, sheet.problem],
						numeric: [],
						rows: result.view.joint.rows.map(({ title: problem, place, tied }) => [
							tied ? `${String(place)} (${sheet.tied})` : String(place),
							{ written: problem },
						]),
					},
				]),
		{ kind: 'links', links: files },
	];
}

function writeConsultations({ consultations, exercise }: CoverFacts, locale: Locale): SheetSection {
	const m = coverMessages[locale];
	const words = sheetConsultationMessages[locale];
	const when = (iso: string): string => formatMoment(locale, iso, exercise.timeZone, 'dateTime');
	const total = consultations.reduce((sum, { counts }) => sum + counts.total, 0);
	if (consultations.length === 0)
		return { heading: m.consultations, blocks: [{ kind: 'text', text: m.noConsultations }] };
	return {
		heading: m.consultations,
		blocks: [
			{ kind: 'text', text: `${m.answered(total)} ${words.noSample}` },
			{
				kind: 'table',
				columns: [m.consultation, m.dates, m.answers],
				numeric: [2],
				rows: consultations.map(({ title, opensAt, closesAt, counts }) => [
					{ written: title },
					words.range(when(opensAt), when(closesAt)),
					formatNumber(locale, counts.total),
				]),
			},
			...(consultations.some(({ state }) => state === 'published')
				? [{ kind: 'text' as const, text: m.open }]
				: []),
		],
	};
}

function writeCheck({ verifiers, verifiersAt }: CoverFacts, locale: Locale): SheetSection {
	const { steps, copies, fingerprints } = readmeMessages[locale];
	return {
		heading: coverMessages[locale].check,
		blocks: [
			{ kind: 'list', ordered: true, items: steps },
			{ kind: 'links', links: verifiers.map(({ name }) => ({ href: name, text: name })) },
			{ kind: 'text', text: `${copies.join(' ')} ${verifiersAt}` },
			{ kind: 'text', text: fingerprints },
			{ kind: 'facts', facts: verifiers.map(({ name, sha256 }) => ({ term: name, detail: sha256 })) },
		],
	};
}
