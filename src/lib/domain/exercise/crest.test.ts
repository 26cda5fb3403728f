import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCrest, CREST_BYTES } from './crest';

// One grey pixel.
const pixel = Uint8Array.from(
	atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
	(letter) => letter.charCodeAt(0),
);

function withSides(width: number, height: number): Uint8Array {
	const bytes = pixel.slice();
	const view = new DataView(bytes.buffer);
	view.setUint32(16, width);
	view.setUint32(20, height);
	return bytes;
}

test('a small PNG is a crest', () => expect(checkCrest(pixel)).toBeNull());

test('an empty file, a JPEG, a drawing with scripts and a PNG with something behind it are not', () => {
	expect(checkCrest(new Uint8Array())).toBe('crest_form');
	expect(checkCrest(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('crest_form');
	expect(checkCrest(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
		'crest_form',
	);
	expect(checkCrest(Uint8Array.of(...pixel, 0x3c))).toBe('crest_form');
});

test('neither a heavy file nor one that unfolds into millions of pixels is taken', () => {
	expect(checkCrest(new Uint8Array(CREST_BYTES + 1))).toBe('crest_size');
	expect(checkCrest(withSides(1_025, 1))).toBe('crest_size');
	expect(checkCrest(withSides(1, 100_000))).toBe('crest_size');
	expect(checkCrest(withSides(0, 10))).toBe('crest_form');
});

test('any bytes get an answer', () => {
	fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => checkCrest(bytes) !== null));
});
