import { verifiers } from '$lib/server/export/verifier/verifierFiles';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => {
	const { name, bytes } = verifiers.program;
	return new Response(bytes, {
		headers: {
			'content-type': 'text/javascript; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-cache',
		},
	});
};
