import { error, fail, redirect } from '@sveltejs/kit';
import { flowNames } from '$lib/components/survey/answerState';
import { instrumentIn } from '$lib/domain/survey/instrumentIn';
import { readFolio, readReceiptKey } from '$lib/domain/survey/folio';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import { receiptMessages } from '$lib/messages/public/receipt';
import { anonymousBackend } from '$lib/server/backend/clients';
import {
	correctAnswer,
	openReceipt,
	withdrawAnswer,
	type OpenedReceipt,
} from '$lib/server/data/answers/changes';
import { findPublicSurvey } from '../../../findPublicSurvey.server';
import { chooseLanguage, handKey, takeFormStep } from '../../../consulta/[slug]/responder/formStep.server';
import type { Actions, PageServerLoad } from './$types';

// Forms, with and without scripts: what is corrected is sent at once and waits nowhere.
export const csr = false;

export const load: PageServerLoad = ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { folio: requireFolio(params.folio) };
};

export const actions: Actions = {
	/** Whether the key opens this answer; then what may be done with it. */
	open: async ({ params, request, locals }) => {
		const opened = await open(requireFolio(params.folio), await request.formData(), flowNames.key, locals);
		return opened.ok ? { opened: { ...opened.receipt, key: opened.key } } : opened.refused;
	},
	withdraw: async ({ params, request, locals }) => {
		const folio = requireFolio(params.folio);
		const opened = await open(folio, await request.formData(), flowNames.key, locals);
		if (!opened.ok) return opened.refused;
		const withdrawn = await withdrawAnswer(anonymousBackend(), { folio, key: opened.key });
		if (!withdrawn.ok) return refuse(locals, withdrawn.error.code, withdrawn.error.status);
		redirect(303, `/recibo/${folio}`);
	},
	/** One press of the survey that is answered again. */
	correct: async ({ params, request, locals, cookies }) => {
		const folio = requireFolio(params.folio);
		const form = await request.formData();
		const opened = await open(folio, form, flowNames.former, locals);
		if (!opened.ok) return opened.refused;
		const survey = await findPublicSurvey(opened.receipt.consultation);
		const begins = form.get(flowNames.go) === null;
		const first = survey.instrument.questions[0]?.id ?? '';
		// Nothing was on screen yet: the first question is shown, not judged.
		if (begins) form.set(flowNames.go, `edit:${first}`);
		const { shown, answer } = await takeFormStep(survey, form);
		const asked = form.get(flowNames.language);
		const language = chooseLanguage(survey.instrument, typeof asked === 'string' ? asked : locals.locale);
		const step = {
			...shown,
			title: opened.receipt.title,
			former: opened.key,
			channel: opened.receipt.channel,
			language,
			instrument: instrumentIn(survey.instrument, language),
		};
		if (shown.flow.refusals.length > 0) return fail(400, { step });
		if (!answer) return { step };
		const stored = await correctAnswer(anonymousBackend(), { folio, key: opened.key }, answer);
		if (!stored.ok) {
			const refusal = describeBackendRefusal(locals.locale, stored.error.code);
			return fail(stored.error.status, { step: { ...step, refusal } });
		}
		handKey(cookies, locals, stored.value.folio, shown.key);
		redirect(303, `/recibo/${stored.value.folio}?nueva`);
	},
};

function requireFolio(typed: string): string {
	return readFolio(typed) ?? error(404);
}

type Opened =
	{ ok: true; key: string; receipt: OpenedReceipt } | { ok: false; refused: ReturnType<typeof refuse> };

/** The answer that the key in a form opens. */
async function open(folio: string, form: FormData, name: string, locals: App.Locals): Promise<Opened> {
	const typed = form.get(name);
	const key = readReceiptKey(typeof typed === 'string' ? typed : '');
	if (key === null)
		return { ok: false, refused: fail(400, { refused: receiptMessages[locals.locale].keyForm }) };
	const receipt = await openReceipt(anonymousBackend(), { folio, key });
	if (receipt.ok) return { ok: true, key, receipt: receipt.value };
	return { ok: false, refused: refuse(locals, receipt.error.code, receipt.error.status) };
}

function refuse(locals: App.Locals, code: string, status: number) {
	return fail(status, { refused: describeBackendRefusal(locals.locale, code) });
}
