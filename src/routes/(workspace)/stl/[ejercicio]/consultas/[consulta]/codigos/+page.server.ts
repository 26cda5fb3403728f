import { fail } from '@sveltejs/kit';
import { codeAddress } from '$lib/components/consultation-editor/channel/channelAddress';
import { codesForm } from '$lib/domain/consultation/channels/channelForms';
import { parseForm } from '$lib/domain/form';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { issueCodes, listCodeBatches } from '$lib/server/data/channels/codes';
import { findPrintedSeal, sealAddress } from '$lib/server/data/log/printedSeal';
import { openConsultation, refuse } from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const consultation = await openConsultation(locals.backend, params);
	return {
		here: `/stl/${params.ejercicio}/consultas/${params.consulta}`,
		title: consultation.title,
		isOffered: consultation.channels.includes('code'),
		isClosed: consultation.phase === 'closed',
		typeAt: `${locals.site.origin}/consulta/${consultation.slug}/codigo`,
		batches: (await listCodeBatches(locals.backend, consultation.id)).map((batch) => ({
			...batch,
			used: batch.issued - batch.unused - batch.voided,
		})),
		hasVoided: url.searchParams.has('anulados'),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(codesForm, form);
		if (!read.ok) return fail(400, { ...refusedForm(locals.locale, read.error), made: null });
		const consultation = await openConsultation(locals.backend, params);
		const { count, label } = read.value;
		const issued = await issueCodes(locals.backend, consultation.id, count, label);
		if (!issued.ok) return refuse(locals.locale, issued.error, form);
		// Shown this once: only their HMAC is stored.
		const codes = issued.value.codes.map((code) => ({
			code,
			link: codeAddress(locals.site.origin, consultation.slug, code),
		}));
		const newest = await findPrintedSeal(locals.backend, consultation.exerciseId);
		const seal = newest && {
			size: newest.size,
			words: newest.words,
			address: sealAddress(locals.site.origin, params.ejercicio, newest.size),
		};
		return { errors: [], typed: {}, made: { label, codes, seal } };
	},
};
