import { publicKeyOf, SIGNATURE_BYTES, signMessage, verifySignature } from '../log/ed25519';
import {
	isKeyName,
	keyIdOf,
	readVerifierKey,
	signaturesOf,
	writeSignatureLine,
	writeVerifierKey,
	type NoteKey,
	type SignedNote,
} from '../log/signedNote';

/** The kind of key that C2SP gives to witnesses: its signature carries the time and another message than that of a log. */
const COSIGNATURE = 0x04;
const TIME_BYTES = 8;
/** Seconds that a number of JavaScript holds exactly, and a calendar shows. */
const LATEST = 253_402_300_799;

/** What a witness signs (C2SP tlog-cosignature): that it saw this state of the log grow from those it saw before. */
function cosignedBytes(text: string, seconds: number): Uint8Array {
	return new TextEncoder().encode(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/**
 * The signature line of a witness under a checkpoint, with its line feed.
 *
 * @param text of the note: what the log signed.
 * @param seconds since 1970, whole.
 * @throws TypeError for a name that no key can have, RangeError for a time that is none.
 */
export function cosign(
	text: string,
	{ name, privateKey }: { name: string; privateKey: Uint8Array },
	seconds: number,
): string {
	if (!isKeyName(name)) throw new TypeError(`Not the name of a key: ${name}`);
	if (!Number.isInteger(seconds) || seconds < 0 || seconds > LATEST) throw new RangeError('Not a time');
	const keyId = keyIdOf({ name, publicKey: publicKeyOf(privateKey) }, COSIGNATURE);
	const time = new Uint8Array(TIME_BYTES);
	new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
	const signature = signMessage(cosignedBytes(text, seconds), privateKey);
	return writeSignatureLine({ name, keyId, signature: Uint8Array.of(...time, ...signature) });
}

/**
 * Whether a witness signed a note, and when at last, in seconds since 1970. `unknown` when no line says it is of this
 * witness; one that says so and is not makes the whole note `false`.
 */
export function checkCosignature(note: SignedNote, witness: NoteKey): number | false | 'unknown' {
	const own = signaturesOf(note, witness, COSIGNATURE);
	if (own.length === 0) return 'unknown';
	const times = own.map(({ signature }) => readTime(note.text, signature, witness.publicKey));
	return times.includes(null) ? false : Math.max(...times.map(Number));
}

/** The first line under a note that says it is of a witness: `false` where it is not good, `null` where there is none. */
export function takeCosignature(note: SignedNote, witness: NoteKey): string | false | null {
	const [first] = signaturesOf(note, witness, COSIGNATURE);
	if (first === undefined) return null;
	// Whoever brings a note chooses how many lines it has: one is checked for each witness.
	const isGood = checkCosignature({ text: note.text, signatures: [first] }, witness) !== false;
	return isGood && writeSignatureLine(first);
}

function readTime(text: string, signature: Uint8Array, publicKey: Uint8Array): number | null {
	if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return null;
	const view = new DataView(signature.buffer, signature.byteOffset, TIME_BYTES);
	const seconds = view.getBigUint64(0);
	if (seconds > BigInt(LATEST)) return null;
	const isGood = verifySignature(
		signature.subarray(TIME_BYTES),
		cosignedBytes(text, Number(seconds)),
		publicKey,
	);
	return isGood ? Number(seconds) : null;
}

/** The key of a witness in one line, as a person hands it over. */
export function writeWitnessKey(key: NoteKey): string {
	return writeVerifierKey(key, COSIGNATURE);
}

/** Reads what {@link writeWitnessKey} wrote; `null` for anything else, also for a key that nobody can sign with. */
export function readWitnessKey(line: string): NoteKey | null {
	return readVerifierKey(line, COSIGNATURE);
}
