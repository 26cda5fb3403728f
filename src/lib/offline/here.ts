import { onDeliveries } from './deliveries';
import type { KeepRequest } from './keptPages';
import { listWaiting } from './outbox';
import { sendWaiting } from './sendWaiting';

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
	await navigator.serviceWorker.register('/service-worker.js', { scope: '/', updateViaCache: 'none' });
	const { active } = await navigator.serviceWorker.ready;
	const pages = [location.pathname + location.search, ...readList('pages')];
	const request: KeepRequest = { type: 'keep', pages, data: readList('data') };
	active?.postMessage(request);
}

async function countWaiting(): Promise<void> {
	const waiting = await listWaiting();
	const count = find('count');
	if (count) count.textContent = waiting.length.toString();
	show('waiting', waiting.length > 0);
}

async function flush(): Promise<void> {
	try {
		const waiting = await listWaiting();
		if (waiting.some(({ refusal }) => refusal === null)) await sendWaiting({ keepReceipts: true });
		await countWaiting();
	} catch {
		// Storage is refused: then nothing waits on this device.
	}
}

function sayConnection(): void {
	show('off', !navigator.onLine);
	if (navigator.onLine) void flush();
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
		if (data === 'from-store') show('off', true);
	});
}
onDeliveries(() => void countWaiting().catch(() => undefined));
sayConnection();
keepThisPage().catch(() => {
	// Without a worker everything works as long as there is a connection; pages must not fail for the lack of it.
	show('insecure', !isSecureContext);
});
