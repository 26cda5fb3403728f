import { describe, expect, it } from 'vitest';
import { readBundle } from '../evidence';
import { countActs, gatherMaterial, nameLine, nameNucleus, typeOfLine, type Material } from './material';
import { id, type SampleRecord } from './testing/recordBuilder';
import { buildSample, NUCLEI, packRecord, PRIORITIZATION } from './testing/sampleRecord';
import { sealAt } from './testing/seal';
import { pick, remove } from './testing/spoil';

const encode = (text: string) => new TextEncoder().encode(text);
const key = new Uint8Array(32).fill(7);

/** A record taken apart, with other files beside its own. */
function gather(record: SampleRecord, added: readonly (readonly [string, Uint8Array])[] = []): Material {
	const bundle = readBundle(packRecord(record));
	if (!bundle.ok) throw new Error(bundle.error.code);
	const files = new Map([...bundle.value.files, ...added]);
	return gatherMaterial(
		{ ...bundle.value, files },
		{ root: null, previous: null, receipt: null, key: null, copy: null },
	);
}

describe('the signed states of a bundle', () => {
	const record = buildSample();
	const noteOf = (size: number) => encode(sealAt(record, size, key).note);
	const listed = (added: readonly (readonly [string, Uint8Array])[]) =>
		gather(record, added).checkpoints.map(({ file, checkpoint }) => [file, checkpoint?.size ?? null]);

	it('stand by size, those of one size by name, and those that cannot be read last', () => {
		const files = [
			['checkpoints/7', encode('nothing signed')],
			['checkpoints/10', noteOf(10)],
			['checkpoints/3', encode('nothing signed')],
			['checkpoints/9', noteOf(9)],
			['checkpoint', noteOf(10)],
		] as const;
		const inOrder = [
			['checkpoints/9', 9],
			['checkpoint', 10],
			['checkpoints/10', 10],
			['checkpoints/3', null],
			['checkpoints/7', null],
		];
		expect(listed(files)).toEqual(inOrder);
		expect(listed(files.toReversed())).toEqual(inOrder);
	});

	it('are the files that a size names, and no others', () => {
		const names = [
			'old/checkpoints/9',
			'checkpoints/9.txt',
			'checkpoints/09',
			'checkpoints/x',
			'checkpoints/9x',
		];
		expect(listed(names.map((name) => [name, noteOf(9)] as const))).toEqual([]);
	});

	it('cannot be read where their bytes are no text', () => {
		const note = noteOf(9);
		note[0] = 0xff;
		expect(listed([['checkpoints/9', note]])).toEqual([['checkpoints/9', null]]);
	});
});

describe('lines of the log', () => {
	it('are acts where they are neither sent, nor sealed, nor impossible to read', () => {
		const record = buildSample();
		expect(countActs(gather(record))).toBe(12);
		Object.assign(pick(record, 'survey.closed').body, { date: 'never' });
		expect(countActs(gather(record))).toBe(11);
	});

	it('are named by what they are, by what their text still says, or by nothing', () => {
		const material = gather(buildSample());
		const [line] = material.lines;
		if (!line) throw new Error('the log is empty');
		const said = (text: string) => typeOfLine({ ...line, entry: null, bytes: encode(text) });
		expect(typeOfLine({ ...line, bytes: encode('{"type":"ballot"}') })).toBe('log.created');
		expect(said('{"body":{"type":"ballot"},"type":"survey.opened"')).toBe('survey.opened');
		expect(said('{"body":')).toBe('?');
		expect(nameLine(material, 0)).toEqual({ line: 1, type: 'log.created' });
		expect(nameLine(material, 999)).toEqual({ line: 1000, type: '?' });
	});
});

describe('a nucleus', () => {
	it('is called as its methodology says, else by its id', () => {
		const record = buildSample();
		const material = gather(record);
		expect(nameNucleus(material, PRIORITIZATION, NUCLEI[1])).toBe('Núcleo 2');
		expect(nameNucleus(material, PRIORITIZATION, id(99))).toBe(id(99));
		expect(nameNucleus(material, id(98), NUCLEI[1])).toBe(NUCLEI[1]);
		expect(nameNucleus(material)).toBe('?');
		remove(record, pick(record, 'methodology.published'));
		expect(nameNucleus(gather(record), PRIORITIZATION, NUCLEI[1])).toBe(NUCLEI[1]);
	});
});
