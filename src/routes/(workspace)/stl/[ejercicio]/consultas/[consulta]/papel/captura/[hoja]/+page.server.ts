import { createHash } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { isHash } from '$lib/domain/file/kinds';
import { readTyped } from '$lib/domain/readTyped';
import { readSheet } from '$lib/domain/survey/paper/readSheet';
import { canonicalText } from '$lib/evidence';
import { formatNumber } from '$lib/messages/locale';
import { enterSheet } from '$lib/server/data/channels/paper';
import { refuse } from '../../../../../desk.server';
import { paperAt } from '../../paperDesk.server';
import { openSheet, showQuestions, showRefusals } from './openSheet.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const opened = await openSheet(locals.backend, params);
	const { consultation, sheet } = opened;
	const base = paperAt(params);
	if (sheet.state === 'in_dispute' && !sheet.mine) redirect(303, `${base}/captura/${params.hoja}/resolver`);
	return {
		base,
		batchAt: `${base}/${sheet.batch}`,
		title: consultation.title,
		sheet: {
			number: formatNumber(locals.locale, sheet.number),
			state: sheet.state,
			isMine: sheet.mine,
			language: sheet.language,
		},
		...(await showQuestions(opened, locals.locale)),
	};
};

export const actions: Actions = {
	enter: async ({ locals, params, request }) => {
		const form = await request.formData();
		const scanHash = await readScan(form);
		form.delete('scan');
		const { instrument, sheet, head } = await openSheet(locals.backend, params);
		const read = readSheet(instrument, form, head);
		if (!read.ok) {
			return fail(400, {
				errors: showRefusals(instrument, read.error, locals.locale),
				typed: readTyped(form),
			});
		}
		const entered = await enterSheet(locals.backend, sheet.id, canonicalText(read.value), scanHash);
		if (!entered.ok) return refuse(locals.locale, entered.error, form);
		const { state, receipt } = entered.value;
		const what =
			state === 'in_dispute'
				? 'distintas'
				: receipt === null
					? 'captura'
					: receipt.standing === 'counted'
						? 'contada'
						: 'revision';
		redirect(303, `${paperAt(params)}?hecho=${what}`);
	},
};

/** The hash of a scan: from the device, or of the file where it came itself, whose bytes are left at that. */
async function readScan(form: FormData): Promise<string | null> {
	const hash = form.get('scanHash');
	if (typeof hash === 'string' && isHash(hash)) return hash;
	const file = form.get('scan');
	if (!(file instanceof File) || file.size === 0) return null;
	return createHash('sha256')
		.update(new Uint8Array(await file.arrayBuffer()))
		.digest('base64url');
}
