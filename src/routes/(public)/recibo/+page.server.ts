import { redirect } from '@sveltejs/kit';
import { readFolio } from '$lib/domain/survey/folio';
import type { PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = ({ url }) => {
	const typed = url.searchParams.get('folio');
	const folio = typed === null ? null : readFolio(typed);
	if (folio) redirect(303, `/recibo/${folio}`);
	return { typed: typed ?? '', isRefused: typed !== null };
};
