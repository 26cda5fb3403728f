import { error } from '@sveltejs/kit';
import { sayWhen } from '$lib/components/consultation-editor/paper/sayWhen';
import { writeSheetCode } from '$lib/domain/consultation/paper/sheetCode';
import { printQuestions } from '$lib/domain/survey/paper/printQuestions';
import { textIn } from '$lib/domain/text';
import { formatMoment, formatNumber } from '$lib/messages/locale';
import { sheetWords } from '$lib/messages/workspace/channels/sheetWords';
import { listSheets } from '$lib/server/data/channels/paper';
import { findPrintedSeal } from '$lib/server/data/log/printedSeal';
import { listMunicipalities, openBatch, openPaper, openPrinted, paperAt } from '../../paperDesk.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const paper = await openPaper(locals.backend, params);
	const { consultation } = paper;
	const batch = await openBatch(locals.backend, consultation.id, params.tanda);
	const instrument = await openPrinted(locals.backend, paper, batch.instrument);
	const first = Number(url.searchParams.get('desde') ?? batch.first);
	if (!Number.isInteger(first) || first < batch.first || first >= batch.first + batch.made) error(404);
	const [sheets, seal] = await Promise.all([
		listSheets(locals.backend, batch.id, first - 1),
		findPrintedSeal(locals.backend, consultation.exerciseId),
	]);
	// Around the texts of the survey stand words in its own language, where there are any.
	const locale = batch.language === 'en' ? ('en' as const) : ('es' as const);
	const { questions, onlyByPhone } = printQuestions(instrument, batch.language);
	const names = instrument.questions.some(({ showIf }) => showIf !== undefined)
		? new Map((await listMunicipalities(instrument.state)).map(({ id, name }) => [id, name]))
		: new Map<string, string>();
	const telling = {
		instrument,
		printed: questions,
		language: batch.language,
		locale,
		nameOf: (key: string) => names.get(key) ?? key,
	};
	const { origin } = locals.site;
	const here = `${paperAt(params)}/${batch.id}`;
	return {
		here,
		title: textIn(instrument.title, batch.language),
		sender: `${consultation.institutionName} · ${consultation.exerciseName}`,
		place: [batch.place, batch.municipality].filter(Boolean).join(', ') || null,
		intro: textIn(instrument.intro, batch.language),
		notice: textIn(instrument.notice.short, batch.language),
		until: sheetWords[locale].until(
			formatMoment(locale, consultation.closesAt, consultation.timeZone, 'date'),
		),
		seal: seal && { ...seal, origin, slug: params.ejercicio },
		language: batch.language,
		sheetLocale: locale,
		questions: questions.map((question) => ({
			...question,
			said: question.when === null ? null : sayWhen(question.when, telling),
		})),
		onlyByPhone,
		sheets: sheets.map(({ number, folio }) => {
			const code = writeSheetCode(folio);
			return {
				sheet: { number: formatNumber(locale, number), code, folio },
				entryAt: `${origin}${paperAt(params)}/captura/${code}`,
				receiptAt: `${origin}/recibo/${folio}`,
			};
		}),
	};
};
