import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64url } from '../base64url';
import { canonicalBytes } from '../canonical';
import { computeRoot, hashLeaf } from '../merkle';
import { joinLines, splitLines } from './lines';
import { readBundle } from './readBundle';
import { nameBundle, writeBundle, type BundleInput } from './writeBundle';
import { writeZip } from './zip/writeZip';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const encode = (text: string) => new TextEncoder().encode(text);
const input: BundleInput = {
	exercise: { id: id(1), slug: 'ficticio-2026', name: 'Ejercicio ficticio' },
	software: 'prioriza/0.1.0',
	entries: [encode('{"a":1}'), encode('{"b":"ñ"}')],
	instruments: [
		{ survey: id(2), version: 1, document: { q: 2 } },
		{ survey: id(2), version: 2, document: { q: 2, more: true } },
		{ survey: id(3), version: 1, document: { q: 3 } },
	],
	notices: [{ survey: id(2), version: 1, document: { es: 'Aviso' } }],
	rulesets: [{ id: 'reglas', version: 1, document: {} }],
	results: [{ prioritization: id(4), number: 1, document: { v: 1 } }],
	ballots: [{ ranking: id(5), ballots: [[[id(9)]], [], [[id(8)], [id(9)]]] }],
	documents: [{ document: id(6), name: 'acta.pdf', bytes: encode('%PDF') }],
	attachments: [
		{ path: 'ficha.html', bytes: encode('<p>') },
		{ path: 'LEEME.txt', bytes: encode('Hola') },
	],
};

function read(bytes: Uint8Array) {
	const bundle = readBundle(bytes);
	if (!bundle.ok) throw new Error(bundle.error.code);
	return bundle.value;
}

describe('writeBundle', () => {
	it('gives the same bytes whatever the order of the lists', () => {
		const shuffled = fc.record({
			instruments: fc.shuffledSubarray([...input.instruments], { minLength: 3 }),
			attachments: fc.shuffledSubarray([...input.attachments], { minLength: 2 }),
			ballots: fc
				.shuffledSubarray([...(input.ballots[0]?.ballots ?? [])] as string[][][], { minLength: 3 })
				.map((ballots) => [{ ranking: id(5), ballots }]),
		});
		const expected = writeBundle(input);
		fc.assert(
			fc.property(shuffled, (lists) => {
				expect(writeBundle({ ...input, ...lists })).toEqual(expected);
			}),
		);
	});

	it('puts everything where the format says, and nothing else', () => {
		const { files, manifest, altered } = read(writeBundle(input));
		expect(altered).toEqual([]);
		expect([...files.keys()]).toEqual([
			'LEEME.txt',
			`ballots/${id(5)}.json`,
			`documents/${id(6)}/acta.pdf`,
			'ficha.html',
			`instruments/${id(2)}-2.json`,
			`instruments/${id(2)}.json`,
			`instruments/${id(3)}.json`,
			'log/entries.jsonl',
			'log/leaves.bin',
			'manifest.json',
			`notices/${id(2)}.json`,
			'results/00000000-0000-4000-8000-000000000004-1.json',
			'rulesets/reglas-1.json',
		]);
		expect(manifest.files.map(({ path }) => path)).toEqual(
			[...files.keys()].filter((path) => path !== 'manifest.json'),
		);
	});

	it('closes on the log: exact bytes, leaves and root', () => {
		const { files, manifest } = read(writeBundle(input));
		const leaves = input.entries.map(hashLeaf);
		expect(new TextDecoder().decode(files.get('log/entries.jsonl'))).toBe('{"a":1}\n{"b":"ñ"}\n');
		expect(Buffer.from(files.get('log/leaves.bin') ?? [])).toEqual(Buffer.concat(leaves));
		expect(manifest.log).toEqual({ size: 2, root: base64url(computeRoot(leaves)) });
	});

	it('orders ballots by their text, not by who came first', () => {
		const { files } = read(writeBundle(input));
		expect(new TextDecoder().decode(files.get(`ballots/${id(5)}.json`))).toBe(
			`[[["${id(8)}"],["${id(9)}"]],[["${id(9)}"]],[]]`,
		);
	});

	it.each(['manifest.json', 'log/x', 'ballots/x.json', 'results/x.json', 'documents/x/y.pdf'])(
		'refuses an attachment at %s',
		(path) => {
			const attachments = [{ path, bytes: new Uint8Array() }];
			expect(() => writeBundle({ ...input, attachments })).toThrow(
				new RangeError(`Reserved path in a bundle: ${path}`),
			);
		},
	);

	it('refuses what has no canonical form and an exercise without a slug', () => {
		expect(() =>
			writeBundle({ ...input, results: [{ prioritization: id(4), number: 1, document: 0.5 }] }),
		).toThrow(TypeError);
		expect(() => writeBundle({ ...input, exercise: { ...input.exercise, slug: 'No Va' } })).toThrow(
			TypeError,
		);
	});

	it('names the file after the exercise and the size of its log', () => {
		expect(nameBundle('ficticio-2026', 42)).toBe('expediente-ficticio-2026-42.zip');
		expect(nameBundle('ficticio-2026', 42, 'guarantor')).toBe('expediente-ficticio-2026-42-garante.zip');
	});

	it('has every seal under its size, and the newest where it is looked for', () => {
		const checkpoints = [2, 5, 3].map((size) => ({ size, note: `sello ${String(size)}\n` }));
		const { files } = read(writeBundle({ ...input, checkpoints }));
		const seals = [...files].filter(([path]) => path.startsWith('checkpoint'));
		expect(seals.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])).toEqual([
			['checkpoint', 'sello 5\n'],
			['checkpoints/2', 'sello 2\n'],
			['checkpoints/3', 'sello 3\n'],
			['checkpoints/5', 'sello 5\n'],
		]);
	});

	it('holds a log with nothing in it', () => {
		const { files, manifest } = read(writeBundle({ ...input, entries: [] }));
		expect(files.get('log/entries.jsonl')).toHaveLength(0);
		expect(manifest.log.size).toBe(0);
	});
});

