import { digestFile } from '$lib/evidence/bundle/manifest';
import type { Report } from '$lib/verifier/report';
import { verifyBundle } from '$lib/verifier/verifyBundle';

const mostKept = 8;
/** The one asked for longest ago first. */
const kept = new Map<string, Report>();

/** The verifier's report on a bundle. Counting again keeps the server busy, so the last few reports are kept. */
export function checkBundle(bytes: Uint8Array, root: string | null): Report {
	const name = `${digestFile(bytes)} ${root ?? ''}`;
	const report = kept.get(name) ?? verifyBundle(bytes, { root });
	kept.delete(name);
	kept.set(name, report);
	const [oldest] = kept.keys();
	if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
	return report;
}
