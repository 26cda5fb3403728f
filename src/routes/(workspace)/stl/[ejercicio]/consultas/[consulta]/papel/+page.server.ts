import { fail, redirect } from '@sveltejs/kit';
import { sheetCodeForm, sheetsForm } from '$lib/domain/consultation/paper/sheetForms';
import { writeSheetCode } from '$lib/domain/consultation/paper/sheetCode';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { paperMessages } from '$lib/messages/workspace/channels/paper';
import { findSheet, listPaperBatches, makeSheets } from '$lib/server/data/channels/paper';
import { countByPlace, listPlaces } from '$lib/server/data/channels/places';
import { openConsultation, refuse } from '../../../desk.server';
import { countMissing, openPaper, paperAt } from './paperDesk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const consultation = await openConsultation(locals.backend, params);
	const isOffered = consultation.channels.includes('paper');
	const isReady = isOffered && consultation.state !== 'draft';
	const [batches, places, counts, languages] = isReady
		? await Promise.all([
				listPaperBatches(locals.backend, consultation.id),
				listPlaces(locals.backend, consultation.slug),
				countByPlace(locals.backend, consultation.id),
				openPaper(locals.backend, params).then(({ instrument }) => instrument.languages),
			])
		: [[], [], [], []];
	const onPaper = counts.filter(({ channel }) => channel === 'paper');
	return {
		here: `/stl/${params.ejercicio}/consultas/${params.consulta}`,
		title: consultation.title,
		isOffered,
		isReady,
		isClosed: consultation.state === 'closed',
		languages: [...languages],
		places: places
			.filter(({ retiredOn }) => retiredOn === null)
			.map(({ id, name }) => ({ value: id, label: name })),
		batches: batches.map((batch) => ({ ...batch, missing: countMissing(batch) })),
		byPlace: onPaper.map(({ place, count }) => ({
			name: places.find(({ id }) => id === place)?.name ?? null,
			count,
		})),
		just: url.searchParams.get('hecho'),
	};
};

export const actions: Actions = {
	make: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(sheetsForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const consultation = await openConsultation(locals.backend, params);
		const made = await makeSheets(locals.backend, consultation.id, read.value);
		if (!made.ok) return refuse(locals.locale, made.error, form);
		redirect(303, `${paperAt(params)}/${made.value.batch}?hecho=hojas`);
	},
	find: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(sheetCodeForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { consultation } = await openPaper(locals.backend, params);
		const sheet = await findSheet(locals.backend, consultation.id, read.value.code);
		if (sheet === null) {
			const message = paperMessages[locals.locale].unknownSheet;
			return fail(404, { errors: [{ field: 'code', message }], typed: readTyped(form) });
		}
		const at = `${paperAt(params)}/captura/${writeSheetCode(sheet.folio)}`;
		redirect(303, sheet.state === 'in_dispute' && !sheet.mine ? `${at}/resolver` : at);
	},
};
