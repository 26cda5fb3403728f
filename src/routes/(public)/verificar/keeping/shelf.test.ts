import { describe, expect, it } from 'vitest';
import { publicKeyOf, readCheckpoint, signCheckpoint, writeVerifierKey } from '$lib/evidence';
import { findLast, joinShelves, putSeal, readShelf, writeShelf, type KeptSeal, type Outcome } from './shelf';

const origin = 'prioriza/ejercicio-ficticio';
const key = new Uint8Array(32).fill(1);

function seal(size: number, outcome: Outcome, name = origin): KeptSeal {
	const note = signCheckpoint({ origin: name, size, root: new Uint8Array(32).fill(size) }, [key]);
	const read = readCheckpoint(note);
	if (!read.ok) throw new Error(read.error);
	return { note, checkpoint: read.value, keptOn: '2026-03-20', outcome };
}
const keys = { [origin]: writeVerifierKey({ name: origin, publicKey: publicKeyOf(key) }) };
const shelf = { seals: [seal(3, 'first'), seal(9, 'continues'), seal(12, 'broken')], keys };

describe('the shelf of kept seals', () => {
	it('reads as it was written', () => {
		expect(readShelf(writeShelf(shelf))).toEqual(shelf);
	});

	it.each(['', '{}', '[]', 'null', '{"prioriza":"otra","seals":[]}', '{"prioriza":"sellos/1"}'])(
		'is not read from %j',
		(text) => {
			expect(readShelf(text)).toBeNull();
		},
	);

	it('leaves out what is no seal and a key of another name', () => {
		const spoilt = JSON.parse(writeShelf(shelf)) as { seals: unknown[]; keys: Record<string, string> };
		spoilt.seals.push(null, 7, { note: 'nada', keptOn: '2026-03-20', outcome: 'first' });
		spoilt.seals.push({ ...shelf.seals[0], outcome: 'otro' }, { ...shelf.seals[0], keptOn: 'ayer' });
		spoilt.keys['prioriza/otro'] = keys[origin];
		expect(readShelf(JSON.stringify(spoilt))).toEqual(shelf);
	});

	it('compares with the largest seal of the same log that agreed', () => {
		expect(findLast(shelf, origin)?.size).toBe(9);
		expect(findLast(shelf, 'prioriza/otro')).toBeNull();
	});

	it('joins another without losing or doubling a seal', () => {
		const other = { seals: [seal(9, 'first'), seal(5, 'first', 'prioriza/otro')], keys: {} };
		const joined = joinShelves(shelf, other);
		expect(joined.seals.map(({ checkpoint: { size }, outcome }) => [size, outcome])).toEqual([
			[3, 'first'],
			[9, 'continues'],
			[12, 'broken'],
			[5, 'first'],
		]);
		expect(joined.keys).toEqual(keys);
	});

	it('keeps a seal once, and gives one that waited for its proof what came of it', () => {
		expect(putSeal(shelf, seal(9, 'same'))).toEqual(shelf);
		const waiting = putSeal(shelf, seal(20, 'proof-missing'));
		expect(waiting.seals).toHaveLength(4);
		expect(findLast(waiting, origin)?.size).toBe(9);
		expect(findLast(putSeal(waiting, seal(20, 'continues')), origin)?.size).toBe(20);
	});
});
