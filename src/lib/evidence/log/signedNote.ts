import { err, ok, type Result } from '../../basics/result';
import { base64, fromBase64 } from './base64';
import { sha256Of } from '../hash';
import { publicKeyOf, signMessage, verifySignature, isPublicKey } from './ed25519';
import { areEqual } from './proofs';

/** A public key under a name, as C2SP signed-note knows it. */
export interface NoteKey {
	readonly name: string;
	/** Ed25519, 32 bytes. */
	readonly publicKey: Uint8Array;
}

/** A text with the signatures under it (C2SP signed-note). */
export interface SignedNote {
	/** Ends in a line feed. */
	readonly text: string;
	readonly signatures: readonly NoteSignature[];
}

/** A line under a note: whose it says it is, whether or not it is good. */
export interface NoteSignature {
	readonly name: string;
	/** The first four bytes of the hash of name, kind and key. */
	readonly keyId: Uint8Array;
	/** Ed25519, 64 bytes; of a witness after the eight of its time. Of a key that is not known, anything. */
	readonly signature: Uint8Array;
}

/** Why a text is no note; `note-not-text` is about what would be signed. */
export type NoteProblem = 'note-too-long' | 'note-not-text' | 'note-malformed';

const ED25519 = 0x01;
const KEY_ID_BYTES = 4;
/** In UTF-16 code units. */
const MOST_CHARACTERS = 100_000;
const MOST_SIGNATURES = 64;
const DASH = '— ';

/** Whether a name can stand in a signature line: not empty, without a space of any alphabet and without `+`. */
export function isKeyName(name: string): boolean {
	return name !== '' && !/[\p{White_Space}+\p{Cc}]/u.test(name);
}

/** SHA-256(name ‖ 0x0A ‖ kind ‖ public key), its first four bytes. */
export function keyIdOf({ name, publicKey }: NoteKey, kind = ED25519): Uint8Array {
	const encoder = new TextEncoder();
	return sha256Of(encoder.encode(name), Uint8Array.of(0x0a, kind), publicKey).slice(0, KEY_ID_BYTES);
}

/** A key in one line, as a person copies it: `name+hex(key id)+base64(kind ‖ key)`. */
export function writeVerifierKey(key: NoteKey, kind = ED25519): string {
	const hex = [...keyIdOf(key, kind)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${key.name}+${hex}+${base64(Uint8Array.of(kind, ...key.publicKey))}`;
}

/** Reads what {@link writeVerifierKey} wrote; `null` for anything else, also for a key that nobody can sign with. */
export function readVerifierKey(text: string, kind = ED25519): NoteKey | null {
	const [name = '', , ...encoded] = text.split('+');
	const publicKey = fromBase64(encoded.join('+'))?.slice(1);
	if (publicKey === undefined || !isKeyName(name) || !isPublicKey(publicKey)) return null;
	const key = { name, publicKey };
	// The key id and the kind are those of the key, or the line is another.
	return writeVerifierKey(key, kind) === text ? key : null;
}

/**
 * Signs a text with keys of one name each.
 *
 * @throws TypeError when the text cannot be signed: empty, not ended by a line feed, or with control characters.
 */
export function signNote(text: string, keys: readonly { name: string; privateKey: Uint8Array }[]): string {
	if (!isNoteText(text)) throw new TypeError('Not the text of a note');
	const bytes = new TextEncoder().encode(text);
	const lines = keys.map(({ name, privateKey }) => {
		if (!isKeyName(name)) throw new TypeError(`Not the name of a key: ${name}`);
		const id = keyIdOf({ name, publicKey: publicKeyOf(privateKey) });
		return writeSignatureLine({ name, keyId: id, signature: signMessage(bytes, privateKey) });
	});
	return `${text}\n${lines.join('')}`;
}

/** A note as somebody pasted it: whoever copies one loses or gains the end of its last line. */
export function tidyNote(pasted: string): string {
	return `${pasted.replaceAll('\r\n', '\n').trim()}\n`;
}

/** Takes a note apart. Says nothing about its signatures: {@link checkSignature} does. */
export function readNote(note: string): Result<SignedNote, NoteProblem> {
	if (note.length > MOST_CHARACTERS) return err('note-too-long');
	const split = note.lastIndexOf('\n\n');
	if (split < 0) return err('note-malformed');
	const text = note.slice(0, split + 1);
	if (!isNoteText(text)) return err('note-not-text');
	const under = note.slice(split + 2);
	if (!under.endsWith('\n')) return err('note-malformed');
	const lines = under.slice(0, -1).split('\n');
	const signatures = lines.map(readSignatureLine);
	if (lines.length > MOST_SIGNATURES || !signatures.every((one) => one !== null))
		return err('note-malformed');
	return ok({ text, signatures });
}

/**
 * Whether a key signed a note. `unknown` when no signature says it is of this key; one that says so and is not makes the
 * whole note `false`, as C2SP asks.
 */
export function checkSignature(note: SignedNote, key: NoteKey): boolean | 'unknown' {
	const own = signaturesOf(note, key);
	if (own.length === 0) return 'unknown';
	const bytes = new TextEncoder().encode(note.text);
	return own.every(({ signature }) => verifySignature(signature, bytes, key.publicKey));
}

/** The signatures under a note that say they are of a key, whether or not they are good. */
export function signaturesOf({ signatures }: SignedNote, key: NoteKey, kind = ED25519): NoteSignature[] {
	const id = keyIdOf(key, kind);
	return signatures.filter(({ name, keyId }) => name === key.name && areEqual(keyId, id));
}

/** A signature as it stands under a note, with its line feed. */
export function writeSignatureLine({ name, keyId, signature }: NoteSignature): string {
	return `${DASH}${name} ${base64(Uint8Array.of(...keyId, ...signature))}\n`;
}

function readSignatureLine(line: string): NoteSignature | null {
	if (!line.startsWith(DASH)) return null;
	const [name = '', encoded = '', ...rest] = line.slice(DASH.length).split(' ');
	const bytes = fromBase64(encoded);
	if (rest.length > 0 || !isKeyName(name) || bytes === null || bytes.length <= KEY_ID_BYTES) return null;
	return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) };
}

function isNoteText(text: string): boolean {
	// A lone surrogate has no UTF-8; control characters could hide what is signed.
	return (
		text.length > 1 &&
		text.endsWith('\n') &&
		!/\p{Cs}/u.test(text) &&
		!/[\u0000-\u0009\u000b-\u001f]/.test(text)
	);
}
