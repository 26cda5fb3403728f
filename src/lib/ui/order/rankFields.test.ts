import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameRankField, readRankFields } from './rankFields';

const ids = ['agua', 'luz', 'baches', 'basura'];

function fill(places: Readonly<Record<string, string>>): FormData {
	const form = new FormData();
	for (const [id, place] of Object.entries(places)) form.set(nameRankField('orden', id), place);
	return form;
}

test('reads places and leaves the rest unranked', () => {
	expect(readRankFields(fill({ agua: '2', luz: '1', baches: '' }), 'orden', ids)).toEqual({
		tiers: [['luz'], ['agua']],
		repeated: [],
		unreadable: [],
	});
});

test('closes gaps', () => {
	expect(readRankFields(fill({ agua: '4', luz: '2' }), 'orden', ids).tiers).toEqual([['luz'], ['agua']]);
});

test('names the ids that share a place and keeps them together', () => {
	const read = readRankFields(fill({ agua: '1', luz: '1', baches: '2' }), 'orden', ids);
	expect(read.tiers).toEqual([['agua', 'luz'], ['baches']]);
	expect(read.repeated).toEqual([['agua', 'luz']]);
});

test.each(['0', '5', '-1', '1.5', 'uno', '1e0', '٢', ' 1'])('does not guess what “%s” means', (raw) => {
	expect(readRankFields(fill({ agua: raw }), 'orden', ids)).toEqual({
		tiers: [],
		repeated: [],
		unreadable: ['agua'],
	});
});

test('whatever is sent, only offered ids come out, each at most once', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.string()), (places) => {
			const { tiers, unreadable } = readRankFields(fill(places), 'orden', ids);
			const out = [...tiers.flat(), ...unreadable];
			expect(new Set(out).size).toBe(out.length);
			expect(out.every((id) => ids.includes(id))).toBe(true);
		}),
	);
});
