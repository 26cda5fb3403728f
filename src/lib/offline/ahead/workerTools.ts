import { listWaiting } from '../database';
import { isStationPage, kindOfPath } from '../keptPages';
import type { AheadRecord, AheadTools } from './keepAhead';
import { aroundPath, slugOf } from './othersOpen';

/** Where the record of what is kept ahead lies: in a store of its own, under an address nothing is served from. */
const RECORD = 'ahead-1';
const recordAddress = '/_kept-ahead';

/** What some browsers say of the connection. */
interface Connection {
	readonly saveData?: boolean;
	readonly type?: string;
	readonly effectiveType?: string;
}

/**
 * Not where somebody asked to save data, on a mobile network or on one that is as slow. A browser that says nothing of
 * its connection may fetch: what is kept ahead is small and bounded.
 */
export function isFair({ saveData, type, effectiveType = '' }: Connection): boolean {
	return saveData !== true && type !== 'cellular' && !/2g$/.test(effectiveType);
}

/** Lists, maps and readings aloud that a page of ours names as its own. */
export function dataNamedIn(html: string): string[] {
	const named = /data-data="([^"]*)"/.exec(html)?.[1] ?? '';
	return named.split(' ').filter((address) => address !== '');
}

/** What a worker gives to keeping ahead. */
export function aheadTools(
	stores: { pages: string; data: string; sounds: string },
	fetching: { untilIdle: AheadTools['untilIdle']; fetchOther: AheadTools['fetch'] },
): AheadTools {
	return {
		now: () => Date.now(),
		mayFetch: () => isFair((navigator as { connection?: Connection }).connection ?? {}),
		untilIdle: fetching.untilIdle,
		fetch: fetching.fetchOther,
		readRecord,
		writeRecord: async (record) => {
			await (await caches.open(RECORD)).put(recordAddress, new Response(JSON.stringify(record)));
		},
		askAround: async (slug) => {
			const response = await fetch(aroundPath(slug));
			return response.ok ? ((await response.json()) as unknown) : null;
		},
		listWaitingSlugs: async () => new Set((await listWaiting()).map(({ consultation }) => consultation.slug)),
		drop: (slugs) => dropConsultations(slugs, stores),
	};
}

async function readRecord(): Promise<AheadRecord> {
	const stored = await (await caches.open(RECORD)).match(recordAddress);
	return stored ? ((await stored.json()) as AheadRecord) : { asked: {}, kept: {} };
}

async function dropConsultations(
	slugs: ReadonlySet<string>,
	stores: { pages: string; data: string; sounds: string },
): Promise<void> {
	const [pages, data, sounds] = await Promise.all(
		[stores.pages, stores.data, stores.sounds].map((name) => caches.open(name)),
	);
	if (!pages || !data || !sounds) return;
	const isGone = ({ url }: Request) => slugs.has(slugOf(new URL(url).pathname) ?? '');
	const gone = (await pages.keys()).filter(isGone);
	// Most of what closed was never here.
	if (gone.length === 0) return;
	for (const request of gone) await pages.delete(request);
	for (const request of (await sounds.keys()).filter(isGone)) await sounds.delete(request);
	const left = await pages.keys();
	// What a tablet at a desk needs is named in none of its pages.
	if (left.some(({ url }) => isStationPage(new URL(url).pathname))) return;
	const texts = await Promise.all((await pages.matchAll()).map((page) => page.text()));
	const needed = new Set(texts.flatMap(dataNamedIn));
	for (const request of await data.keys()) {
		const path = new URL(request.url).pathname;
		if (kindOfPath(path) === 'data' && !needed.has(path)) await data.delete(request);
	}
}
