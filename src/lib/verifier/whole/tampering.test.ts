import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../../tests/ranking/runs';
import { listBlamed, mapOwners, ownersOf } from './blame';
import { base64url, canonicalBytes, readBundle } from '../../evidence';
import { writeZip } from '../../evidence/bundle/zip/writeZip';
import { computeRoot, hashLeaf } from '../../evidence/merkle';
import { splitLines, joinLines } from '../../evidence/bundle/lines';
import { forge } from '../testing/forge';
import { listCodes } from '../testing/judge';
import { STRANGE_HASH } from '../testing/spoil';
import { buildSample, packRecord, PRIORITIZATION, RANKINGS, SURVEY } from '../testing/sampleRecord';
import { verifyBundle } from '../verifyBundle';

const sound = packRecord(buildSample('nominal'));
const opened = readBundle(sound);
if (!opened.ok) throw new Error(opened.error.code);
const { files, manifest } = opened.value;
const root = manifest.log.root;

describe('one flipped byte, anywhere', () => {
	const owners = mapOwners(sound, [...files.keys()]);

	it('is never valid, and names the file, and the line where it is in the log', () => {
		fc.assert(
			fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
				const spoiled = sound.slice();
				spoiled[at] = (spoiled[at] ?? 0) ^ mask;
				const report = verifyBundle(spoiled, { root });
				expect(['invalid', 'malformed']).toContain(report.verdict);
				expect(listBlamed(report)).toEqual(expect.arrayContaining(ownersOf(sound, owners, at)));
			}),
			runsOf(150),
		);
	}, 120_000);
});

