/// <reference lib="webworker" />
import { answerInPieces } from '$lib/basics/byteRange';
import { keepAhead, type Fetched } from '$lib/offline/ahead/keepAhead';
import { slugOf } from '$lib/offline/ahead/othersOpen';
import { aheadTools } from '$lib/offline/ahead/workerTools';
import { listWaiting } from '$lib/offline/database';
import {
	filesNamedIn,
	isCitizenFile,
	isStationPage,
	kindOfPath,
	type KeepRequest,
} from '$lib/offline/keptPages';
import { sendWaiting } from '$lib/offline/sendWaiting';
import { sendWithoutPage, STATION_SYNC } from '$lib/offline/station/sendSealed';

declare const self: ServiceWorkerGlobalScope & {
	/** Written by the build: scripts and styles of citizens' and stations' pages. */
	__WB_MANIFEST: readonly ({ url: string; revision: string | null } | string)[];
};
interface SyncEvent extends ExtendableEvent {
	readonly tag: string;
}

const FILES = 'files-1';
const PAGES = 'pages-1';
const DATA = 'data-1';
/** Questions read aloud: apart, because they weigh more than everything else together. */
const SOUNDS = 'sounds-1';
/** A page that is slower than this comes out of the store, if it is there. */
const patienceMs = 6_000;
/** What nobody asked for is fetched once nobody has asked for anything during this time. */
const idleAfterMs = 2_500;
let lastAskedAt = 0;

const shell = self.__WB_MANIFEST.map((entry) => {
	const url = typeof entry === 'string' ? entry : entry.url;
	return url.startsWith('/') ? url : `/${url}`;
});

const citizenShell = shell.filter(isCitizenFile);
const stationShell = shell.filter((path) => !isCitizenFile(path));

self.addEventListener('install', (event) => {
	event.waitUntil(
		(async () => {
			const kept = await (await caches.open(PAGES)).keys();
			const isStation = kept.some(({ url }) => isStationPage(new URL(url).pathname));
			await storeFiles(isStation ? shell : citizenShell);
			// Drafts and the outbox are in a database of their own, so a new version may take over at once.
			await self.skipWaiting();
		})(),
	);
});

self.addEventListener('activate', (event) => {
	event.waitUntil(
		(async () => {
			await dropOldFiles();
			await self.clients.claim();
		})(),
	);
});

self.addEventListener('message', (event) => {
	const request = readKeepRequest(event.data);
	if (request) event.waitUntil(keep(request).then(() => keepOthers(request)));
});

self.addEventListener('sync', (event) => {
	const sync = event as SyncEvent;
	if (sync.tag === 'prioriza-outbox') sync.waitUntil(flush());
	if (sync.tag === STATION_SYNC) sync.waitUntil(sendWithoutPage());
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	// Leaving a survey for later needs the server; without it the browser's own page would say nothing of use.
	if (request.mode === 'navigate' && url.pathname.endsWith('/responder/guardar')) {
		event.respondWith(fetch(request).catch(() => explainOffline()));
		return;
	}
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	lastAskedAt = Date.now();
	const kind = kindOfPath(url.pathname);
	if (kind === 'page' && request.mode === 'navigate') event.respondWith(answerPage(event));
	else if (kind === 'file') event.respondWith(answerFile(request));
	else if (kind === 'data') event.respondWith(answerData(event));
	else if (kind === 'sound') event.respondWith(answerSound(request));
});

async function flush(): Promise<void> {
	await sendWaiting({ keepReceipts: true });
	const left = (await listWaiting()).filter(({ refusal }) => refusal === null);
	// Failing asks the browser to try again later.
	if (left.length > 0) throw new Error('answers still wait');
}

/** Ours and whole: a public network may put its own sign-in page in place of any address. */
function isOurs(response: Response): boolean {
	return response.ok && response.type === 'basic' && response.headers.has('x-request-id');
}

function readKeepRequest(raw: unknown): KeepRequest | null {
	if (typeof raw !== 'object' || raw === null || !('type' in raw) || raw.type !== 'keep') return null;
	return raw as KeepRequest;
}

async function keep({ pages, data }: KeepRequest): Promise<void> {
	const stored = await caches.open(DATA);
	await Promise.allSettled([
		...pages.filter((address) => isKind(address, 'page')).map(fetchPage),
		...data
			.filter((address) => isKind(address, 'data'))
			.map(async (address) => (await stored.match(address)) ?? stored.add(address)),
	]);
	// After what nobody can answer without.
	for (const address of data) if (isKind(address, 'sound')) await keepSound(address).catch(() => undefined);
}

/** The rest of the exercise, after what the page itself needs. A tablet at a desk has one survey alone. */
async function keepOthers({ pages }: KeepRequest): Promise<void> {
	const slug = pages.map(slugOf).find((found) => found !== null);
	if (slug === undefined || pages.some(isStationPage)) return;
	await keepAhead(
		slug,
		aheadTools({ pages: PAGES, data: DATA, sounds: SOUNDS }, { untilIdle, fetchOther }),
	).catch(() => undefined);
}

async function untilIdle(): Promise<void> {
	for (let left = 1; left > 0;) {
		left = lastAskedAt + idleAfterMs - Date.now();
		if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
	}
}

