import { base64url, fromBase64url } from './base64url';
import { canonicalBytes } from './canonical';

// Everything here is WebCrypto: browsers hide it where the address is not secure, and then nothing can be sealed.

/** Bytes that only the holder of a private key can read. Both parts are base64url. */
export interface Sealed {
	/** The ephemeral public key: a point of P-256, uncompressed. */
	epk: string;
	/** AES-256-GCM of the padded bytes, with its tag at the end. */
	box: string;
}

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const suite = new TextEncoder().encode('prioriza/sealed-answer/v1');
const keyBytes = 32;
const ivBytes = 12;
const ivAndKeyBits = 8 * (keyBytes + ivBytes);
/** Lengths are rounded up to this, so that the size of a box tells little of what it holds. */
const blockBytes = 512;

/** A fresh pair of keys, of the kind {@link sealBytes} and {@link openSealed} take. */
export function makeSealingKeys(): Promise<CryptoKeyPair> {
	return crypto.subtle.generateKey(curve, true, ['deriveBits']);
}

/** A public key as it is stored and sent: base64url of the uncompressed point. */
export async function writePublicKey(key: CryptoKey): Promise<string> {
	return base64url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}

/** A private key as it is stored: base64url of its PKCS #8. */
export async function writePrivateKey(key: CryptoKey): Promise<string> {
	return base64url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)));
}

/** @throws TypeError when the text is no private key of P-256. */
export function readPrivateKey(text: string): Promise<CryptoKey> {
	const bytes = fromBase64url(text);
	if (bytes === null) throw new TypeError('A private key is base64url of PKCS #8');
	return crypto.subtle.importKey('pkcs8', new Uint8Array(bytes), curve, false, ['deriveBits']);
}

/**
 * Seals bytes to a public key: ECDH over P-256 with a key made for this alone, HKDF-SHA-256 over both public keys,
 * AES-256-GCM. It is HPKE in base mode (RFC 9180) without its framing. Whoever sealed cannot open again once the
 * ephemeral pair is gone.
 *
 * @param recipient public key, as {@link writePublicKey} writes it.
 * @param ephemeral a pair of {@link makeSealingKeys}, used once.
 * @param bound what the box is about: it opens only together with the same value. Has a canonical form.
 * @throws TypeError when the recipient is no point; DOMException when it is not on the curve.
 */
export async function sealBytes(
	recipient: string,
	ephemeral: CryptoKeyPair,
	plain: Uint8Array,
	bound: unknown,
): Promise<Sealed> {
	const to = fromBase64url(recipient);
	if (to === null) throw new TypeError('A public key is base64url');
	const epk = new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey));
	const publicKey = await readPoint(to);
	const { key, iv } = await deriveKey(ephemeral.privateKey, publicKey, epk, to);
	const box = await crypto.subtle.encrypt(
		{ name: 'AES-GCM', iv, additionalData: bytesOf(bound) },
		key,
		pad(plain),
	);
	return { epk: base64url(epk), box: base64url(new Uint8Array(box)) };
}

/**
 * Opens what {@link sealBytes} sealed. `null` when the key, the box or what it is bound to is another: nothing tells
 * which.
 *
 * @param recipient the public half of `privateKey`, as {@link writePublicKey} writes it.
 */
export async function openSealed(
	recipient: string,
	privateKey: CryptoKey,
	{ epk, box }: Sealed,
	bound: unknown,
): Promise<Uint8Array | null> {
	const [to, from, content] = [recipient, epk, box].map(fromBase64url);
	if (!to || !from || !content) return null;
	try {
		const { key, iv } = await deriveKey(privateKey, await readPoint(from), from, to);
		const options = { name: 'AES-GCM', iv, additionalData: bytesOf(bound) };
		return unpad(new Uint8Array(await crypto.subtle.decrypt(options, key, new Uint8Array(content))));
	} catch (error) {
		// A point that is none, or bytes that do not belong together.
		if (error instanceof DOMException) return null;
		throw error;
	}
}

async function deriveKey(
	own: CryptoKey,
	other: CryptoKey,
	ephemeral: Uint8Array,
	recipient: Uint8Array,
): Promise<{ key: CryptoKey; iv: Uint8Array<ArrayBuffer> }> {
	const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
	const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
	const info = new Uint8Array([...ephemeral, ...recipient]);
	const derived = new Uint8Array(
		await crypto.subtle.deriveBits(
			{ name: 'HKDF', hash: 'SHA-256', salt: suite, info },
			secret,
			ivAndKeyBits,
		),
	);
	const key = await crypto.subtle.importKey('raw', derived.slice(0, keyBytes), 'AES-GCM', false, [
		'encrypt',
		'decrypt',
	]);
	// The key serves one box alone, so its vector may come from the same place.
	return { key, iv: derived.slice(keyBytes) };
}

function readPoint(bytes: Uint8Array): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', new Uint8Array(bytes), curve, false, []);
}

function bytesOf(bound: unknown): Uint8Array<ArrayBuffer> {
	return new Uint8Array(canonicalBytes(bound));
}

/** One byte that is 1, then zeros up to a whole block (ISO/IEC 7816-4). */
function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const padded = new Uint8Array(Math.ceil((bytes.length + 1) / blockBytes) * blockBytes);
	padded.set(bytes);
	padded[bytes.length] = 1;
	return padded;
}

function unpad(bytes: Uint8Array): Uint8Array | null {
	const end = bytes.lastIndexOf(1);
	return end < 0 ? null : bytes.slice(0, end);
}
