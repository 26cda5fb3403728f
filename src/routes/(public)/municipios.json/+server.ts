import { json, type RequestHandler } from '@sveltejs/kit';
import { readCountry } from '$lib/map/readMexico.server';

/** Every municipality of the country, for surveys that belong to no state. */
export const GET: RequestHandler = async () => {
	const municipalities = (await readCountry()).map(({ id, name }) => [id, name]);
	return json({ municipalities }, { headers: { 'cache-control': 'public, max-age=86400' } });
};
