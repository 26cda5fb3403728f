import { fail, redirect } from '@sveltejs/kit';
import { stationKinds } from '$lib/domain/consultation/stationForms';
import { findShortNotice } from '$lib/domain/consultation/noticeDays';
import { findLongSentences, measureReadability, PLAIN_SCORE } from '$lib/domain/survey/reading/readability';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import type { Instrument } from '$lib/domain/survey/instrument';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { publishConsultation } from '$lib/server/data/consultations';
import { makeSealingKey } from '$lib/server/data/station/sealedAnswers';
import { saveSurveyDraft } from '$lib/server/data/surveys';
import { canonicalText } from '$lib/evidence';
import {
	openConsultation,
	openDraft,
	openExercise,
	readDraft,
	readRules,
	refuse,
} from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (consultation.state !== 'draft') redirect(303, here);
	const draft = await readDraft(locals.backend, consultation, exercise);
	const { notice } = await readRules(locals.backend, exercise);
	const short = findShortNotice(consultation, notice, new Date());
	return {
		here,
		consultation,
		questionCount: draft.questions.length,
		hard: findHardTexts(draft),
		soon: short && { ...short, basis: notice.basis },
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const consultation = await openConsultation(locals.backend, params);
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const { draft, revision } = await openDraft(locals.backend, consultation, exercise);
		const checked = parseInstrument(draft);
		if (!checked.ok) return fail(400, refusedForm(locals.locale, { errors: checked.error, typed: {} }));
		// A draft nobody touched is still only its template: what is frozen has to be on the record.
		const saved = await saveSurveyDraft(
			locals.backend,
			consultation.id,
			canonicalText(checked.value),
			revision,
		);
		if (!saved.ok) return refuse(locals.locale, saved.error, form);
		const published = await publishConsultation(locals.backend, consultation.id);
		if (!published.ok) return refuse(locals.locale, published.error, form);
		// Tablets seal what they keep to this key; where nobody answers at desks nothing is sealed.
		if (stationKinds.some((kind) => consultation.channels.includes(kind)))
			await makeSealingKey(consultation.slug);
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}?publicada=1`);
	},
};

/** Texts that people will stumble over. They are no reason to refuse, only to look once more. */
function findHardTexts(draft: Instrument): string[] {
	const texts = [
		draft.intro.es,
		draft.notice.short.es,
		...draft.questions.flatMap(({ text, help }) => [text.es, help?.es ?? '']),
	];
	return texts.filter((text) => {
		const reading = measureReadability(text);
		const isHard = reading !== null && reading.isEnough && reading.score < PLAIN_SCORE;
		return isHard || findLongSentences(text).length > 0;
	});
}
