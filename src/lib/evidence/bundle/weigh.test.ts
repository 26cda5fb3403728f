import { describe, expect, it } from 'vitest';
import { weighManifest, weighParts } from './weigh';

const MEBIBYTE = 1024 * 1024;
const encode = (text: string) => new TextEncoder().encode(text);
const entries = 'log/entries.jsonl';
const weigh = (files: Record<string, Uint8Array>, declared = 3) =>
	weighParts(new Map(Object.entries(files)), declared);
const light = { ok: true, value: null };
const refused = (code: string, path: string) => ({ ok: false, error: { code, path } });

describe('what a bundle weighs before it is taken apart', () => {
	it('is at most eight MiB of a manifest', () => {
		expect(weighManifest(new Uint8Array(8 * MEBIBYTE))).toEqual(light);
		expect(weighManifest(new Uint8Array(8 * MEBIBYTE + 1))).toEqual(
			refused('part-too-large', 'manifest.json'),
		);
	});

	it('is the lines that were declared and a thousand more', () => {
		expect(weigh({})).toEqual(light);
		expect(weigh({ [entries]: encode('{}\n'.repeat(1003)) })).toEqual(light);
		expect(weigh({ [entries]: encode('{}\n'.repeat(1004)) })).toEqual(refused('too-many-lines', entries));
		expect(weigh({ [entries]: encode('{}\n'.repeat(1003) + '{') })).toEqual(
			refused('too-many-lines', entries),
		);
	});

	it('is a million lines, however many were declared', () => {
		expect(weigh({ [entries]: new Uint8Array(1_000_000).fill(10) }, 2_000_000)).toEqual(light);
		expect(weigh({ [entries]: new Uint8Array(1_000_001).fill(10) }, 2_000_000)).toEqual(
			refused('too-many-lines', entries),
		);
	});

	it('is at most a MiB in one line', () => {
		const most = ' '.repeat(MEBIBYTE);
		for (const log of [`${most}\n{}\n`, `{}\n${most}\n`, `{}\n${most}`])
			expect(weigh({ [entries]: encode(log) })).toEqual(light);
		for (const log of [` ${most}\n{}\n`, `{}\n ${most}\n`, `{}\n ${most}`])
			expect(weigh({ [entries]: encode(log) })).toEqual(refused('part-too-large', entries));
	});

	it('is all documents together, and neither the manifest nor what is no document', () => {
		const half = new Uint8Array(16 * MEBIBYTE);
		const files = {
			'manifest.json': half,
			'documents/uno/acta.pdf': half,
			'results/a.json': half,
			'results/b.json': half,
		};
		expect(weigh(files)).toEqual(light);
		expect(weigh({ ...files, 'results/c.json': new Uint8Array(1) })).toEqual(
			refused('part-too-large', 'results/c.json'),
		);
	});

	it('is all openings together', () => {
		const half = new Uint8Array(32 * MEBIBYTE);
		const files = { 'openings/ballots/a.jsonl': half, 'openings/responses/b.jsonl': half, 'a.txt': half };
		expect(weigh(files)).toEqual(light);
		expect(weigh({ ...files, 'openings/responses/c.jsonl': new Uint8Array(1) })).toEqual(
			refused('part-too-large', 'openings/responses/c.jsonl'),
		);
	});
});
