import { READ_LIMITS } from '$lib/evidence';
import type { Report } from '$lib/verifier/report';
import { reportMalformed, verifyBundle } from '$lib/verifier/verifyBundle';

/** What is to be checked, and the root that the person brought from outside. */
export interface Question {
	readonly file: File;
	readonly root: string | null;
}

/** Checks a file as the command line does: one that is too large is not read. */
export async function verifyFile({ file, root }: Question): Promise<Report> {
	const name = file.name.normalize('NFC');
	if (file.size > READ_LIMITS.bytes) return reportMalformed(root, 'too-large', name);
	// A disk that was taken out, or a file that changed since it was chosen.
	const bytes = await file.arrayBuffer().catch(() => null);
	return bytes === null
		? reportMalformed(root, 'file-unreadable', name)
		: verifyBundle(new Uint8Array(bytes), { root });
}
