import { fileHeaders, readLists } from '../readLists.server';
import type { RequestHandler } from './$types';

/** The list as data, for whoever works with it; whoever checks it takes the record. */
export const GET: RequestHandler = async ({ params }) => {
	const { view, methodology, methodologyHash, resultHash, content, ballots, viability } = await readLists(
		params.slug,
	);
	const body = {
		list: view.joint.rows,
		/** Empty when every nucleus is in the list. */
		missing: view.missing,
		nuclei: view.nuclei.map(({ name, counted, eligibleSeats, quorum, quorumMet, standing }) => ({
			name,
			counted,
			eligibleSeats,
			quorum,
			quorumMet,
			list: standing?.rows ?? null,
		})),
		/** Beside the list and in no count; null where no problem was assessed. */
		viability,
		ballots,
		methodology,
		methodologyHash,
		result: content,
		resultHash,
	};
	return new Response(`${JSON.stringify(body, null, '\t')}\n`, {
		headers: fileHeaders('application/json; charset=utf-8', `${params.slug}.json`),
	});
};