describe('readBundle', () => {
	const { files, manifest } = read(writeBundle(input));
	const repack = (change: Record<string, Uint8Array | null>) =>
		readBundle(
			writeZip(
				[...new Map<string, Uint8Array | null>([...files, ...Object.entries(change)])].flatMap(
					([path, bytes]) => (bytes === null ? [] : [{ path, bytes }]),
				),
			),
		);
	const refused = (code: string, path: string) => ({ ok: false, error: { code, path } });

	it('says which of its parts is not there or is none', () => {
		expect(readBundle(encode('nada'))).toEqual(refused('not-a-zip', ''));
		expect(repack({ 'manifest.json': null })).toEqual(refused('no-manifest', 'manifest.json'));
		const spaced = encode(JSON.stringify(manifest, null, 1));
		for (const none of [spaced, canonicalBytes({ ...manifest, v: 2 }), canonicalBytes([])])
			expect(repack({ 'manifest.json': none })).toEqual(refused('not-a-manifest', 'manifest.json'));
		expect(repack({ 'log/entries.jsonl': null })).toEqual(refused('no-entries', 'log/entries.jsonl'));
	});

	it('says which of its parts is too large, before it takes it apart', () => {
		const blank = new Uint8Array(8 * 1024 * 1024 + 1);
		expect(repack({ 'manifest.json': blank })).toEqual(refused('part-too-large', 'manifest.json'));
		expect(repack({ 'log/entries.jsonl': encode('{}\n'.repeat(1003)) })).toEqual(
			refused('too-many-lines', 'log/entries.jsonl'),
		);
	});
});

describe('lines', () => {
	it('come apart as they were joined', () => {
		const lines = fc.array(fc.jsonValue().map((value) => encode(JSON.stringify(value))));
		fc.assert(
			fc.property(lines, (list) => {
				expect(splitLines(joinLines(list))).toEqual({ lines: list, isTerminated: true });
			}),
		);
	});

	it('keep what follows the last line feed and say so', () => {
		expect(splitLines(encode('\na\n\nb'))).toEqual({
			lines: [encode(''), encode('a'), encode(''), encode('b')],
			isTerminated: false,
		});
	});

	it('never meet a line feed inside canonical JSON', () => {
		expect(canonicalBytes({ a: 'x\ny\r' }).includes(0x0a)).toBe(false);
	});
});
