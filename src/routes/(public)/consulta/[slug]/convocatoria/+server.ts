import { error } from '@sveltejs/kit';
import { findPublicSurvey } from '../../../findPublicSurvey.server';
import type { RequestHandler } from './$types';

/** The bytes whose hash the page of the consultation shows. */
export const GET: RequestHandler = async ({ params }) => {
	const { announcement } = await findPublicSurvey(params.slug);
	if (announcement === null) error(404);
	return new Response(announcement.content, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${params.slug}-convocatoria.json"`,
			'cache-control': 'public, max-age=60',
			'x-content-type-options': 'nosniff',
		},
	});
};
