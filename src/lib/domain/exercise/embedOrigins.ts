import { z } from 'zod';
import type { RefusalCode } from '../refusalCodes';

/** How many origins an exercise may name. */
export const MOST_ORIGINS = 20;

/**
 * An origin as browsers say it, from what people paste: the address of a page is as good. Null when it is none, or
 * when its pages come without encryption from anywhere but this machine.
 */
export function readOrigin(typed: string): string | null {
	const written = typed.trim();
	const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`;
	if (written === '' || !URL.canParse(address)) return null;
	const { protocol, hostname, origin, username, password } = new URL(address);
	if (username !== '' || password !== '' || origin.length > 200) return null;
	if (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1')) return origin;
	if (protocol !== 'https:' || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(hostname)) return null;
	return origin;
}

const originsMissed: RefusalCode = 'origin_form';
const originsMany: RefusalCode = 'origins_range';

/** `origins`: one a line, blank lines left out, each once and in the order they were written. */
export const embedForm = z.object({
	origins: z
		.unknown()
		.optional()
		.transform((typed) => (Array.isArray(typed) ? typed : [typed]).filter((text) => typeof text === 'string'))
		.transform((texts, issues) => {
			const lines = texts.flatMap((text) => text.split(/[\s,;]+/)).filter((text) => text !== '');
			const origins = lines.map(readOrigin);
			if (origins.includes(null)) issues.addIssue({ code: 'custom', message: originsMissed });
			const each = [...new Set(origins.filter((origin) => origin !== null))];
			if (each.length > MOST_ORIGINS) issues.addIssue({ code: 'custom', message: originsMany });
			return each;
		}),
});
