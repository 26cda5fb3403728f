import type { BrowserContext } from '@playwright/test';

/** What a page must never do; a test may allow what it provokes on purpose. */
export interface Watch {
	/** Lets complaints pass that match, from here to the end of the test: `watch.allow(/ERR_INTERNET_DISCONNECTED/)`. */
	allow(pattern: RegExp): void;
	/** Everything seen and not allowed; `origins` are the addresses of the products under test. */
	complaints(origins: readonly string[]): string[];
}

/** The browser writes every refused form into its console; a refusal is an answer, not a mistake. */
const refusals =
	/Failed to load resource: the server responded with a status of (400|401|403|409|410|413|422|429)\b/;
const ownSchemes = /^(data|blob|about|chrome|chrome-extension|devtools):/;

/** Follows every page of a context: errors in scripts and console, broken answers, and requests to anybody else. */
export function watchContext(context: BrowserContext): Watch {
	const seen: string[] = [];
	const asked = new Set<string>();
	const allowed: RegExp[] = [refusals];
	context.on('weberror', (webError) => seen.push(`script error: ${webError.error().message}`));
	context.on('console', (message) => {
		if (message.type() !== 'error') return;
		const { url } = message.location();
		seen.push(`console: ${message.text()}${url ? ` (${url})` : ''}`);
	});
	context.on('response', (response) => {
		if (response.status() >= 500) seen.push(`answer ${response.status()}: ${response.url()}`);
	});
	context.on('request', (request) => {
		const url = request.url();
		if (!ownSchemes.test(url)) asked.add(url);
	});
	return {
		allow: (pattern) => void allowed.push(pattern),
		complaints: (origins) =>
			[
				...seen,
				...[...asked]
					.filter((url) => !origins.includes(new URL(url).origin))
					.map((url) => `request to others: ${url}`),
			].filter((line) => !allowed.some((pattern) => pattern.test(line))),
	};
}
