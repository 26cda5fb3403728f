import { fail, redirect } from '@sveltejs/kit';
import { sheetMarkForm, sheetStates } from '$lib/domain/consultation/paper/sheetForms';
import { writeSheetCode } from '$lib/domain/consultation/paper/sheetCode';
import { parseForm } from '$lib/domain/form';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { listSheets, markSheets, SHEETS_A_PAGE } from '$lib/server/data/channels/paper';
import { refuse } from '../../../../desk.server';
import { countMissing, openBatch, openPaper, paperAt } from '../paperDesk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { consultation } = await openPaper(locals.backend, params);
	const batch = await openBatch(locals.backend, consultation.id, params.tanda);
	const only = sheetStates.find((state) => state === url.searchParams.get('estado')) ?? null;
	const asked = Number(url.searchParams.get('despues') ?? '0');
	const after = Number.isInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 0;
	const sheets = await listSheets(locals.backend, batch.id, after, only);
	const base = paperAt(params);
	const last = batch.first + batch.made - 1;
	return {
		base,
		title: consultation.title,
		batch: { ...batch, missing: countMissing(batch) },
		last,
		prints: Array.from({ length: Math.ceil(batch.made / SHEETS_A_PAGE) }, (_, at) => {
			const first = batch.first + at * SHEETS_A_PAGE;
			return {
				first,
				last: Math.min(first + SHEETS_A_PAGE - 1, last),
				href: `${base}/${batch.id}/imprimir?desde=${first.toString()}`,
			};
		}),
		states: [...sheetStates],
		only,
		sheets: sheets.map((sheet) => ({
			...sheet,
			code: writeSheetCode(sheet.folio),
			href: `${base}/captura/${writeSheetCode(sheet.folio)}`,
		})),
		next: sheets.length === SHEETS_A_PAGE ? (sheets.at(-1)?.number ?? null) : null,
		just: url.searchParams.get('hecho'),
	};
};

export const actions: Actions = {
	mark: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(sheetMarkForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { consultation } = await openPaper(locals.backend, params);
		const batch = await openBatch(locals.backend, consultation.id, params.tanda);
		const marked = await markSheets(locals.backend, batch.id, read.value);
		if (!marked.ok) return refuse(locals.locale, marked.error, form);
		redirect(303, `${paperAt(params)}/${batch.id}?hecho=marcadas`);
	},
};
