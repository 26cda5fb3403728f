import type { Page } from '@playwright/test';

/** What came over the wire, in bytes as they travelled (compressed, headers included). */
export interface Weight {
	readonly requests: number;
	readonly total: number;
	readonly html: number;
	readonly scripts: number;
	readonly styles: number;
	readonly images: number;
	/** `bytes kind url`, the heaviest first: for the message of a failure. */
	readonly list: readonly string[];
}

/**
 * Opens an address as on a first visit and adds up what the browser downloads until it rests. What a service worker
 * fetches ahead for later visits comes after the page is usable and is counted apart (tests/client).
 */
export async function weighVisit(page: Page, url: string): Promise<Weight> {
	const session = await page.context().newCDPSession(page);
	const kinds = new Map<string, { kind: string; url: string }>();
	const sizes = new Map<string, number>();
	session.on('Network.responseReceived', ({ requestId, type, response }) =>
		kinds.set(requestId, { kind: type, url: response.url }),
	);
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
		sizes.set(requestId, encodedDataLength),
	);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	await page.goto(url, { waitUntil: 'networkidle' });
	await session.detach();

	const loaded = [...kinds]
		.filter(([, { url: address }]) => address.startsWith('http'))
		.map(([id, { kind, url: address }]) => ({ kind, address, bytes: sizes.get(id) ?? 0 }));
	const sum = (...wanted: string[]) =>
		loaded.filter(({ kind }) => wanted.includes(kind)).reduce((total, { bytes }) => total + bytes, 0);
	return {
		requests: loaded.length,
		total: loaded.reduce((total, { bytes }) => total + bytes, 0),
		html: sum('Document'),
		scripts: sum('Script'),
		styles: sum('Stylesheet'),
		images: sum('Image'),
		list: loaded
			.sort((a, b) => b.bytes - a.bytes)
			.map(({ kind, address, bytes }) => `${bytes} ${kind} ${new URL(address).pathname}`),
	};
}

/** What a page takes from the network from here on; what a worker or the browser kept weighs nothing and is left out. */
export async function watchWire(
	page: Page,
): Promise<{ forget: () => void; list: () => { url: string; bytes: number }[] }> {
	const session = await page.context().newCDPSession(page);
	const urls = new Map<string, string>();
	let loaded: { url: string; bytes: number }[] = [];
	session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
		if (bytes > 0) loaded.push({ url: urls.get(requestId) ?? '', bytes });
	});
	await session.send('Network.enable');
	return { forget: () => void (loaded = []), list: () => loaded };
}
