import { inGroups } from '$lib/basics/inGroups';
import type { Openness } from '$lib/domain/consultation/openness/facts';
import type { SheetSeal } from '$lib/domain/result/sheetFacts';
import { nameForStaff } from '$lib/domain/survey/languages/nameLanguage';
import { formatDay, formatNumber, formatShare, type Locale } from '$lib/messages/locale';
import { assuranceMessages } from '$lib/messages/public/assurance';
import { describeLimit, nameBarrier, nameChannel } from '$lib/messages/public/describeLimit';
import { opennessMessages } from '$lib/messages/public/openness';
import { writeSeal } from '../sheet/writeSeal';
import type { SheetBlock, SheetDocument, SheetSection, SheetText } from '../sheet/document';

/** The record of openness as a document on paper: the same facts as its page, in the same words. */
export function composeOpennessSheet(
	openness: Openness,
	hash: string,
	address: string,
	{ seal, crest }: { seal: SheetSeal | null; crest: string | null },
	locale: Locale,
): SheetDocument {
	const m = opennessMessages[locale];
	const { consultation, dates } = openness;
	const day = (iso: string): string => formatDay(locale, iso);
	return {
		language: locale === 'es' ? 'es-MX' : locale,
		title: m.title,
		subtitle: { written: consultation.title },
		notice: null,
		sections: [
			{
				heading: m.what,
				blocks: [
					facts([
						[m.convener, { written: consultation.institution }],
						[m.who, { written: consultation.whoMayAnswer }],
						[m.use, { written: consultation.useOfResults }],
						[m.instrument, consultation.instrument],
						...consultation.changes.map(({ version, on, reason }): [string, SheetText] => [
							m.changes,
							{ written: m.changed(version, day(on), reason) },
						]),
					]),
				],
			},
			writeWhen(openness, locale),
			writeWhere(openness, locale),
			{ heading: m.easesTitle, blocks: [list(openness.eases.map((ease) => m.eases[ease]))] },
			writeBarriers(openness, locale),
			{
				heading: m.limitsTitle,
				blocks: [list(openness.limits.map((limit) => describeLimit(limit, locale)))],
			},
			...writeTerritory(openness, locale),
			writeCoverage(openness, locale),
			{
				heading: m.check,
				blocks: [
					{ kind: 'text', text: m.checkLead },
					facts([
						[m.hash, hash],
						[m.figures(formatNumber(locale, openness.figures.version)), openness.figures.hash],
					]),
				],
			},
		],
		paper: {
			head: [consultation.institution, `${m.title} · ${day(dates.closed)}`],
			crest,
			foot: { address, label: m.foot, lines: [`${m.hash}: ${inGroups(hash)}`] },
		},
		seal: seal && writeSeal(seal, locale),
	};
}

function writeWhen({ dates }: Openness, locale: Locale): SheetSection {
	const m = opennessMessages[locale];
	const day = (iso: string): string => formatDay(locale, iso);
	const number = (value: number): string => formatNumber(locale, value);
	const { days, basis } = dates.demand;
	return {
		heading: m.when,
		blocks: [
			facts([
				[m.published, day(dates.published)],
				[
					m.notice,
					`${m.days(dates.noticeDays, number(dates.noticeDays))}. ${m.asked(days, number(days))} ${m[basis]}`,
				],
				[m.opened, day(dates.opened)],
				[m.closed, day(dates.closed)],
				[m.open, m.days(dates.openDays, number(dates.openDays))],
			]),
		],
	};
}

