import { error } from '@sveltejs/kit';
import { readOpenness } from '../readOpenness.server';
import type { RequestHandler } from './$types';

/** The bytes whose hash the page prints. */
export const GET: RequestHandler = async ({ params }) => {
	const { record } = await readOpenness(params.slug);
	if (record === null) error(404);
	return new Response(record.content, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${params.slug}-constancia.json"`,
			'cache-control': 'public, max-age=60',
			'x-content-type-options': 'nosniff',
		},
	});
};
