import { MOST_COPY_BYTES, type OwnCopy } from '$lib/basics/copies/ownCopy';
import { READ_LIMITS, type NoteKey } from '$lib/evidence';
import { readCopy } from '$lib/verifier/copies/readCopy';
import { MOST_RECEIPT_BYTES, readKept, type Kept } from '$lib/verifier/receipts/readKept';
import { reportMalformed, type Report } from '$lib/verifier/report';
import { verifyEvidence } from '$lib/verifier/verifyEvidence';

/** What is to be checked, and what the person brought from outside. */
export interface Question {
	readonly file: File;
	readonly root: string | null;
	/** The seal or the receipt that they kept, as its file says. */
	readonly kept: Kept | null;
	readonly key: NoteKey | null;
	/** What they answered, as their device kept it: it goes no further than this page. */
	readonly copy: OwnCopy | null;
}

/** Checks a file as the command line does: one that is too large is not read. */
export async function verifyFile({ file, root, kept, key, copy }: Question): Promise<Report> {
	const name = file.name.normalize('NFC');
	const anchors = { root, previous: kept?.previous ?? null, receipt: kept?.receipt ?? null, key, copy };
	if (file.size > READ_LIMITS.bytes) return reportMalformed(anchors, 'too-large', name);
	// A disk that was taken out, or a file that changed since it was chosen.
	const bytes = await file.arrayBuffer().catch(() => null);
	return bytes === null
		? reportMalformed(anchors, 'file-unreadable', name)
		: verifyEvidence(new Uint8Array(bytes), anchors);
}

/** The seal or the receipt in a file that somebody kept; `undefined` when it holds neither. */
export async function readSeal(file: File | undefined): Promise<Kept | null | undefined> {
	if (file === undefined) return null;
	if (file.size > MOST_RECEIPT_BYTES) return undefined;
	const read = readKept(await file.text().catch(() => ''));
	return read.ok ? read.value : undefined;
}

/** The copy in a file that somebody kept; `undefined` when it holds none. */
export async function readOwn(file: File | undefined): Promise<OwnCopy | null | undefined> {
	if (file === undefined) return null;
	if (file.size > MOST_COPY_BYTES) return undefined;
	const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer(0));
	return readCopy(new Uint8Array(bytes)) ?? undefined;
}
