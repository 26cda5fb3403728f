import { expect, test } from 'vitest';
import { readInitials, shiftState } from './shift';

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
	[null, 5, 3, 'open'],
	[null, 0, 0, 'open'],
	['2026-11-20', 5, 5, 'agrees'],
	['2026-11-20', 5, 4, 'missing'],
] as const)('closed on %s with %i made and %i arrived: %s', (closedOn, made, arrived, state) =>
	expect(shiftState({ closedOn, made, arrived })).toBe(state),
);
