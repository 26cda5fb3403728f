import {
	createCipheriv,
	createDecipheriv,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	hkdfSync,
} from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { base64url, fromBase64url } from './base64url';
import { canonicalText, CanonicalError } from './canonical';
import {
	makeSealingKeys,
	openSealed,
	readPrivateKey,
	sealBytes,
	writePrivateKey,
	writePublicKey,
	type Sealed,
} from './sealing';

const bound = { v: 1, consultation: 'tu-colonia', id: 'a', station: 'b' };
let pair: CryptoKeyPair;
let recipient: string;
let privateKey: CryptoKey;

beforeAll(async () => {
	pair = await makeSealingKeys();
	recipient = await writePublicKey(pair.publicKey);
	privateKey = await readPrivateKey(await writePrivateKey(pair.privateKey));
});

const seal = async (plain: Uint8Array) => sealBytes(recipient, await makeSealingKeys(), plain, bound);
const open = (sealed: Sealed, about: unknown = bound) => openSealed(recipient, privateKey, sealed, about);

/** The same text with one bit of its bytes turned over. */
function turn(text: string, at: number): string {
	const bytes = fromBase64url(text);
	if (bytes === null) throw new Error('no bytes');
	const place = at % (bytes.length * 8);
	bytes[place >> 3] = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7));
	return base64url(bytes);
}

describe('what is sealed', () => {
	it('opens to the same bytes with the private key, whatever they are', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 1_600 }), async (plain) => {
				const sealed = await seal(plain);
				expect(await open(sealed)).toEqual(plain);
			}),
			{ numRuns: 40 },
		);
	});

	it('opens with no other key, about nothing else, and with no bit changed', async () => {
		const sealed = await seal(new TextEncoder().encode('Falta agua en mi calle.'));
		const other = await makeSealingKeys();
		expect(
			await openSealed(await writePublicKey(other.publicKey), other.privateKey, sealed, bound),
		).toBeNull();
		expect(await openSealed(recipient, other.privateKey, sealed, bound)).toBeNull();
		for (const change of [{ id: 'c' }, { station: 'c' }, { consultation: 'otra' }, { v: 2 }])
			expect(await open(sealed, { ...bound, ...change })).toBeNull();
		await fc.assert(
			fc.asyncProperty(fc.nat(), fc.constantFrom('epk', 'box'), async (at, part) => {
				expect(await open({ ...sealed, [part]: turn(sealed[part], at) })).toBeNull();
			}),
			{ numRuns: 60 },
		);
		for (const box of ['', 'A', '=', sealed.box.slice(0, 40)])
			expect(await open({ ...sealed, box })).toBeNull();
		for (const epk of ['', recipient.slice(0, 40)]) expect(await open({ ...sealed, epk })).toBeNull();
	});

	it('looks different each time and tells its length only roughly', async () => {
		const [short, shorter] = await Promise.all([seal(new Uint8Array(400)), seal(new Uint8Array(3))]);
		expect(short.box).toHaveLength(shorter.box.length);
		expect(short.epk).not.toBe(shorter.epk);
		expect((await seal(new Uint8Array(512))).box.length).toBeGreaterThan(short.box.length);
	});

	it('is a whole number of blocks with a tag, one of them for up to 511 bytes', async () => {
		const lengths = [0, 3, 511, 512, 1_023, 1_024].map(async (length) => {
			const { box } = await seal(new Uint8Array(length));
			return fromBase64url(box)?.length;
		});
		expect(await Promise.all(lengths)).toEqual([528, 528, 528, 1_040, 1_040, 1_552]);
	});

	it('cannot be sealed to what is no key', async () => {
		const ephemeral = await makeSealingKeys();
		await expect(sealBytes('=', ephemeral, new Uint8Array(1), bound)).rejects.toThrow(
			new TypeError('A public key is base64url'),
		);
		await expect(
			sealBytes(base64url(new Uint8Array(65)), ephemeral, new Uint8Array(1), bound),
		).rejects.toThrow();
		expect(() => readPrivateKey('=')).toThrow(new TypeError('A private key is base64url of PKCS #8'));
	});

	it('opens for no text that is no key, and is about nothing that has no canonical form', async () => {
		const sealed = await seal(Uint8Array.of(1, 2, 3));
		expect(await openSealed('=', privateKey, sealed, bound)).toBeNull();
		expect(await open({ ...sealed, epk: '=' })).toBeNull();
		await expect(open(sealed, { v: 0.5 })).rejects.toThrow(CanonicalError);
	});

	it('needs no key on its way that could be taken out again', async () => {
		const imported = vi.spyOn(crypto.subtle, 'importKey');
		await readPrivateKey(await writePrivateKey(pair.privateKey));
		await open(await seal(Uint8Array.of(1, 2, 3)));
		const keys = await Promise.all(imported.mock.results.map(({ value }) => value as Promise<CryptoKey>));
		imported.mockRestore();
		expect(keys.map(({ extractable }) => extractable)).toEqual(Array(7).fill(false));
	});
});

/** The key and the vector of a box, worked out with Node's own cryptography from both public points. */
async function keyOf(own: CryptoKey, point: string, epk: string) {
	const toKey = (spki: ArrayBuffer) =>
		createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
	const bytes = new Uint8Array(Buffer.from(point, 'base64url'));
	const curve = { name: 'ECDH', namedCurve: 'P-256' };
	const other = await crypto.subtle.importKey('raw', bytes, curve, true, []);
	const shared = diffieHellman({
		privateKey: createPrivateKey({
			key: Buffer.from(await writePrivateKey(own), 'base64url'),
			format: 'der',
			type: 'pkcs8',
		}),
		publicKey: toKey(await crypto.subtle.exportKey('spki', other)),
	});
	const info = Buffer.concat([epk, recipient].map((text) => Buffer.from(text, 'base64url')));
	const derived = Buffer.from(hkdfSync('sha256', shared, 'prioriza/sealed-answer/v1', info, 44));
	return { key: derived.subarray(0, 32), iv: derived.subarray(32) };
}

describe('the form of a box, by another library', () => {
	it('is AES-256-GCM under what HKDF makes of the shared secret and both public keys', async () => {
		const { epk, box } = await seal(new TextEncoder().encode('Falta agua.'));
		const { key, iv } = await keyOf(pair.privateKey, epk, epk);
		const bytes = Buffer.from(box, 'base64url');
		const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(canonicalText(bound)));
		decipher.setAuthTag(bytes.subarray(-16));
		const plain = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
		expect(plain).toEqual(Buffer.concat([Buffer.from('Falta agua.\u{1}'), Buffer.alloc(500)]));
	});

	it('ends what it holds at its last byte that is 1, and holds nothing without one', async () => {
		const ephemeral = await makeSealingKeys();
		const epk = await writePublicKey(ephemeral.publicKey);
		const { key, iv } = await keyOf(ephemeral.privateKey, recipient, epk);
		const box = (padded: readonly number[]) => {
			const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(canonicalText(bound)));
			const bytes = Buffer.concat([cipher.update(Uint8Array.from(padded)), cipher.final()]);
			return Buffer.concat([bytes, cipher.getAuthTag()]).toString('base64url');
		};
		expect(await open({ epk, box: box([7, 1, 8, 1, 0]) })).toEqual(Uint8Array.of(7, 1, 8));
		expect(await open({ epk, box: box([7, 0, 8, 0, 0]) })).toBeNull();
	});
});
