import { describe, expect, it } from 'vitest';
import { readBundle } from '../../evidence';
import { forge, type Forgery } from '../testing/forge';
import { listFound } from '../testing/judgeBad';
import { id, RecordBuilder } from '../testing/recordBuilder';
import { packRecord } from '../testing/sampleRecord';
import { STRANGE_HASH } from '../testing/spoil';
import { verifyBundle } from '../verifyBundle';

const { record } = new RecordBuilder().begin().survey(id(3), { web: 3 });
const sound = packRecord(record);
const bundle = readBundle(sound);
if (!bundle.ok) throw new Error(bundle.error.code);
const { files, manifest } = bundle.value;
const { root } = manifest.log;
const bytesOf = (path: string) => files.get(path) ?? new Uint8Array();
const encode = (text: string) => new TextEncoder().encode(text);
const change = (path: string, from: string, to: string): NonNullable<Forgery['files']> => {
	const text = new TextDecoder().decode(bytesOf(path));
	expect(text).toContain(from);
	return { [path]: encode(text.replace(from, to)) };
};
const leaves = bytesOf('log/leaves.bin');
const spoiltLeaves = leaves.map((byte, at) => (at === 40 ? byte ^ 1 : byte));
const log = 'log/entries.jsonl';

/** What the first six checks find; a root that is not the sound one is only said to be another. */
function judge(bytes: Uint8Array): string[] {
	return listFound(verifyBundle(bytes, { root }))
		.filter((found) => Number(found.split(' ')[0]) < 7)
		.map((found) =>
			found.replace(/"found":"[\w-]{43}"/, (fact) => (fact.includes(root) ? fact : '"found":"another"')),
		);
}
const otherRoot = `6 root-differs {"declared":"${root}","found":"another"}`;

describe('the bytes of a bundle', () => {
	it('have nothing against them as they were packed', () => {
		expect(listFound(verifyBundle(sound, { root }))).toEqual([]);
		expect(judge(forge(sound, {}))).toEqual([]);
		expect(verifyBundle(sound, { root }).notSealed).toEqual(['LEEME.txt', 'ficha.html', 'lists/lista.csv']);
	});

	it('are known where a record of the zip was changed, by the file it is of or as none', () => {
		const turn = (at: number) => sound.map((byte, place) => (place === at ? byte ^ 1 : byte));
		// The first record is that of `LEEME.txt`; the last byte but two is of the closing one.
		expect(judge(turn(8))).toEqual(['1 file-altered {"file":"LEEME.txt"}']);
		expect(judge(turn(sound.length - 14))).toEqual(['1 zip-altered {}']);
	});

	it.each<[string, Forgery, string[]]>([
		[
			'a file that is not listed',
			{ files: { 'adjuntos/x.txt': encode('x') }, keepsList: true },
			['2 file-not-listed {"file":"adjuntos/x.txt"}'],
		],
		[
			'a listed file that is missing',
			{ files: { 'ficha.html': null }, keepsList: true },
			['2 file-missing {"file":"ficha.html"}'],
		],
		[
			'a file of other bytes',
			{ files: change('ficha.html', '1', '2'), keepsList: true },
			['2 file-differs {"file":"ficha.html"}'],
		],
		[
			'a file with a byte more',
			{ files: change('ficha.html', '\n', '\n\n'), keepsList: true },
			['2 file-differs {"file":"ficha.html"}'],
		],
		['another size', { sizes: { 'ficha.html': 1 } }, ['2 file-differs {"file":"ficha.html"}']],
		[
			'a sealed document with a space',
			{ files: change('rulesets/ficticia-2026-1.json', '{', '{ ') },
			['3 file-not-canonical {"file":"rulesets/ficticia-2026-1.json","reason":"not-canonical-bytes"}'],
		],
		['another document with a space', { files: { 'datos.json': encode('{ }') } }, []],
		[
			'a document that somebody filed, with a space',
			{ files: { [`documents/${id(6)}/datos.json`]: encode('{ }') } },
			[],
		],
		['a file among those that is none of them', { files: { 'documents/x.json': encode('%PDF') } }, []],
		[
			'an entry with a space',
			{ files: change(log, '{"body"', '{ "body"') },
			[
				'3 entry-not-canonical {"line":1,"reason":"not-canonical-bytes","type":"log.created"}',
				'5 entry-differs {"line":1,"type":"log.created"}',
				otherRoot,
			],
		],
		['no last line feed', { files: { [log]: bytesOf(log).slice(0, -1) } }, ['3 entries-cut {}']],
		[
			'ballots that are no list',
			{ files: { 'ballots/x.json': encode('{}') } },
			['4 ballots-malformed {"file":"ballots/x.json"}'],
		],
		[
			'ballots of two tasks',
			{ files: { 'ballots/x.json': encode(`[[["${id(4)}"]],{"approved":["${id(4)}"]}]`) } },
			['4 ballots-malformed {"file":"ballots/x.json"}'],
		],
		['ballots of one task', { files: { 'ballots/x.json': encode(`[[["${id(4)}"]],[]]`) } }, []],
		[
			'ballots that are no JSON',
			{ files: { 'ballots/x.json': encode('[') } },
			['3 file-not-canonical {"file":"ballots/x.json","reason":"not-json"}'],
		],
		['no leaves', { files: { 'log/leaves.bin': null } }, ['5 leaves-missing {"file":"log/leaves.bin"}']],
		['another leaf', { files: { 'log/leaves.bin': spoiltLeaves } }, ['5 leaves-differ {}']],
		[
			'a leaf more',
			{ files: { 'log/leaves.bin': Uint8Array.from([...leaves, ...leaves.subarray(0, 32)]) } },
			['5 leaves-length {"entries":8,"leaves":9}'],
		],
		[
			'half a leaf less',
			{ files: { 'log/leaves.bin': leaves.subarray(0, -16) } },
			['5 leaves-length {"entries":8,"leaves":7}', '5 leaves-differ {}'],
		],
		[
			'an entry that was changed and its leaf not',
			{ files: change(log, '"accepted":3', '"accepted":4') },
			['5 entry-differs {"line":8,"type":"survey.closed"}', otherRoot],
		],
		['another number of entries', { log: { size: 9 } }, ['6 size-differs {"declared":9,"found":8}']],
		[
			'another root',
			{ log: { root: STRANGE_HASH } },
			[`6 root-differs {"declared":"${STRANGE_HASH}","found":"${root}"}`],
		],
	])('are known with %s', (_, forgery, found) => {
		expect(judge(forge(sound, forgery))).toEqual(found);
	});
});