function writeWhere(openness: Openness, locale: Locale): SheetSection {
	const m = opennessMessages[locale];
	const sure = assuranceMessages[locale];
	const number = (value: number): string => formatNumber(locale, value);
	const { codes, sheets, questions } = openness;
	const site = (one: Openness['desks'][number]): string =>
		m.hoursOf([one.name, one.municipality].filter(Boolean).join(', '), one.hours ?? m.noHours);
	return {
		heading: m.where,
		blocks: [
			{
				kind: 'table',
				columns: [m.channel, m.answers, sure.title],
				numeric: [1],
				rows: openness.channels.map(({ channel, answers, assurance }) => [
					nameChannel(channel, locale),
					number(answers),
					assurance === null ? '–' : sure.levels[assurance],
				]),
			},
			{
				kind: 'text',
				text: [
					m.total(number(openness.answers)),
					openness.late > 0 ? m.late(openness.late, number(openness.late)) : '',
					openness.excluded > 0 ? m.excluded(openness.excluded, number(openness.excluded)) : '',
				]
					.filter(Boolean)
					.join(' '),
			},
			{ kind: 'heading', text: m.desks },
			openness.desks.length === 0 ? { kind: 'text', text: m.noDesks } : list(openness.desks.map(site)),
			...(openness.places.length === 0
				? []
				: [
						{ kind: 'heading' as const, text: m.places },
						list(
							openness.places.map(
								(place) =>
									`${site(place)}. ${m.answers}: ${place.answers === null ? m.hidden : number(place.answers)}`,
							),
						),
					]),
			facts([
				...(codes === null
					? []
					: [[m.codes, m.codesSum(number(codes.made), number(codes.used), number(codes.voided))] as const]),
				...(sheets === null
					? []
					: [
							[
								m.sheets,
								m.sheetsSum(number(sheets.made), number(sheets.handedOut), number(sheets.entered)),
							] as const,
						]),
				[m.languages, openness.languages.map((tag) => nameForStaff(tag, locale)).join(', ')],
				[m.questions, m.required(number(questions.required), number(questions.total))],
				...(questions.readability === null
					? []
					: [[m.readability, m.score(number(questions.readability))] as const]),
			]),
		],
	};
}

function writeBarriers({ barriers }: Openness, locale: Locale): SheetSection {
	const m = opennessMessages[locale];
	const { removed, words } = barriers;
	return {
		heading: m.barriersTitle,
		blocks:
			removed.length === 0 && words === null
				? [{ kind: 'text', text: m.noBarriers }]
				: [
						{ kind: 'text', text: m.barriersLead },
						...(removed.length === 0 ? [] : [list(removed.map((one) => nameBarrier(one, locale)))]),
						...(words === null ? [] : [{ kind: 'text' as const, text: words }]),
					],
	};
}

/** Municipalities by name, those hardly reached and those not at all: whole lists, because paper unfolds nothing. */
function writeTerritory({ territory }: Openness, locale: Locale): SheetSection[] {
	const m = opennessMessages[locale];
	const { reached, unreached, below } = territory;
	if (reached === null || unreached === null) return [];
	const number = (value: number): string => formatNumber(locale, value);
	const names = (heading: string, places: readonly { readonly name: string }[]): SheetBlock[] =>
		places.length === 0
			? []
			: [
					{ kind: 'heading', text: heading },
					{ kind: 'text', text: `${places.map(({ name }) => name).join(', ')}.` },
				];
	return [
		{
			heading: m.territory,
			blocks: [
				{ kind: 'text', text: m.reached(number(reached.length), number(territory.municipalities)) },
				{
					kind: 'table',
					columns: [m.municipality, m.answers, m.population],
					numeric: [1, 2],
					rows: reached.map(({ name, answers, population }) => [
						{ written: name },
						answers === null ? m.hidden : number(answers),
						population === null ? '–' : number(population),
					]),
				},
				...names(m.belowTitle, below ?? []),
				...names(m.unreachedTitle, unreached),
			],
		},
	];
}

function writeCoverage({ coverage }: Openness, locale: Locale): SheetSection {
	const m = opennessMessages[locale];
	const people = (count: number): string => m.people(count, formatNumber(locale, count));
	const { sex, population, women, unreached } = coverage;
	const sides = sex === null || population === 0 ? [] : (['women', 'men'] as const);
	return {
		heading: m.census,
		blocks: [
			{ kind: 'text', text: m.censusLead },
			facts([
				[m.lives, people(population)],
				...(unreached === null || population === 0
					? []
					: [
							[
								m.livesUnreached,
								m.share(people(unreached), formatShare(locale, unreached / population, 1)),
							] as const,
						]),
			]),
			...(sex === null || sides.length === 0
				? []
				: [
						{
							kind: 'table' as const,
							columns: [m.sex, m.answers, m.shareOfPeople],
							numeric: [1, 2],
							rows: sides.map((side) => {
								const lives = side === 'women' ? women : population - women;
								const count = sex[side];
								return [
									m[side],
									count === null ? m.hidden : formatNumber(locale, count),
									formatShare(locale, lives / population, 1),
								];
							}),
						},
					]),
			{ kind: 'text', text: m.censusSource(coverage.source) },
		],
	};
}

function facts(rows: readonly (readonly [string, SheetText])[]): SheetBlock {
	return { kind: 'facts', facts: rows.map(([term, detail]) => ({ term, detail })) };
}

function list(items: readonly string[]): SheetBlock {
	return { kind: 'list', ordered: false, items };
}
