import { describe, expect, it } from 'vitest';
import {
	checkCosignature,
	publicKeyOf,
	readCheckpoint,
	readWitnessKey,
	signCheckpoint,
	type Checkpoint,
} from '$lib/evidence';
import type { KeptSeal, Outcome, Shelf } from './shelf';
import { describeKey, listSignable, readWitness, signSeal, writeWitness } from './witness';

const witness = { name: 'sociedad-civil.prueba', privateKey: new Uint8Array(32).fill(4) };
const publicKey = publicKeyOf(witness.privateKey);

function read(note: string): Checkpoint {
	const checkpoint = readCheckpoint(note);
	if (!checkpoint.ok) throw new Error(checkpoint.error);
	return checkpoint.value;
}

function seal(origin: string, size: number, outcome: Outcome): KeptSeal {
	const note = signCheckpoint({ origin, size, root: new Uint8Array(32).fill(size) }, [
		new Uint8Array(32).fill(1),
	]);
	return { note, checkpoint: read(note), keptOn: '2026-03-20', outcome };
}
const one = 'prioriza/ejercicio-ficticio';
const shelf: Shelf = {
	seals: [
		seal(one, 3, 'first'),
		seal(one, 9, 'continues'),
		seal(one, 12, 'broken'),
		seal(one, 15, 'proof-missing'),
		seal('prioriza/roto', 4, 'unsigned'),
	],
	keys: {},
};

describe('the key of a witness', () => {
	it('is read as it was kept, and given out without its private half', () => {
		expect(readWitness(writeWitness(witness))).toEqual(witness);
		expect(readWitnessKey(describeKey(witness))).toEqual({ name: witness.name, publicKey });
		expect(describeKey(witness)).not.toContain(writeWitness(witness).split(' ')[2]);
	});

	it.each(['', 'testigo/1', 'testigo/2 nombre AAAA', 'testigo/1 Con-Mayúscula x', 'testigo/1 nombre corta'])(
		'is not read from %j',
		(text) => {
			expect(readWitness(text)).toBeNull();
		},
	);
});

describe('what a witness signs', () => {
	it('is the last state of each log that goes on from what was kept, and nothing else', () => {
		expect(listSignable(shelf).map(({ origin, size }) => [origin, size])).toEqual([[one, 9]]);
	});

	it('bears its signature under all that stood there before', () => {
		const [last] = listSignable(shelf);
		if (last === undefined) throw new Error('There is one.');
		const signed = signSeal(last, witness, 1_790_000_000);
		expect(signed.startsWith(last.note)).toBe(true);
		const { note } = read(signed);
		expect(note.signatures).toHaveLength(2);
		expect(checkCosignature(note, { name: witness.name, publicKey })).toBe(1_790_000_000);
	});
});