async function fetchOther(address: string): Promise<Fetched | null> {
	if (isKind(address, 'page')) {
		const response = await fetch(address, { headers: { accept: 'text/html' } });
		if (!isOurs(response) || response.redirected) return null;
		const bytes = (await response.clone().arrayBuffer()).byteLength;
		return { bytes, put: () => storePage(address, response) };
	}
	const data = await caches.open(DATA);
	if (!isKind(address, 'data') || (await data.match(address)))
		return { bytes: 0, put: () => Promise.resolve() };
	const response = await fetch(address);
	if (response.status !== 200 || response.type !== 'basic') return null;
	const bytes = (await response.clone().arrayBuffer()).byteLength;
	return { bytes, put: () => data.put(address, response) };
}

/** One after the other: a survey may have many, and the line may be thin. */
async function keepSound(address: string): Promise<void> {
	const sounds = await caches.open(SOUNDS);
	if (await sounds.match(address)) return;
	const response = await fetch(address);
	if (isOurs(response) && response.status === 200) await sounds.put(address, response);
}

function isKind(address: string, kind: 'page' | 'data' | 'sound'): boolean {
	const url = new URL(address, self.location.origin);
	return url.origin === self.location.origin && kindOfPath(url.pathname) === kind;
}

async function fetchPage(address: string): Promise<void> {
	await storePage(address, await fetch(address, { headers: { accept: 'text/html' } }));
}

/** Stores a page together with what it needs to run; a page without its scripts would be worse than none. */
async function storePage(address: string, response: Response): Promise<void> {
	// A redirect answers for another address: a consultation that closed, for one.
	if (!isOurs(response) || response.redirected) return;
	const copy = response.clone();
	const { pathname } = new URL(address, self.location.origin);
	// A tablet starts without a network, whatever page of its own it is left at.
	if (isStationPage(pathname)) await storeFiles(stationShell);
	await storeFiles(filesNamedIn(await response.text()));
	await (await caches.open(PAGES)).put(address, copy);
}

async function storeFiles(addresses: readonly string[]): Promise<void> {
	const files = await caches.open(FILES);
	await Promise.all(
		addresses.map(async (address) => {
			// Names carry a hash of their content; the few that do not are fetched anew with each version.
			if (address.startsWith('/_app/immutable/') && (await files.match(address))) return;
			await files.add(address);
		}),
	);
}

async function dropOldFiles(): Promise<void> {
	const [files, pages] = await Promise.all([caches.open(FILES), caches.open(PAGES)]);
	// A page of the former version still needs its own scripts until it is fetched again.
	const needed = new Set(shell);
	for (const page of await pages.matchAll()) {
		for (const address of filesNamedIn(await page.text())) needed.add(address);
	}
	for (const request of await files.keys()) {
		if (!needed.has(new URL(request.url).pathname)) await files.delete(request);
	}
}

async function answerPage(event: FetchEvent): Promise<Response> {
	const { request } = event;
	const network = fetch(request).then((response) => {
		event.waitUntil(storePage(request.url, response.clone()));
		return response;
	});
	const slow = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
	const fresh = await Promise.race([network, slow]).catch(() => null);
	if (fresh && fresh.status < 500) return fresh;
	const stored = await findPage(request.url);
	if (stored) {
		event.waitUntil(sayFromStore(event.resultingClientId));
		return stored;
	}
	return network.catch(() => explainOffline());
}

async function findPage(address: string): Promise<Response | undefined> {
	const pages = await caches.open(PAGES);
	return (await pages.match(address)) ?? (await pages.match(address, { ignoreSearch: true }));
}

/** The page listens only once it runs, so it is told a few times. */
async function sayFromStore(clientId: string): Promise<void> {
	for (const delay of [500, 1_500, 4_000]) {
		await new Promise((resolve) => setTimeout(resolve, delay));
		(await self.clients.get(clientId))?.postMessage('from-store');
	}
}

async function answerFile(request: Request): Promise<Response> {
	const stored = await (await caches.open(FILES)).match(request);
	return stored ?? fetch(request);
}

async function answerData(event: FetchEvent): Promise<Response> {
	const data = await caches.open(DATA);
	const stored = await data.match(event.request);
	const network = fetch(event.request).then(async (response) => {
		if (response.status === 200 && response.type === 'basic') await data.put(event.request, response.clone());
		return response;
	});
	if (!stored) return network;
	event.waitUntil(network.catch(() => undefined));
	return stored;
}

/** The name of a recording is the hash of its bytes: what is stored never grows old. */
async function answerSound(request: Request): Promise<Response> {
	const stored = await (await caches.open(SOUNDS)).match(request.url);
	if (!stored) return fetch(request);
	const bytes = new Uint8Array(await stored.arrayBuffer());
	return answerInPieces(bytes, request.headers.get('range'), stored.headers);
}

/** Here nobody knows the language of who reads: the worker sees no cookie. So it is said in both. */
function explainOffline(): Response {
	return new Response(
		`<!doctype html><html lang="es-MX"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sin conexión · Prioriza</title><style>body{font:1.125rem/1.55 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}a{display:inline-block;padding:.75rem 0}</style><main><h1>Sin conexión</h1><p>Esta página no se guardó aquí. Ábrela otra vez cuando tengas conexión.</p><p><a href="/pendientes">Ver lo que falta por enviar</a></p><hr><section lang="en"><h2>No connection</h2><p>This page was not kept here. Open it again when you have a connection.</p><p><a href="/pendientes?idioma=en">See what is still to be sent</a></p></section></main></html>`,
		{ status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
	);
}
