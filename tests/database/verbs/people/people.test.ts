import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accountsIn, issuedShape, openAccount } from '../../scene/exercise';
import { anybody, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	[
		...['invite_to_role', 'invite_to_seat', 'replace_holder', 'revoke_role', 'revoke_invitation'],
		...['reissue_invitation', 'peek_invitation', 'accept_invitation', 'my_places', 'people_of'],
		...['give_role', 'give_seat', 'end_term'],
	],
	() => Promise.resolve(undefined),
);
const { scene, call, refusal, read } = verbs;
const nowhere = '00000000-0000-4000-8000-000000000000';
const reason = 'Cambió de organización.';

const role = (changes: Record<string, unknown> = {}) => ({
	p_exercise: scene().exercise.id,
	p_role: 'guarantor',
	p_name: 'Inés Prueba',
	p_email: null,
	...changes,
});
const seat = (changes: Record<string, unknown> = {}) => ({
	p_seat: scene().exercise.seats.free,
	p_capacity: 'titular',
	p_name: 'Inés Prueba',
	p_email: null,
	...changes,
});
const invite = async (changes: Record<string, unknown> = {}) =>
	issuedShape.parse(await call(scene().administrator, 'invite_to_role', role(changes)));
const newcomer = () => openAccount(accountsIn(scene().client), 'ines');
const termOf = (person: string) =>
	read('select id from app.seat_terms where person_id = $1 and ends_on is null', [person]);

