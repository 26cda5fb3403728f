const patienceMs = 6_000;

/**
 * Replaces this page by another of the station, so that nothing of the former stays in memory or in the history.
 * False when it cannot be had: a tablet must never end on an error page of its browser, where nobody finds the way back.
 */
export async function openPage(path: string): Promise<boolean> {
	if (!(await isWithinReach(path))) return false;
	location.replace(path);
	return true;
}

async function isWithinReach(path: string): Promise<boolean> {
	try {
		// With a worker, a page that is stored opens whatever the network does.
		const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
		if (serviceWorker?.controller && (await caches.match(path, { ignoreSearch: true }))) return true;
		const answer = await fetch(path, {
			method: 'HEAD',
			cache: 'no-store',
			signal: AbortSignal.timeout(patienceMs),
		});
		return answer.ok;
	} catch {
		// No network, or a browser that refuses its stores: then the page stays where it is.
		return false;
	}
}
