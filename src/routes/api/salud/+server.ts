import { json, type RequestHandler } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { answersNow } from '$lib/server/backend/health';

/** For whoever watches over the installation: whether it answers, database included. */
export const GET: RequestHandler = async () => {
	const ok = await answersNow(anonymousBackend());
	return json(
		{ ok },
		{
			status: ok ? 200 : 503,
			headers: { 'cache-control': 'no-store', ...(ok ? {} : { 'retry-after': '5' }) },
		},
	);
};
