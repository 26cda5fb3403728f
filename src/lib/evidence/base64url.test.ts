import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64url, fromBase64url } from './base64url';
import { base64, fromBase64 } from './log/base64';

describe('base64url', () => {
	// RFC 4648, section 10, without padding.
	it.each([
		['', ''],
		['f', 'Zg'],
		['fo', 'Zm8'],
		['foo', 'Zm9v'],
		['foob', 'Zm9vYg'],
		['fooba', 'Zm9vYmE'],
		['foobar', 'Zm9vYmFy'],
	])('writes %j as %j', (plain, encoded) => {
		const bytes = new TextEncoder().encode(plain);
		expect(base64url(bytes)).toBe(encoded);
		expect(fromBase64url(encoded)).toEqual(bytes);
	});

	it('uses the two safe signs', () => {
		expect(base64url(Uint8Array.of(0xfb, 0xff, 0xbf))).toBe('-_-_');
	});

	it('agrees with Node', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
				expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
				expect(fromBase64url(base64url(bytes))).toEqual(bytes);
			}),
		);
	});

	it.each(['A', 'Zg==', 'Zm9v+', 'Zm/v', 'Zh', 'Zm9=', 'Zm 9v', 'Zm9v\n', 'ñ'])('refuses %j', (text) => {
		expect(fromBase64url(text)).toBeNull();
	});

	it('gives each byte string exactly one text', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/), (text) => {
				const bytes = fromBase64url(text);
				if (bytes) expect(base64url(bytes)).toBe(text);
			}),
		);
	});
});

describe('base64 with padding', () => {
	// RFC 4648, section 10.
	it.each([
		['', ''],
		['f', 'Zg=='],
		['fo', 'Zm8='],
		['foo', 'Zm9v'],
		['foob', 'Zm9vYg=='],
		['fooba', 'Zm9vYmE='],
		['foobar', 'Zm9vYmFy'],
	])('writes %j as %j', (plain, encoded) => {
		const bytes = new TextEncoder().encode(plain);
		expect(base64(bytes)).toBe(encoded);
		expect(fromBase64(encoded)).toEqual(bytes);
	});

	it('agrees with Node', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
				expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
				expect(fromBase64(base64(bytes))).toEqual(bytes);
			}),
		);
	});

	it.each(['Zg', 'Zg=', 'Zg===', 'Zh==', 'Z===', '====', 'Z=g=', 'A=AA', '=AAA', 'A==A', 'Zm-_', 'Zm9v\n'])(
		'refuses %j',
		(text) => {
			expect(fromBase64(text)).toBeNull();
		},
	);

	it('gives each byte string exactly one text', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[A-Za-z0-9+/=]{0,12}$/), (text) => {
				const bytes = fromBase64(text);
				if (bytes) expect(base64(bytes)).toBe(text);
			}),
		);
	});
});
