import { error, fail, redirect } from '@sveltejs/kit';
import { answerCodeForm } from '$lib/domain/consultation/channels/channelForms';
import { readAnswerCode } from '$lib/domain/consultation/channels/circumstances';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import { anonymousBackend } from '$lib/server/backend/clients';
import { tryAnswerCode } from '$lib/server/data/channels/codes';
import { readPublicSurvey, type PublicSurvey } from '$lib/server/data/openSurveys';
import { showInstitution } from '../../../../institution.server';
import type { Actions, PageServerLoad } from './$types';

// A form and nothing else: the phone downloads no script for it.
export const csr = false;

/** The survey while a code opens it. */
async function openByCode(slug: string): Promise<PublicSurvey> {
	const survey = await readPublicSurvey(anonymousBackend(), slug, Date.now());
	if (survey?.consultation.channels.includes('code') !== true) error(404);
	if (survey.consultation.phase !== 'open') redirect(303, `/consulta/${slug}`);
	return survey;
}

export const load: PageServerLoad = async ({ params, url, setHeaders }) => {
	const { consultation } = await openByCode(params.slug);
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		consultation: { slug: consultation.slug, title: consultation.title },
		institution: showInstitution(consultation),
		detail: consultation.title,
		// The QR of a slip brings it; whoever types it begins with nothing.
		code: readAnswerCode(url.searchParams.get('c') ?? '') ?? '',
	};
};

export const actions: Actions = {
	default: async ({ params, request, url, locals }) => {
		const survey = await openByCode(params.slug);
		const form = await request.formData();
		const read = parseForm(answerCodeForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { code } = read.value;
		if (!(await tryAnswerCode(anonymousBackend(), survey.instrument.survey, code))) {
			const message = describeBackendRefusal(locals.locale, 'answer_code_unknown');
			return fail(403, { errors: [{ field: 'code', message }], typed: readTyped(form) });
		}
		const language = url.searchParams.get('lengua');
		const query = new URLSearchParams({ codigo: code, ...(language === null ? {} : { lengua: language }) });
		redirect(303, `/consulta/${params.slug}/responder?${query.toString()}`);
	},
};
