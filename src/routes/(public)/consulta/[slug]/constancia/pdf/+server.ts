import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { findPrintedSeal, sealAddress } from '$lib/server/data/log/printedSeal';
import { composeOpennessSheet } from '$lib/server/export/openness/composeOpennessSheet';
import { keepPrinted } from '$lib/server/export/pdf/keepPrinted';
import { renderHtml } from '$lib/server/export/sheet/renderHtml';
import { readOpenness } from '../readOpenness.server';
import type { RequestHandler } from './$types';

/** The record of openness on tagged paper: the same facts and the same hash as its page. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { record, consultation } = await readOpenness(params.slug);
	if (record === null) error(404);
	const address = `${locals.site.origin}/consulta/${params.slug}/constancia`;
	const backend = anonymousBackend();
	const { exerciseId, exerciseSlug } = consultation;
	const [found, exercise] = await Promise.all([
		findPrintedSeal(backend, exerciseId),
		findExercise(backend, exerciseSlug),
	]);
	const seal = found && { ...found, address: sealAddress(locals.site.origin, exerciseSlug, found.size) };
	const bound = { seal, crest: exercise?.institutionCrest ?? null };
	const html = renderHtml(composeOpennessSheet(record.openness, record.hash, address, bound, locals.locale));
	const printed = await keepPrinted(html);
	// Where nothing prints, the page says to use the browser's own way.
	if (!printed.ok) error(printed.error === 'no_browser' ? 404 : 503);
	return new Response(printed.value.slice(), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="${params.slug}-constancia.pdf"`,
			'cache-control': 'public, max-age=60',
			'x-content-type-options': 'nosniff',
		},
	});
};
