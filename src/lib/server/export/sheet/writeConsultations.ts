import { toLocalMoment } from '$lib/domain/exercise/localTime';
import type { Question } from '$lib/domain/survey/instrument';
import { textIn, type Text } from '$lib/domain/text';
import { formatDay, formatList, formatMoment, formatNumber, type Locale } from '$lib/messages/locale';
import { sheetConsultationMessages } from '$lib/messages/results/sheet/consultations';
import { stlMessages } from '$lib/messages/workspace/stl';
import type { SheetBlock, SheetSection } from './document';
import type { SheetConsultation, SheetFacts } from '$lib/domain/result/sheetFacts';

/** What was asked of everybody before the nuclei ranked, and how many answered. */
export function writeConsultations({ consultations, exercise }: SheetFacts, locale: Locale): SheetSection {
	const m = sheetConsultationMessages[locale];
	return {
		heading: m.heading,
		blocks:
			consultations.length === 0
				? [{ kind: 'text', text: m.none }]
				: [
						{ kind: 'text', text: m.lead },
						{ kind: 'text', text: m.noSample },
						...consultations.flatMap((one) => writeOne(one, exercise.timeZone, locale)),
					],
	};
}

function writeOne(consultation: SheetConsultation, timeZone: string, locale: Locale): SheetBlock[] {
	const m = sheetConsultationMessages[locale];
	const { counts, instrument } = consultation;
	const when = (iso: string): string => formatMoment(locale, iso, timeZone, 'dateTime');
	const { closedOn } = consultation;
	const isEarly = closedOn !== null && closedOn < toLocalMoment(consultation.closesAt, timeZone).slice(0, 10);
	const dates = [
		`${m.range(when(consultation.opensAt), when(consultation.closesAt))}.`,
		...(isEarly ? [m.closedEarly(formatDay(locale, closedOn))] : []),
		...(consultation.state === 'published' ? [m.stillOpen] : []),
	];
	const desks = counts.desks.map(({ name, municipality }) =>
		municipality === null ? name : m.desk(name, municipality),
	);
	return [
		{ kind: 'heading', text: { written: consultation.title } },
		{
			kind: 'facts',
			facts: [
				{ term: m.who, detail: { written: consultation.whoMayAnswer } },
				{ term: m.use, detail: { written: consultation.useOfResults } },
				...(consultation.publishedOn === null
					? []
					: [{ term: m.published, detail: formatDay(locale, consultation.publishedOn) }]),
				{ term: m.dates, detail: dates.join(' ') },
				{ term: m.territory, detail: consultation.stateName ?? m.country },
				...(desks.length === 0 ? [] : [{ term: m.desks, detail: formatList(locale, desks) }]),
				{ term: m.hash, detail: consultation.instrumentHash },
			],
		},
		{
			kind: 'table',
			columns: [m.channel, m.answers],
			numeric: [1],
			rows: [
				...consultation.channels.map((channel) => [
					nameChannel(channel, locale),
					formatNumber(locale, counts.channels[channel] ?? 0),
				]),
				[m.total, formatNumber(locale, counts.total)],
			],
		},
		...(counts.late === 0 ? [] : [{ kind: 'text' as const, text: m.late(counts.late) }]),
		{ kind: 'text', text: `${m.questions}:` },
		{
			kind: 'list',
			ordered: true,
			items: instrument.questions.map((question) => describeQuestion(question, locale)),
		},
	];
}

function nameChannel(channel: string, locale: Locale): string {
	const names: Readonly<Record<string, string>> = stlMessages[locale].channels;
	return names[channel] ?? channel;
}

/** The question as it was read, how it is answered, and what it offered. */
function describeQuestion(question: Question, locale: Locale): string {
	const m = sheetConsultationMessages[locale];
	const how = question.required ? m.type[question.type] : `${m.type[question.type]}, ${m.optional}`;
	const options = listOffered(question, locale);
	const offered = options.length === 0 ? '' : ` ${options.join(' · ')}.`;
	return `${textIn(question.text, locale)} (${how}).${offered}`;
}

function listOffered(question: Question, locale: Locale): string[] {
	const m = sheetConsultationMessages[locale];
	const say = (text: Text): string => textIn(text, locale);
	const none = question.noAnswer.map((reason) => m.noAnswer[reason]);
	switch (question.type) {
		case 'single':
		case 'multiple': {
			const own = question.allowOther ? [m.ownWords] : [];
			return [...question.options.map(({ text }) => say(text)), ...own, ...none];
		}
		case 'ranking':
			return [...question.options.map(({ text }) => say(text)), ...none];
		case 'matrix': {
			const rows = question.rows.map(({ text }) => say(text)).join(' · ');
			return [m.rows(rows, question.columns.map(({ text }) => say(text)).join(' · ')), ...none];
		}
		case 'scale':
			return [
				m.scale(question.start, say(question.low), question.start + question.points - 1, say(question.high)),
				...none,
			];
		default:
			return none;
	}
}
