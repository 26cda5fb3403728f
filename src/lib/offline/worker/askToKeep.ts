import type { KeepRequest } from '../keptPages';

const workerPath = '/service-worker.js';

interface ScriptUrls {
	createPolicy(
		name: string,
		rules: { createScriptURL: () => string },
	): { createScriptURL(text: string): string };
}

// The pages' policy of trusted types lets a worker start from an address that a policy gave: this one gives no other.
const { trustedTypes } = globalThis as { trustedTypes?: ScriptUrls };
const address =
	trustedTypes?.createPolicy('prioriza-worker', { createScriptURL: () => workerPath }).createScriptURL('') ??
	workerPath;

/** Registers the service worker and asks it to keep pages and data. Fails where a browser has no workers. */
export async function askToKeep(keep: Pick<KeepRequest, 'pages' | 'data'>): Promise<void> {
	await navigator.serviceWorker.register(address, { scope: '/', updateViaCache: 'none' });
	const { active } = await navigator.serviceWorker.ready;
	active?.postMessage({ type: 'keep', ...keep } satisfies KeepRequest);
}
