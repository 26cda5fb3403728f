import { error } from '@sveltejs/kit';
import { figureFiles, isFigureFileKind } from '$lib/server/export/answers/figureFiles';
import { readPublicFigures } from '../readFigures.server';
import type { RequestHandler } from './$types';

/** Published counts as a file for anybody; the language of its words comes from a cookie. */
export const GET: RequestHandler = async ({ params, locals }) => {
	if (!isFigureFileKind(params.tipo)) error(404);
	const { survey, published, places } = await readPublicFigures(params.slug);
	if (published === null) error(404);
	const { type, write } = figureFiles[params.tipo];
	const written = await write(
		{
			...published,
			consultation: survey.consultation,
			state: survey.instrument.state,
			languages: survey.instrument.languages,
			places,
			origin: locals.site.origin,
		},
		locals.locale,
	);
	return new Response(typeof written === 'string' ? written : new Uint8Array(written), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${params.slug}-conteos.${params.tipo}"`,
			'cache-control': 'public, max-age=60',
			vary: 'cookie',
			'x-content-type-options': 'nosniff',
		},
	});
};
