import { anonymousBackend } from '$lib/server/backend/clients';
import { findPrintedSeal } from '$lib/server/data/log/printedSeal';
import { findPrinter } from '$lib/server/export/pdf/printToPdf';
import { showInstitution } from '../../../../institution.server';
import { readOpenness } from './readOpenness.server';
import type { PageServerLoad } from './$types';

// Read and printed: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, locals }) => {
	const { consultation, record } = await readOpenness(params.slug);
	const seal = record && (await findPrintedSeal(anonymousBackend(), consultation.exerciseId));
	return {
		consultation: { slug: consultation.slug, title: consultation.title },
		institution: showInstitution(consultation),
		address: `${locals.site.origin}/consulta/${consultation.slug}/constancia`,
		record: record && { openness: record.openness, hash: record.hash },
		seal: seal && { ...seal, origin: locals.site.origin, slug: consultation.exerciseSlug },
		hasPdf: findPrinter() !== null,
	};
};
