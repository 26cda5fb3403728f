import { error } from '@sveltejs/kit';
import { figureFiles, isFigureFileKind } from '$lib/server/export/answers/figureFiles';
import { keepBuilt } from '$lib/server/export/keepBuilt';
import { readPublicFigures } from '../readFigures.server';
import type { RequestHandler } from './$types';

const takeBuilt = keepBuilt(16 * 1024 * 1024);

/** Published counts as a file for anybody, built once; the language of its words comes from a cookie. */
export const GET: RequestHandler = async ({ params, locals: { locale, site } }) => {
	if (!isFigureFileKind(params.tipo)) error(404);
	const { survey, published, places } = await readPublicFigures(params.slug);
	if (published === null) error(404);
	const { type, write } = figureFiles[params.tipo];
	const { consultation, instrument } = survey;
	const subject = `${params.slug}.${params.tipo} ${locale} ${site.origin}`;
	const state = `${subject} ${published.contentHash} ${JSON.stringify(consultation)}`;
	const { bytes } = await takeBuilt(
		subject,
		() => Promise.resolve(state),
		async () => {
			const written = await write(
				{
					...published,
					consultation,
					state: instrument.state,
					languages: instrument.languages,
					places,
					origin: site.origin,
				},
				locale,
			);
			return { bytes: typeof written === 'string' ? new TextEncoder().encode(written) : written };
		},
	);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${params.slug}-conteos.${params.tipo}"`,
			'cache-control': 'public, max-age=60',
			vary: 'cookie',
			'x-content-type-options': 'nosniff',
		},
	});
};
