import { expect, test } from 'vitest';
import { arrangeSeats, findMissing, isRepresented } from './arrangeSeats';

const nuclei = [
	{ id: 'n1', name: 'Sociedad civil', kind: 'civil-society' },
	{ id: 'n2', name: 'Autoridad', kind: 'authority' },
] as const;
const seats = [
	{ id: 's2', nucleusId: 'n1', number: 2 },
	{ id: 's1', nucleusId: 'n1', number: 1 },
	{ id: 's3', nucleusId: 'n2', number: 1 },
];
const terms = [
	{ id: 't1', seatId: 's1', capacity: 'titular', endsOn: '2026-03-01' },
	{ id: 't2', seatId: 's1', capacity: 'titular', endsOn: '2026-05-01' },
	{ id: 't3', seatId: 's1', capacity: 'titular', endsOn: null },
	{ id: 't4', seatId: 's2', capacity: 'suplente', endsOn: null },
	{ id: 't5', seatId: 's3', capacity: 'suplente', endsOn: null },
] as const;

test('each seat shows who holds it, by number, and its past with the latest first', () => {
	const [society, authority] = arrangeSeats(nuclei, seats, terms);
	expect(society?.seats.map(({ seat }) => seat.id)).toEqual(['s1', 's2']);
	expect(society?.seats[0]).toMatchObject({ titular: { id: 't3' }, suplente: null });
	expect(society?.seats[0]?.past.map(({ id }) => id)).toEqual(['t2', 't1']);
	expect(society?.seats[1]).toMatchObject({ titular: null, suplente: { id: 't4' }, past: [] });
	expect(authority?.seats).toHaveLength(1);
});

test('a suplente alone represents nobody, and a kind without a nucleus is missing', () => {
	const arranged = arrangeSeats(nuclei, seats, terms);
	expect(arranged.map(isRepresented)).toEqual([true, false]);
	const missing = findMissing(arranged, ['civil-society', 'authority', 'guarantor']);
	expect(missing.withoutTitular.map(({ id }) => id)).toEqual(['n2']);
	expect(missing.kinds).toEqual(['guarantor']);
});
