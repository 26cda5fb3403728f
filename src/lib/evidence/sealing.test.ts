import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { base64url, fromBase64url } from './base64url';
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

	it('cannot be sealed to what is no key', async () => {
		const ephemeral = await makeSealingKeys();
		await expect(sealBytes('=', ephemeral, new Uint8Array(1), bound)).rejects.toThrow(TypeError);
		await expect(
			sealBytes(base64url(new Uint8Array(65)), ephemeral, new Uint8Array(1), bound),
		).rejects.toThrow();
		expect(() => readPrivateKey('=')).toThrow(TypeError);
	});
});
