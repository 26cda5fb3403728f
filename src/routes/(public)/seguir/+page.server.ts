import { fail } from '@sveltejs/kit';
import { readAnswersFromForm } from '$lib/domain/survey/answerForm';
import { readResumeCode } from '$lib/domain/survey/delivery/resumeCode';
import { resumeMessages } from '$lib/messages/public/resume';
import { anonymousBackend } from '$lib/server/backend/clients';
import { dropDraft, openDraft } from '$lib/server/data/answers/resumeDrafts';
import { readPublicSurvey } from '$lib/server/data/openSurveys';
import { readDraftHash } from '../consulta/[slug]/responder/formStep.server';
import type { Actions, PageServerLoad } from './$types';

// Everything of it is a form.
export const csr = false;

export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
};

const nothing = { typed: '', error: null, found: null, isForgotten: false };

export const actions: Actions = {
	open: async ({ request, locals }) => {
		const m = resumeMessages[locals.locale];
		const typed = (await request.formData()).get('code');
		const code = readResumeCode(typeof typed === 'string' ? typed : '');
		const refuse = (why: string) =>
			fail(400, { ...nothing, typed: typeof typed === 'string' ? typed.slice(0, 40) : '', error: why });
		if (code === null) return refuse(m.codeForm);
		const opened = await openDraft(code);
		if (opened === null) return refuse(m.notFound);
		const survey = await readPublicSurvey(anonymousBackend(), opened.consultation, Date.now());
		if (survey?.consultation.phase !== 'open') return refuse(m.notOpen);
		const { draft, hash } = opened;
		// Begun with a former version it goes on in the latest: what could be answered still can.
		const form = new FormData();
		for (const [name, value] of draft.fields) form.append(name, value);
		const { answers } = readAnswersFromForm(survey.instrument, form, []);
		const { slug, title } = survey.consultation;
		const found = { ...draft, hash, slug, title, answered: Object.keys(answers).length };
		return { ...nothing, found };
	},
	forget: async ({ request }) => {
		const given = (await request.formData()).get('draft');
		const hash = readDraftHash(typeof given === 'string' ? given : '');
		if (hash !== null) await dropDraft(hash);
		return { ...nothing, isForgotten: true };
	},
};
