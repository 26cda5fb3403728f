import { SOFTWARE } from '$lib/server/data/software';
import { readSourceAddress } from '$lib/server/access/sourceAddress';
import type { PageServerLoad } from './$types';

// Nothing on it moves.
export const csr = false;

export const load: PageServerLoad = () => ({
	software: SOFTWARE,
	address: readSourceAddress(process.env['PRIORIZA_SOURCE_URL']),
});
