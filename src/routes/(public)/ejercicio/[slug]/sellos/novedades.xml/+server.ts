import { formatNumber } from '$lib/messages/locale';
import { sealMessages } from '$lib/messages/seals/seals';
import { anonymousBackend } from '$lib/server/backend/clients';
import { listCheckpoints } from '$lib/server/data/log/checkpoints';
import { findPublicExercise } from '../../findExercise.server';
import type { RequestHandler } from './$types';

const mostEntries = 50;

/** New seals, for programs that tell people of them (Atom, RFC 4287). */
export const GET: RequestHandler = async ({ params, locals }) => {
	const exercise = await findPublicExercise(params.slug);
	const all = await listCheckpoints(anonymousBackend(), exercise.id);
	const m = sealMessages[locals.locale];
	const page = `${locals.site.origin}/ejercicio/${exercise.slug}/sellos`;
	const entries = all
		.slice(-mostEntries)
		.reverse()
		.map(({ size, publishedOn, note }) =>
			element('entry', {}, [
				element('id', {}, [escape(`${page}/${size}`)]),
				element('title', {}, [escape(m.feedEntry(formatNumber(locals.locale, size)))]),
				element('updated', {}, [`${publishedOn}T00:00:00Z`]),
				element('link', { href: `${page}/${size}` }, []),
				element('content', { type: 'text' }, [escape(note)]),
			]),
		);
	const feed = element('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, [
		element('id', {}, [escape(page)]),
		element('title', {}, [escape(m.feedTitle(exercise.name))]),
		element('updated', {}, [`${all.at(-1)?.publishedOn ?? '1970-01-01'}T00:00:00Z`]),
		element('author', {}, [element('name', {}, [escape(exercise.institutionName)])]),
		element('link', { href: page }, []),
		...entries,
	]);
	return new Response(`<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`, {
		headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' },
	});
};

function element(name: string, attributes: Record<string, string>, children: readonly string[]): string {
	const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
	return `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

function escape(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
