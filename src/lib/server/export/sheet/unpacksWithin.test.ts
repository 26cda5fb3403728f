import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpacksWithin } from './unpacksWithin';

describe('what a zip unpacks to', () => {
	const some = Uint8Array.from({ length: 5_000 }, (_, at) => at % 251);
	const zip = zipSync({ a: some, b: some, empty: new Uint8Array(0) });

	it('is all its members together', () => {
		expect(unpacksWithin(zip, 10_000)).toBe(true);
		expect(unpacksWithin(zip, 9_999)).toBe(false);
	});

	it('is not believed to be nothing where something is packed', () => {
		const lying = zip.slice();
		const view = new DataView(lying.buffer);
		const isCentral = (at: number) => at + 4 <= lying.length && view.getUint32(at, true) === 0x02014b50;
		const at = lying.findIndex((_, place) => isCentral(place));
		view.setUint32(at + 24, 0, true);
		expect(unpacksWithin(lying, 1_000_000)).toBe(false);
	});

	it('is asked of zips alone', () => {
		expect(() => unpacksWithin(strToU8('folio,tema'), 1_000)).toThrow();
	});
});
