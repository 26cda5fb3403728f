import { describe, expect, test } from 'vitest';
import {
	addUpDesk,
	countInShift,
	isOffShift,
	readInitials,
	settleShift,
	mayGiveUp,
	shiftState,
	type KeptShift,
} from './shift';

test.each([
	[' AB ', 'AB'],
	['a.b.', 'a.b.'],
	['Ñ  7', 'Ñ 7'],
	['142', '142'],
	['', null],
	['   ', null],
	['-', null],
	['María de la Luz', null],
	['<b>', null],
])('%j minds the desk as %j', (typed, initials) => expect(readInitials(typed)).toBe(initials));

test.each([
	[null, 5, 3, 0, false, 'open', false],
	[null, 0, 0, 0, false, 'open', false],
	['2026-11-20', 5, 5, 0, false, 'agrees', false],
	['2026-11-20', 5, 4, 0, false, 'missing', false],
	// Of a tablet that was lost: nobody closes its shift any more.
	['2026-11-20', 5, 4, 0, true, 'missing', true],
	[null, 5, 4, 0, true, 'missing', true],
	[null, 5, 4, 1, true, 'lost', false],
	['2026-11-20', 5, 3, 1, true, 'missing', true],
	[null, 5, 5, 0, true, 'open', false],
] as const)(
	'closed on %s with %i made, %i arrived and %i given up, revoked %s: %s, may be given up %s',
	(closedOn, made, arrived, lost, isRevoked, state, may) => {
		const told = { closedOn, made, arrived, lost, isRevoked };
		expect(shiftState(told)).toBe(state);
		expect(mayGiveUp(told)).toBe(may);
	},
);

describe('the sheet of an answer', () => {
	const station = '3f0c8a52-7a1d-4c64-9a86-0c8f3b8f2f10';
	const today = '2026-11-20';
	const shift = (changes: Partial<KeptShift> = {}): KeptShift => ({
		id: 'turno',
		openedBy: 'AB',
		openedOn: today,
		closedBy: null,
		closedOn: null,
		made: 1,
		ids: ['a'],
		...changes,
	});
	const count = (shifts: readonly KeptShift[], id = 'b', at = station) =>
		countInShift(shifts, { id, station: at }, today, 'nueva');

	test('is that of the shift that is open', () => {
		expect(count([shift()])).toEqual(shift({ station, made: 2, ids: ['a', 'b'] }));
	});

	test('is one a day while no shift is open, and nobody has it to open or close', () => {
		const first = count([shift({ closedBy: 'AB', closedOn: today })]);
		expect(first).toMatchObject({
			id: 'nueva',
			station,
			openedOn: today,
			closedOn: today,
			made: 1,
			ids: ['b'],
		});
		expect(isOffShift(first)).toBe(true);
		expect(readInitials(first.openedBy)).toBeNull();
		expect(count([first], 'c')).toEqual({ ...first, made: 2, ids: ['b', 'c'] });
		const ofYesterday = { ...first, id: 'ayer', openedOn: '2026-11-19', closedOn: '2026-11-19' };
		expect(count([ofYesterday])).toMatchObject({ id: 'nueva', made: 1 });
	});

	test('is never that of what the tablet was before', () => {
		const other = '5b0c8a52-7a1d-4c64-9a86-0c8f3b8f2f10';
		expect(count([shift({ station })], 'b', other)).toMatchObject({
			id: 'nueva',
			station: other,
			ids: ['b'],
		});
	});

	test('keeps what has not arrived, and what came while the server was asked', () => {
		const kept = shift({ ids: ['a', 'b', 'c'], made: 3 });
		const told = shift({ ids: ['a', 'b'], made: 2 });
		expect(settleShift(kept, told, new Set(['b']), today)).toEqual({ ...kept, ids: ['b', 'c'] });
	});

	test('is forgotten once it is closed, said to be closed and whole; that of a day, once the day is over', () => {
		const closed = shift({ closedBy: '7', closedOn: today });
		const none = new Set<string>();
		expect(settleShift(closed, closed, none, today)).toBeNull();
		// Closed while the server was asked: that it was closed is still to be said.
		expect(settleShift(closed, shift(), none, today)).toEqual({ ...closed, ids: [] });
		expect(settleShift(shift(), shift(), none, today)).toEqual(shift({ ids: [] }));
		const off = count([]);
		expect(settleShift(off, off, none, today)).toEqual({ ...off, ids: [] });
		expect(settleShift(off, off, none, '2026-11-21')).toBeNull();
	});

	test('adds up with the others of its desk to what is stored, and the rest is on none', () => {
		const sheets = [{ arrived: 40 }, { arrived: 2 }];
		expect(addUpDesk(sheets, 45)).toEqual({ stored: 45, onSheets: 42, onNone: 3 });
		expect(addUpDesk(sheets, 42)).toEqual({ stored: 42, onSheets: 42, onNone: 0 });
		expect(addUpDesk([], 2)).toEqual({ stored: 2, onSheets: 0, onNone: 2 });
	});
});
