import { cosign, fromBase64url, base64url, publicKeyOf, writeWitnessKey } from '$lib/evidence';
import { isWitnessName } from '$lib/domain/witness/witnessName';
import { findLast, type Shelf } from './shelf';

/** Somebody who signs seals on this device. */
export interface Witness {
	readonly name: string;
	readonly privateKey: Uint8Array;
}

/** Reads what {@link writeWitness} wrote; `null` for anything else. */
export function readWitness(text: string): Witness | null {
	const [kind, name = '', key = '', ...rest] = text.split(' ');
	const privateKey = fromBase64url(key);
	const isOne = kind === 'testigo/1' && rest.length === 0 && isWitnessName(name) && privateKey?.length === 32;
	return isOne ? { name, privateKey } : null;
}

export function writeWitness({ name, privateKey }: Witness): string {
	return `testigo/1 ${name} ${base64url(privateKey)}`;
}

/** What a witness gives to whoever names it: its name and its public key in one line. */
export function describeKey({ name, privateKey }: Witness): string {
	return writeWitnessKey({ name, publicKey: publicKeyOf(privateKey) });
}

/** A seal of a log that may be signed: the last one that agreed with those kept before, where there were any. */
export interface Signable {
	readonly origin: string;
	readonly size: number;
	/** What the log signed. */
	readonly text: string;
	/** That with all the signatures under it. */
	readonly note: string;
}

/** What a witness may sign: of each log the last state that goes on from what it kept, or the first that it kept. */
export function listSignable(shelf: Shelf): Signable[] {
	const origins = [...new Set(shelf.seals.map(({ checkpoint }) => checkpoint.origin))].sort();
	return origins.flatMap((origin) => {
		const last = findLast(shelf, origin);
		const seal = last && shelf.seals.find(({ checkpoint }) => checkpoint === last);
		return seal ? [{ origin, size: last.size, text: last.note.text, note: seal.note }] : [];
	});
}

/** A seal with the line of a witness under it. */
export function signSeal({ text, note }: Signable, witness: Witness, seconds: number): string {
	return note + cosign(text, witness, seconds);
}
