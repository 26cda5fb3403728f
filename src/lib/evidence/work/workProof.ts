import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * A challenge as altcha writes it: which number, added as decimal digits to the salt, has this SHA-256? The signature
 * is of whoever made it and is given back untouched.
 */
export interface WorkChallenge {
	readonly algorithm: 'SHA-256';
	/** 64 hexadecimal digits. */
	readonly challenge: string;
	readonly salt: string;
	readonly signature: string;
	/** The largest number that may have to be tried. */
	readonly maxnumber: number;
}

/**
 * Tries the numbers `from` ≤ n < `to` and gives the one that solves a challenge, or null when none of them does.
 * Synchronous: the caller decides how many to try before it lets others go on.
 */
export function tryNumbers({ salt, challenge }: WorkChallenge, from: number, to: number): number | null {
	// The salt is hashed once; only the digits differ. Nothing is made anew for a number: that would take most of the time.
	const salted = sha256.create().update(utf8ToBytes(salt));
	const hash = sha256.create();
	const digest = new Uint8Array(hash.outputLen);
	const start = new DataView(digest.buffer);
	const wanted = Number.parseInt(challenge.slice(0, 8), 16);
	for (let number = from; number < to; number += 1) {
		salted._cloneInto(hash).update(writeDigits(number)).digestInto(digest);
		// Four bytes tell nearly always; the rest is written out only then.
		if (start.getUint32(0) === wanted && bytesToHex(digest) === challenge) return number;
	}
	return null;
}

const digits = new Uint8Array(16);

/** The decimal digits of a whole number; the next call writes over them. */
function writeDigits(number: number): Uint8Array {
	let at = digits.length;
	let rest = number;
	do {
		digits[--at] = 48 + (rest % 10);
		rest = Math.floor(rest / 10);
	} while (rest > 0);
	return digits.subarray(at);
}

/** What is sent with the answer: altcha's payload, the challenge with its number as JSON in base64. */
export function writeWorkProof(
	{ algorithm, challenge, salt, signature }: WorkChallenge,
	number: number,
): string {
	return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
}
