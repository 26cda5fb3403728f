import { redirect } from '@sveltejs/kit';
import { readFolio } from '$lib/domain/survey/folio';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readFates } from '$lib/server/data/problem/fates';
import { findReceipts } from '$lib/server/data/surveys';
import { readHandedKey } from '../../consulta/[slug]/responder/formStep.server';
import type { PageServerLoad } from './$types';

// Read, not used: what prints it is a script of its own.
export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals, setHeaders, cookies }) => {
	const folio = readFolio(params.folio);
	if (!folio) redirect(303, `/recibo?folio=${encodeURIComponent(params.folio.slice(0, 40))}`);
	setHeaders({ 'cache-control': 'private, no-store' });
	const receipts = await findReceipts(anonymousBackend(), folio);
	const closed = receipts.filter(({ state }) => state === 'closed').map(({ consultation }) => consultation);
	const fates = await Promise.all(
		closed.map(async (consultation) => ({
			consultation,
			...(await readFates(anonymousBackend(), consultation, Date.now())),
		})),
	);
	return {
		folio,
		address: `${locals.site.origin}/recibo/${folio}`,
		isNew: url.searchParams.has('nueva'),
		receiptKey: readHandedKey(cookies),
		receipts,
		fates,
	};
};
