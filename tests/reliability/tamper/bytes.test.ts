import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../src/lib/evidence';
import { writeZip } from '../../../src/lib/evidence/bundle/zip/writeZip';
import { buildSample, packRecord } from '../../../src/lib/verifier/testing/sampleRecord';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';
import { listBlamed, mapOwners, ownersOf } from '../../../src/lib/verifier/whole/blame';

/** With PRIORIZA_FULL=1 every byte of the small bundle, and five thousand spoiled copies of the large one. */
const isFull = process.env['PRIORIZA_FULL'] === '1';

const small = packRecord(buildSample('nominal'));
const opened = readBundle(small);
if (!opened.ok) throw new Error(opened.error.code);
const { files, manifest } = opened.value;
const anchor = { root: manifest.log.root };
const rejections = ['invalid', 'malformed'];

function flip(bytes: Uint8Array, at: number, bit: number): Uint8Array {
	const spoiled = bytes.slice();
	spoiled[at] = (spoiled[at] ?? 0) ^ (1 << bit);
	return spoiled;
}

describe('T12 bytes of an expediente that were tampered with', () => {
	it('T12 one bit, in every byte there is, is rejected and its file and line named, with the root or with nothing', () => {
		expect(small.length).toBeGreaterThan(20_000);
		const step = isFull ? 1 : Math.ceil(small.length / 30);
		const owners = mapOwners(small, [...files.keys()]);
		const passed: string[] = [];
		for (let at = 0; at < small.length; at += step) {
			const spoiled = flip(small, at, at % 8);
			for (const given of [anchor, {}]) {
				const report = verifyBundle(spoiled, given);
				const blamed = listBlamed(report);
				if (!rejections.includes(report.verdict)) passed.push(`byte ${String(at)}: ${report.verdict}`);
				for (const owner of ownersOf(small, owners, at))
					if (!blamed.includes(owner)) passed.push(`byte ${String(at)}: ${String(owner)} is not blamed`);
			}
		}
		expect(passed).toEqual([]);
	}, 3_600_000);

	it('T12 a large one is rejected with any bit flipped, cut, longer, with two files in the place of each other, or with one more', () => {
		const picture = Uint8Array.from({ length: 2 * 1024 * 1024 }, (_, at) => (at * 2_654_435_761) >>> 24);
		const record = buildSample('nominal');
		record.attachments.push({ path: 'anexo.bin', bytes: picture });
		const large = packRecord(record);
		expect(verifyBundle(large, anchor).exit).toBe(verifyBundle(small, anchor).exit);
		const held = readBundle(large);
		if (!held.ok) throw new Error(held.error.code);
		const list = [...held.value.files].map(([path, bytes]) => ({ path, bytes }));
		const differing = (one: number, other: number) =>
			Buffer.compare(list[one]?.bytes ?? Buffer.of(), list[other]?.bytes ?? Buffer.of()) !== 0;
		const place = fc.nat(large.length - 1);
		const which = fc.nat(list.length - 1);
		const spoiled = fc.oneof(
			fc.tuple(place, fc.nat(7)).map(([at, bit]) => flip(large, at, bit)),
			place.map((length) => large.slice(0, length)),
			fc.uint8Array({ minLength: 1, maxLength: 64 }).map((more) => Buffer.concat([large, more])),
			fc
				.tuple(which, which)
				.filter(([one, other]) => differing(one, other))
				.map(([one, other]) =>
					writeZip(
						list.map(({ path }, at) => ({
							path,
							bytes: list[at === one ? other : at === other ? one : at]?.bytes ?? Buffer.of(),
						})),
					),
				),
			which.map((gone) => writeZip(list.filter((_, at) => at !== gone))),
			fc
				.stringMatching(/^[a-z]{1,8}\.(txt|json)$/)
				.filter((path) => !files.has(path))
				.map((path) => writeZip([...list, { path, bytes: new Uint8Array() }])),
		);
		fc.assert(
			fc.property(spoiled, (bytes) => {
				expect(rejections).toContain(verifyBundle(bytes, anchor).verdict);
			}),
			{ numRuns: isFull ? 5_000 : 20, endOnFailure: true },
		);
	}, 3_600_000);
});