describe('a forger who mends the zip', () => {
	const rewrite = (path: string, change: (text: string) => string) => {
		const text = new TextDecoder().decode(files.get(path));
		expect(change(text)).not.toBe(text);
		return { [path]: new TextEncoder().encode(change(text)) };
	};
	const leaves = files.get('log/leaves.bin') ?? new Uint8Array();
	const failuresOf = (bytes: Uint8Array) => listCodes(verifyBundle(bytes, { root }), 'failures');

	it('is caught by the manifest when it stays as it was', () => {
		const zip = forge(sound, {
			files: rewrite('ficha.html', (text) => text.replace('1', '2')),
			keepsList: true,
		});
		expect(verifyBundle(zip, { root }).checks.flatMap(({ failures }) => failures)).toEqual([
			{ code: 'file-differs', params: { file: 'ficha.html' } },
		]);
	});

	it.each([
		[`instruments/${SURVEY}.json`, '"q1"', '"q2"', ['document-differs']],
		[`notices/${SURVEY}.json`, 'Aviso', 'Avisa', ['document-differs']],
		['rulesets/ficticia-2026-1.json', 'agua', 'luz', ['document-differs']],
		[`methodology/${PRIORITIZATION}.json`, 'Problema 1', 'Problema 9', ['document-differs']],
		[`results/${PRIORITIZATION}-1.json`, '"v":1', '"v":2', ['document-differs', 'result-differs']],
		[
			`ballots/${RANKINGS[0]}.json`,
			'"tiers":[[',
			'"tiers":[], "x":[[',
			['ballots-other-mode', 'file-not-canonical', 'result-inputs-missing'],
		],
	])('is caught by the log when the manifest was mended too: %s', (path, from, to, codes) => {
		const mended = forge(sound, { files: rewrite(path, (text) => text.replace(from, to)) });
		const report = verifyBundle(mended, { root });
		expect(listCodes(report, 'failures')).toEqual(codes);
		expect(listBlamed(report)).toContain(path);
	});

	it('is caught by the leaf when one entry changes and the root does not', () => {
		const changed = rewrite('log/entries.jsonl', (text) => text.replace(/"accepted":7/, '"accepted":6'));
		const report = verifyBundle(forge(sound, { files: changed }), { root });
		const line =
			new TextDecoder()
				.decode(files.get('log/entries.jsonl'))
				.split('\n')
				.findIndex((text) => text.includes('"accepted":7')) + 1;
		expect(report.checks.find(({ code }) => code === 'leaves')?.failures).toEqual([
			{ code: 'entry-differs', params: { line, type: 'survey.closed' } },
		]);
		expect(listCodes(report, 'failures')).toEqual([
			'anchor-differs',
			'entry-differs',
			'root-differs',
			'survey-count-differs',
		]);
	});

	it('is told apart from a forger of leaves', () => {
		const withLeaves = (bytes: Uint8Array) => forge(sound, { files: { 'log/leaves.bin': bytes } });
		expect(failuresOf(withLeaves(leaves.map((b) => b ^ 1)))).toEqual(['leaves-differ']);
		expect(failuresOf(withLeaves(leaves.slice(32)))).toEqual(['leaves-differ', 'leaves-length']);
	});

	it('who rewrites the whole log is caught only by a root from outside', () => {
		const record = buildSample('nominal');
		const { lines } = splitLines(files.get('log/entries.jsonl') ?? new Uint8Array());
		const rewritten = lines.map((line) =>
			new TextEncoder().encode(new TextDecoder().decode(line).replace('prioriza 0.1.0', 'prioriza 0.1.1')),
		);
		const hashes = rewritten.map(hashLeaf);
		expect(record.entries.length).toBe(lines.length);
		const mended = forge(sound, {
			files: { 'log/entries.jsonl': joinLines(rewritten), 'log/leaves.bin': Buffer.concat(hashes) },
			log: { root: base64url(computeRoot(hashes)) },
		});
		expect(listCodes(verifyBundle(mended, { root }), 'failures')).toContain('anchor-differs');
	});

	it.each<[string, () => Uint8Array, string[]]>([
		[
			'a file that nobody listed',
			() => forge(sound, { files: { 'adjuntos/x.txt': new Uint8Array() }, keepsList: true }),
			['file-not-listed'],
		],
		[
			'a listed file that is missing',
			() => forge(sound, { files: { 'ficha.html': null }, keepsList: true }),
			['file-missing'],
		],
		[
			'a log without its leaves',
			() => forge(sound, { files: { 'log/leaves.bin': null } }),
			['leaves-missing'],
		],
		['a manifest with another size', () => forge(sound, { log: { size: 1 } }), ['size-differs']],
		['a manifest with another root', () => forge(sound, { log: { root: STRANGE_HASH } }), ['root-differs']],
		[
			'a log without its last line feed',
			() => forge(sound, { files: rewrite('log/entries.jsonl', (text) => text.slice(0, -1)) }),
			['entries-cut'],
		],
		[
			'a log with spaces',
			() =>
				forge(sound, {
					files: rewrite('log/entries.jsonl', (text) => text.replace('{"body"', '{ "body"')),
				}),
			['anchor-differs', 'entry-differs', 'entry-not-canonical', 'log-not-begun', 'root-differs'],
		],
		[
			'a file nobody sealed in a sealed folder',
			() => forge(sound, { files: { 'results/x.json': canonicalBytes({}) } }),
			['file-without-entry'],
		],
	])('%s is named', (_, make, codes) => {
		expect(failuresOf(make())).toEqual(codes);
	});
});

describe('files that are no bundle', () => {
	it.each<[string, () => Uint8Array, string, string]>([
		['an empty file', () => new Uint8Array(), 'not-a-zip', ''],
		['a text', () => new TextEncoder().encode('hola'.repeat(30)), 'not-a-zip', ''],
		['half a bundle', () => sound.subarray(0, sound.length / 2), 'cut-short', 'zip'],
		['a bundle with something behind', () => new Uint8Array([...sound, 10]), 'cut-short', 'zip'],
		[
			'a zip without manifest',
			() => writeZip([{ path: 'a.txt', bytes: new Uint8Array() }]),
			'no-manifest',
			'manifest.json',
		],
		[
			'a zip with a strange manifest',
			() => writeZip([{ path: 'manifest.json', bytes: canonicalBytes({ v: 1 }) }]),
			'not-a-manifest',
			'manifest.json',
		],
		[
			'a manifest alone',
			() => writeZip([{ path: 'manifest.json', bytes: files.get('manifest.json') ?? new Uint8Array() }]),
			'no-entries',
			'log/entries.jsonl',
		],
	])('%s', (_, make, code, file) => {
		const report = verifyBundle(make(), { root });
		expect([report.verdict, report.exit, report.problem]).toEqual([
			'malformed',
			2,
			{ code, params: { file } },
		]);
	});
});
