import { readCheckpoint, READ_LIMITS, type Checkpoint } from '$lib/evidence';
import type { Report } from '$lib/verifier/report';
import { reportMalformed, verifyBundle } from '$lib/verifier/verifyBundle';

/** What is to be checked, and what the person brought from outside. */
export interface Question {
	readonly file: File;
	readonly root: string | null;
	/** The seal that they kept, as its file says. */
	readonly previous: Checkpoint | null;
}

/** Checks a file as the command line does: one that is too large is not read. */
export async function verifyFile({ file, root, previous }: Question): Promise<Report> {
	const name = file.name.normalize('NFC');
	const anchors = { root, previous, key: null };
	if (file.size > READ_LIMITS.bytes) return reportMalformed(anchors, 'too-large', name);
	// A disk that was taken out, or a file that changed since it was chosen.
	const bytes = await file.arrayBuffer().catch(() => null);
	return bytes === null
		? reportMalformed(anchors, 'file-unreadable', name)
		: verifyBundle(new Uint8Array(bytes), anchors);
}

const mostSealBytes = 100_000;

/** The seal in a file that somebody kept; `undefined` when it holds none. */
export async function readSeal(file: File | undefined): Promise<Checkpoint | null | undefined> {
	if (file === undefined) return null;
	if (file.size > mostSealBytes) return undefined;
	const read = readCheckpoint(await file.text().catch(() => ''));
	return read.ok ? read.value : undefined;
}
