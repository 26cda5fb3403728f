import { ed25519 } from '@noble/curves/ed25519.js';

/** Bytes of a signature: the point R, then the number S (RFC 8032, section 5.1.6). */
export const SIGNATURE_BYTES = 64;

/** The public key of a private one (RFC 8032). @throws when the private key has not 32 bytes. */
export function publicKeyOf(privateKey: Uint8Array): Uint8Array {
	return ed25519.getPublicKey(privateKey);
}

/** Signs a message (RFC 8032): the same message and key always give the same signature. */
export function signMessage(message: Uint8Array, privateKey: Uint8Array): Uint8Array {
	return ed25519.sign(message, privateKey);
}

/** Whether bytes are a key that {@link verifySignature} would accept signatures of. */
export function isPublicKey(bytes: Uint8Array): boolean {
	return isOfPrimeOrder(bytes);
}

/**
 * Whether a signature is of this key, in the narrowest reading of RFC 8032: numbers and points are written in the one
 * way they can be, and both the key and the point of the signature are of prime order and not the neutral one. Libraries
 * disagree about everything else, and some of it can be forged without a private key.
 */
export function verifySignature(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
	if (signature.length !== SIGNATURE_BYTES) return false;
	if (!isOfPrimeOrder(publicKey) || !isOfPrimeOrder(signature.subarray(0, 32))) return false;
	return ed25519.verify(signature, message, publicKey, { zip215: false });
}

function isOfPrimeOrder(bytes: Uint8Array): boolean {
	try {
		const point = ed25519.Point.fromBytes(bytes, false);
		return !point.isSmallOrder() && point.isTorsionFree();
	} catch {
		// Not 32 bytes, no point of the curve, or one written in another way.
		return false;
	}
}
