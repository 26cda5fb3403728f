import { readExpediente } from '../readExpediente.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const { name, bytes } = await readExpediente(params.slug, locals.site.origin);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-cache',
		},
	});
};
