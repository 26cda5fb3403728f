import type { Site } from '../site';

/**
 * What every answer carries beside the content policy of the pages.
 *
 * `Referrer-Policy` is `same-origin`: nothing is told to others, while a browser under `no-referrer` would send
 * `Origin: null` with our own forms and the check against forged posts would refuse them.
 */
export function securityHeaders(site: Site): Readonly<Record<string, string>> {
	return {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'permissions-policy':
			'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		// Answers without a page, such as JSON, carry no content policy of their own.
		'x-frame-options': 'DENY',
		...(site.isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
	};
}

/** Answers about one visitor are kept by nobody: no proxy, no shared browser, no back button after signing out. */
export const neverStored = 'private, no-store';

/**
 * Lets pages of these origins show a page of ours inside theirs. Nothing of it runs behind the page: storage inside
 * another site is that site's, so no worker may believe it keeps anything there.
 */
export function allowFraming(headers: Headers, origins: readonly string[]): void {
	const policy = headers.get('content-security-policy');
	// Only pages say in their policy who may frame them; anything else stays shut.
	if (origins.length === 0 || policy === null || !policy.includes("frame-ancestors 'none'")) return;
	headers.delete('x-frame-options');
	headers.set(
		'content-security-policy',
		policy
			.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`)
			.replace(/worker-src [^;]*/, "worker-src 'none'"),
	);
}