describe('an invitation', () => {
	it('is accepted once, by the account it was for', async () => {
		const account = await newcomer();
		const { code, person } = await invite({ p_email: account.email.toUpperCase() });
		expect(await call(worker, 'peek_invitation', { p_code: code })).toMatchObject({
			person,
			has_account: false,
		});
		const accept = { p_code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` };
		expect(await refusal(scene().stranger, 'accept_invitation', accept)).toBe('PZ111');
		expect(await call(account, 'accept_invitation', accept)).toMatchObject({ person });
		expect(await refusal(account, 'accept_invitation', accept)).toBe('PZ110');
		expect(await refusal(worker, 'peek_invitation', { p_code: code })).toBe('PZ110');
		expect(await call(account, 'my_places')).toMatchObject({
			administrator: false,
			places: [{ person, roles: ['guarantor'], seat: null }],
		});
	});

	it('without an address is for the name to sign in with', async () => {
		const { code, person } = await invite();
		const name = z
			.string()
			.parse(await read('select sign_in_name from private.contacts where person_id = $1', [person]));
		const account = { ...(await newcomer()), email: `${name}@personas.invalid` };
		await call(account, 'accept_invitation', { p_code: code });
		expect(await read('select user_id from app.people where id = $1', [person])).toBe(account.account);
	});

	it('unknown, expired, revoked, replaced and used answer the same, word by word', async () => {
		const { administrator, client } = scene();
		const account = await newcomer();
		const issued = async (spoil: (one: z.infer<typeof issuedShape>) => Promise<unknown>) => {
			const one = await invite({ p_email: account.email, p_name: 'Inés Prueba' });
			await spoil(one);
			const answer = await verbs.refusalOf(account, 'accept_invitation', { p_code: one.code });
			const peeked = await verbs.refusalOf(worker, 'peek_invitation', { p_code: one.code });
			await client.query('update app.role_grants set revoked_on = current_date where person_id = $1', [
				one.person,
			]);
			return [answer, peeked];
		};
		const answers = [
			await verbs.refusalOf(account, 'accept_invitation', { p_code: 'AAAAA-AAAAA-AAAAA-AAAAA' }),
			await verbs.refusalOf(account, 'accept_invitation', { p_code: null }),
			...(await issued(() => client.query('update app.invitations set expires_at = now()'))),
			...(await issued(({ invitation }) =>
				call(administrator, 'revoke_invitation', { p_invitation: invitation }),
			)),
			...(await issued(({ person }) => call(administrator, 'reissue_invitation', { p_person: person }))),
			...(await issued(({ code }) => call(account, 'accept_invitation', { p_code: code }))),
		];
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect(answers[0]).toMatchObject({ code: 'PZ110', detail: '' });
		expect(await refusal(anybody, 'accept_invitation', { p_code: 'x' })).toBe('42501');
	});

	it('is kept as a hash alone', async () => {
		const { code } = await invite();
		expect(
			await read('select count(*) from private.invitation_codes c where c::text ilike $1', [
				`%${code.slice(0, 5)}%`,
			]),
		).toBe('0');
	});

	it('lost is revoked or issued again by an administrator alone', async () => {
		const { administrator, exercise } = scene();
		const { invitation, person } = await invite();
		expect(await refusal(exercise.staff, 'revoke_invitation', { p_invitation: invitation })).toBe('PZ100');
		await call(administrator, 'revoke_invitation', { p_invitation: invitation });
		expect(await refusal(administrator, 'revoke_invitation', { p_invitation: invitation })).toBe('PZ101');
		expect(await refusal(exercise.staff, 'reissue_invitation', { p_person: person })).toBe('PZ100');
		expect(await refusal(administrator, 'reissue_invitation', { p_person: nowhere })).toBe('PZ101');
		const again = issuedShape.parse(await call(administrator, 'reissue_invitation', { p_person: person }));
		const waiting = 'select count(*) from app.invitations where person_id = $1 and revoked_on is null';
		expect(await read(waiting, [person])).toBe('1');
		expect(again.invitation).not.toBe(invitation);
	});
});

describe('a role', () => {
	it('is given, taken back and given again by an administrator alone', async () => {
		const { administrator, exercise } = scene();
		const { person } = await invite();
		expect(await refusal(exercise.staff, 'invite_to_role', role())).toBe('PZ100');
		expect(await refusal(administrator, 'invite_to_role', role({ p_role: 'reina' }))).toBe('23514');
		expect(await refusal(administrator, 'invite_to_role', role({ p_exercise: nowhere }))).toBe('23503');
		const give = { p_person: person, p_role: 'stl_staff' };
		await call(administrator, 'give_role', give);
		expect(await refusal(administrator, 'give_role', give)).toBe('23505');
		expect(await refusal(administrator, 'give_role', { ...give, p_person: nowhere })).toBe('PZ101');
		expect(await refusal(exercise.staff, 'give_role', give)).toBe('PZ100');
		const grant = await read(`select id from app.role_grants where person_id = $1 and role = 'stl_staff'`, [
			person,
		]);
		expect(await refusal(exercise.staff, 'revoke_role', { p_grant: grant })).toBe('PZ100');
		await call(administrator, 'revoke_role', { p_grant: grant });
		expect(await refusal(administrator, 'revoke_role', { p_grant: grant })).toBe('PZ101');
		await call(administrator, 'give_role', give);
	});

	it('of facilitator and a seat exclude each other (A12)', async () => {
		const { administrator, exercise } = scene();
		const { email, person } = exercise.facilitator;
		const { titular } = exercise;
		expect(await refusal(administrator, 'invite_to_seat', seat({ p_email: email }))).toBe('PZ113');
		const give = { p_seat: exercise.seats.free, p_capacity: 'titular', p_person: person };
		expect(await refusal(administrator, 'give_seat', give)).toBe('PZ113');
		const facilitation = { p_person: titular.person, p_role: 'facilitator' };
		expect(await refusal(administrator, 'give_role', facilitation)).toBe('PZ113');
		expect(
			await refusal(administrator, 'invite_to_role', role({ p_role: 'facilitator', p_email: titular.email })),
		).toBe('PZ113');
		const term = await termOf(exercise.neighbour.person);
		const replace = { p_term: term, p_name: 'Celia Prueba', p_email: email, p_reason: reason };
		expect(await refusal(administrator, 'replace_holder', replace)).toBe('PZ113');
	});
});

describe('a seat', () => {
	it('is taken by one person in each capacity', async () => {
		const { administrator, exercise } = scene();
		issuedShape.parse(await call(administrator, 'invite_to_seat', seat()));
		expect(await refusal(administrator, 'invite_to_seat', seat())).toBe('PZ114');
		expect(await refusal(administrator, 'invite_to_seat', seat({ p_seat: nowhere }))).toBe('PZ101');
		expect(await refusal(administrator, 'invite_to_seat', seat({ p_capacity: 'ambas' }))).toBe('23514');
		expect(await refusal(exercise.staff, 'invite_to_seat', seat())).toBe('PZ100');
		const give = { p_seat: exercise.seats.free, p_capacity: 'suplente', p_person: exercise.guarantor.person };
		await call(administrator, 'give_seat', give);
		expect(await refusal(administrator, 'give_seat', give)).toBe('PZ114');
		expect(await refusal(administrator, 'give_seat', { ...give, p_person: nowhere })).toBe('PZ101');
		expect(await refusal(exercise.staff, 'give_seat', give)).toBe('PZ100');
	});

	it('passes on with a reason, and who held it stays on the list with their dates', async () => {
		const { administrator, exercise } = scene();
		const term = await termOf(exercise.titular.person);
		const replace = { p_term: term, p_name: 'Inés Prueba', p_email: null, p_reason: reason };
		expect(await refusal(administrator, 'replace_holder', { ...replace, p_reason: null })).toBe('PZ302');
		expect(await refusal(administrator, 'replace_holder', { ...replace, p_reason: 'corta' })).toBe('23514');
		expect(await refusal(exercise.staff, 'replace_holder', replace)).toBe('PZ100');
		const { person } = issuedShape.parse(await call(administrator, 'replace_holder', replace));
		expect(await refusal(administrator, 'replace_holder', replace)).toBe('PZ101');
		expect(await read('select end_reason from app.seat_terms where id = $1', [term])).toBe(reason);
		const next = await termOf(person);
		const end = { p_term: next, p_reason: reason };
		expect(await refusal(administrator, 'end_term', { ...end, p_reason: null })).toBe('PZ302');
		expect(await refusal(exercise.staff, 'end_term', end)).toBe('PZ100');
		await call(administrator, 'end_term', end);
		expect(await refusal(administrator, 'end_term', end)).toBe('PZ101');
	});
});

it('people, contacts and waiting invitations are read by an administrator alone', async () => {
	const { administrator, exercise } = scene();
	const { person } = await invite({ p_name: 'Zita Prueba' });
	const people = z
		.array(z.object({ person: z.string(), joined: z.boolean(), invitation: z.unknown() }))
		.parse(await call(administrator, 'people_of', { p_exercise: exercise.id }));
	expect(people).toHaveLength(10);
	expect(people.find((each) => each.person === person)).toMatchObject({
		joined: false,
		invitation: { expired: false },
	});
	for (const caller of [exercise.staff, exercise.titular, scene().stranger])
		expect(await refusal(caller, 'people_of', { p_exercise: exercise.id })).toBe('PZ100');
	expect(await call(scene().stranger, 'my_places')).toEqual({ administrator: false, places: [] });
	expect(await call(administrator, 'my_places')).toEqual({ administrator: true, places: [] });
});

verbs.proveAll();
