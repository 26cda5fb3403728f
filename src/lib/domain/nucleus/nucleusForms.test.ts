import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesets } from '../ruleset/rulesets';
import { checkConstitution, type NucleusFacts } from './checkConstitution';
import { nucleusKinds } from './kinds';
import { isEmail, seatInvitationForm } from './nucleusForms';

const three: readonly NucleusFacts[] = [
	{ name: 'Sociedad civil', kind: 'civil-society', votes: true },
	{ name: 'Autoridad', kind: 'authority', votes: true },
	{ name: 'Garante', kind: 'guarantor', votes: true },
];

describe('checkConstitution', () => {
	const demand = { minimum: 3, required: ['civil-society', 'authority', 'guarantor'] } as const;
	const codes = (nuclei: readonly NucleusFacts[]) =>
		checkConstitution(nuclei, demand).map(({ code }) => code);

	it('accepts the three nuclei under every rule set, and any more', () => {
		for (const { nuclei } of rulesets) expect(checkConstitution(three, nuclei)).toEqual([]);
		expect(codes([...three, { name: 'Universidad', kind: 'academia', votes: false }])).toEqual([]);
	});

	it('says what is missing', () => {
		expect(codes(three.slice(0, 2))).toEqual(['nuclei_too_few', 'nuclei_kind_missing']);
		expect(codes(three.map((one) => ({ ...one, name: 'igual' })))).toEqual(['nuclei_repeated']);
		expect(codes(three.map((one, at) => ({ ...one, votes: at === 0 })))).toEqual(['voting_nuclei_too_few']);
	});

	it('never accepts fewer than three, whatever a rule set says', () => {
		const nuclei = fc.array(
			fc.record({ name: fc.string(), kind: fc.constantFrom(...nucleusKinds), votes: fc.boolean() }),
			{ maxLength: 2 },
		);
		fc.assert(
			fc.property(nuclei, fc.integer({ min: 0, max: 2 }), (few, minimum) => {
				const errors = checkConstitution(few, { minimum, required: [] });
				expect(errors.map(({ code }) => code)).toContain('nuclei_too_few');
			}),
		);
	});
});

describe('seatInvitationForm', () => {
	const invitation = {
		seat: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
		capacity: 'suplente',
		name: 'Persona Ficticia',
	};

	it('keeps the e-mail in small letters, and goes without', () => {
		expect(seatInvitationForm.parse({ ...invitation, email: 'Ana@Ejemplo.MX' }).email).toBe('ana@ejemplo.mx');
		expect(seatInvitationForm.parse(invitation).email).toBeNull();
		expect(seatInvitationForm.safeParse({ ...invitation, email: 'ana@' }).success).toBe(false);
	});
});

describe('isEmail', () => {
	it('takes addresses and leaves out what would need quoting or a second header', () => {
		for (const good of ['a@b.mx', 'ana.lopez+x@sub.ejemplo.org', "o'neil@ejemplo.mx"])
			expect(isEmail(good)).toBe(true);
		for (const bad of [
			'',
			'a',
			'a@b',
			'@b.mx',
			'a@b.mx\nbcc: c@d.mx',
			'a b@c.mx',
			'a@-b.mx',
			'a@b..mx',
			'a@b.mx,c@d.mx',
		])
			expect(isEmail(bad), bad).toBe(false);
	});
});
