import { digestFile } from '$lib/evidence/bundle/manifest';
import type { Anchors } from '$lib/verifier/material';
import type { Report } from '$lib/verifier/report';
import { verifyBundle } from '$lib/verifier/verifyBundle';

/** What the guarantor brings from outside, and the text it was read from. */
export interface Brought {
	readonly text: string;
	readonly anchors: Pick<Anchors, 'root' | 'previous' | 'receipt'>;
}

const mostKept = 8;
/** The one asked for longest ago first. */
const kept = new Map<string, Report>();

/** The verifier's report on a bundle. Counting again keeps the server busy, so the last few reports are kept. */
export function checkBundle(bytes: Uint8Array, { text, anchors }: Brought): Report {
	const name = `${digestFile(bytes)} ${text}`;
	const report = kept.get(name) ?? verifyBundle(bytes, anchors);
	kept.delete(name);
	kept.set(name, report);
	const [oldest] = kept.keys();
	if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
	return report;
}
