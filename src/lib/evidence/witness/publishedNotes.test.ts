import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCheckpoint } from '../log/checkpoint';
import { publicKeyOf } from '../log/ed25519';
import { checkSignature, readNote, readVerifierKey, signNote, writeVerifierKey } from '../log/signedNote';
import { checkCosignature, cosign, takeCosignature } from './cosignature';

const { checkpoints, cosignature } = JSON.parse(
	readFileSync('tests/fixtures/evidence/notes.json', 'utf8'),
) as {
	checkpoints: { name: string; key: string; size: number; note: string }[];
	cosignature: Record<
		'text' | 'name' | 'privateKey' | 'line' | 'otherKey' | 'otherName' | 'otherSize',
		string
	> & {
		seconds: number;
	};
};

describe.each(checkpoints)('the checkpoint of $name', ({ key: line, size, note }) => {
	const key = readVerifierKey(line);
	if (key === null) throw new Error('no key');

	it('is read, and is of the key that signed it', () => {
		expect(writeVerifierKey(key)).toBe(line);
		const read = readCheckpoint(note);
		expect(read.ok && [read.value.origin, read.value.size]).toEqual(['go.sum database tree', size]);
		expect(read.ok && checkSignature(read.value.note, key)).toBe(true);
	});

	it('is not, with one digit of its size or one letter of its root changed', () => {
		for (const other of [note.replace(/\n\d/, '\n9'), note.replace(/\n(\w{3})\w/, '\n$1A')]) {
			const read = readCheckpoint(other);
			expect(other).not.toBe(note);
			expect(read.ok && checkSignature(read.value.note, key)).toBe(false);
		}
	});
});

describe('the cosignature of another program', () => {
	const { text, name, privateKey: hex, seconds, line, otherKey, otherName, otherSize } = cosignature;
	const privateKey = Uint8Array.from(Buffer.from(hex, 'hex'));
	const witness = { name, publicKey: publicKeyOf(privateKey) };
	const under = (...lines: string[]) => {
		const signed = signNote(text, [{ name: 'example.org/log', privateKey: new Uint8Array(32).fill(1) }]);
		const read = readNote(signed + lines.join(''));
		if (!read.ok) throw new Error(read.error);
		return read.value;
	};

	it('is ours, byte by byte', () => {
		expect(cosign(text, { name, privateKey }, seconds)).toBe(line);
		expect(checkCosignature(under(line), witness)).toBe(seconds);
		expect(takeCosignature(under(otherKey, otherName, line), witness)).toBe(line);
	});

	it('is not of this witness under another key or name, and false with another length', () => {
		expect(checkCosignature(under(otherKey, otherName), witness)).toBe('unknown');
		expect(checkCosignature(under(line, otherSize), witness)).toBe(false);
	});
});
