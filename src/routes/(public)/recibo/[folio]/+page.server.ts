import { redirect } from '@sveltejs/kit';
import { readFolio } from '$lib/domain/survey/folio';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readFates } from '$lib/server/data/problem/fates';
import { findExercise } from '$lib/server/data/exercises';
import { readEntry } from '$lib/server/data/results';
import { findReceipts, type FoundReceipt } from '$lib/server/data/surveys';
import { readHandedKey } from '../../consulta/[slug]/responder/formStep.server';
import type { PageServerLoad } from './$types';

// Read, not used: what prints it is a script of its own.
export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals, setHeaders, cookies }) => {
	const folio = readFolio(params.folio);
	if (!folio) redirect(303, `/recibo?folio=${encodeURIComponent(params.folio.slice(0, 40))}`);
	setHeaders({ 'cache-control': 'private, no-store' });
	const found = await findReceipts(anonymousBackend(), folio);
	const receipts = await Promise.all(
		found.map(async (receipt) => ({ ...receipt, entry: await findEntry(receipt) })),
	);
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

/** What stands on the line of an answer, for whoever computes on their own device that it is in the record. */
async function findEntry({ exercise, line }: FoundReceipt): Promise<string | null> {
	if (line === null) return null;
	const found = await findExercise(anonymousBackend(), exercise);
	return found && ((await readEntry(anonymousBackend(), found.id, line - 1))?.entry ?? null);
}
