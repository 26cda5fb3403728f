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
