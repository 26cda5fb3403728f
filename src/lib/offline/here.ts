import { listWaiting } from './database';
import { onDeliveries } from './deliveries';
import { askToKeep } from './worker/askToKeep';

// What runs on every page of citizens beside the page itself: it asks the worker to keep the page, says when there is
// no connection, and sends what waits. It stands alone, so that pages to be read carry no other script.

const everyMinute = 60_000;

function find(name: string): HTMLElement | null {
	return document.querySelector<HTMLElement>(`[data-offline="${name}"]`);
}

function show(name: string, isShown: boolean): void {
	const part = find(name);
	if (part) part.hidden = !isShown;
}

function readList(name: 'pages' | 'data'): string[] {
	const list = find('keep')?.dataset[name] ?? '';
	return list.split(' ').filter((address) => address !== '');
}

async function keepThisPage(): Promise<void> {
	if (!('serviceWorker' in navigator)) {
		// Browsers hide workers where the address is not secure; elsewhere somebody turned them off.
		show('insecure', !isSecureContext);
		return;
	}
	const pages = [location.pathname + location.search, ...readList('pages')];
	await askToKeep({ pages, data: readList('data') });
}

/** Where storage is refused nothing can wait here, and nobody may be told that it can. */
let isRefused = false;

async function countWaiting(): Promise<void> {
	const waiting = await listWaiting();
	const count = find('count');
	if (count) count.textContent = waiting.length.toString();
	show('waiting', waiting.length > 0);
}

async function flush(): Promise<void> {
	try {
		const waiting = await listWaiting();
		if (navigator.onLine && waiting.some(({ refusal }) => refusal === null)) {
			// Most visits send nothing, and most of the script is for sending. If it can't be had now, a minute later may do.
			const sending = await import('./sendWaiting').catch(() => null);
			await sending?.sendWaiting({ keepReceipts: true });
		}
		await countWaiting();
	} catch {
		isRefused = true;
		sayOff(!navigator.onLine);
	}
}

function sayOff(isOff: boolean): void {
	show('off', isOff && !isRefused);
	show('unkept', isOff && isRefused);
}

function sayConnection(): void {
	sayOff(!navigator.onLine);
	void flush();
}

window.addEventListener('online', sayConnection);
window.addEventListener('offline', sayConnection);
document.addEventListener('visibilitychange', () => {
	if (document.visibilityState === 'visible') sayConnection();
});
setInterval(sayConnection, everyMinute);
// A page that came out of the store without a network says so even where the browser believes it is connected.
if ('serviceWorker' in navigator) {
	navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
		if (data === 'from-store') sayOff(true);
	});
}
onDeliveries(() => void countWaiting().catch(() => undefined));
sayConnection();
keepThisPage().catch(() => {
	// Without a worker everything works as long as there is a connection; pages must not fail for the lack of it.
	show('insecure', !isSecureContext);
});
