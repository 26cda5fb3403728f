import { describe, expect, it } from 'vitest';
import { issuedShape } from '../../scene/exercise';
import { addProblems, closeWithEverybody, publishPrioritization, settle } from '../../scene/ranking';
import { worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['erase_contact'], () => Promise.resolve(undefined));
const { scene, call, refusal, read } = verbs;
const nowhere = '00000000-0000-4000-8000-000000000000';
const reason = 'Cambió de organización.';

const termOf = (person: string) =>
	read('select id from app.seat_terms where person_id = $1 and ends_on is null', [person]);

describe('contact data', () => {
	const erase = (person: unknown) => ({ p_person: person });
	const traces = `select jsonb_build_object(
		'address', (select email from private.contacts where person_id = $1),
		'name', (select display_name from app.people where id = $1),
		'account', (select user_id from app.people where id = $1),
		'codes', (select count(*) from private.invitation_codes c join app.invitations i on i.id = c.invitation_id
			where i.person_id = $1),
		'waiting', (select count(*) from app.invitations where person_id = $1 and accepted_on is null and revoked_on is null))`;
	const nothing = { address: null, account: null, codes: 0, waiting: 0 };

	it('is erased only of somebody without a place, by an administrator', async () => {
		const { administrator, exercise } = scene();
		const { titular, staff } = exercise;
		expect(await refusal(administrator, 'erase_contact', erase(nowhere))).toBe('PZ101');
		expect(await refusal(staff, 'erase_contact', erase(titular.person))).toBe('PZ100');
		expect(await refusal(administrator, 'erase_contact', erase(titular.person))).toBe('PZ115');
		expect(await refusal(administrator, 'erase_contact', erase(staff.person))).toBe('PZ115');
	});

	it('goes with the account, and the name of who held a seat stays on the public list', async () => {
		const { administrator, exercise } = scene();
		const { titular } = exercise;
		const name = await read('select display_name from app.people where id = $1', [titular.person]);
		const before = await read('select sign_in_name from private.contacts where person_id = $1', [
			titular.person,
		]);
		await call(administrator, 'end_term', { p_term: await termOf(titular.person), p_reason: reason });
		await call(administrator, 'erase_contact', erase(titular.person));
		expect(await read(traces, [titular.person])).toEqual({ ...nothing, name });
		expect(await read('select count(*) from auth.users where id = $1', [titular.account])).toBe('0');
		expect(
			await read('select sign_in_name from private.contacts where person_id = $1', [titular.person]),
		).not.toBe(before);
		// Of who it was, the trail keeps a row of the list and nothing that was erased.
		expect(
			await read(`select detail from private.audit where verb = 'erase_contact' and subject_id = $1`, [
				titular.person,
			]),
		).toEqual({});
		const left = await read(
			`select count(*) from private.audit where strpos(to_jsonb(audit)::text, $1) > 0`,
			[titular.email],
		);
		expect(left).toBe('0');
	});

	it('changes no ballot, no count and no entry of who voted', async () => {
		const { administrator, client, exercise } = scene();
		const { titular } = exercise;
		const problems = await addProblems(client, exercise, 2);
		const voted = await publishPrioritization(client, exercise, `${exercise.slug}-votada`, problems);
		await closeWithEverybody(client, exercise, voted);
		await settle(client, voted);
		await call(administrator, 'end_term', { p_term: await termOf(titular.person), p_reason: reason });
		const record = `select jsonb_build_object(
			'entries', (select md5(string_agg(encode(leaf_hash, 'hex'), ' ' order by id)) from app.log_entries),
			'ballots', (select md5(string_agg(b::text, ' ' order by id)) from private.ballots b),
			'seats', (select md5(string_agg(p::text, ' ' order by id)) from app.participations p),
			'results', (select md5(string_agg(r::text, ' ' order by id)) from app.results r where prioritization_id = $1))`;
		const before = await read(record, [voted.id]);
		expect(before).toEqual({
			entries: expect.any(String) as string,
			ballots: expect.any(String) as string,
			seats: expect.any(String) as string,
			results: expect.any(String) as string,
		});
		await call(administrator, 'erase_contact', erase(titular.person));
		expect(await read(record, [voted.id])).toEqual(before);
	});

	it('of somebody the record does not name takes the name along, and their code', async () => {
		const { administrator, exercise } = scene();
		const { code, person } = issuedShape.parse(
			await call(administrator, 'invite_to_role', {
				p_exercise: exercise.id,
				p_role: 'stl_staff',
				p_name: 'Inés Prueba',
				p_email: 'ines@prueba.example',
			}),
		);
		await call(administrator, 'revoke_role', {
			p_grant: await read('select id from app.role_grants where person_id = $1', [person]),
		});
		await call(administrator, 'erase_contact', erase(person));
		expect(await read(traces, [person])).toEqual({ ...nothing, name: 'Nombre retirado' });
		expect(await refusal(worker, 'peek_invitation', { p_code: code })).toBe('PZ110');
	});

	it('leaves an account that somebody needs elsewhere', async () => {
		const { administrator, client, exercise } = scene();
		const { titular } = exercise;
		await client.query('insert into app.administrators (user_id, display_name) values ($1, $2)', [
			titular.account,
			'Olga Prueba',
		]);
		await call(administrator, 'end_term', { p_term: await termOf(titular.person), p_reason: reason });
		await call(administrator, 'erase_contact', erase(titular.person));
		expect(await read('select count(*) from auth.users where id = $1', [titular.account])).toBe('1');
	});

	it('can be given anew: whoever comes back comes in with a printed code', async () => {
		const { administrator, exercise } = scene();
		const { titular } = exercise;
		await call(administrator, 'end_term', { p_term: await termOf(titular.person), p_reason: reason });
		await call(administrator, 'erase_contact', erase(titular.person));
		const { code } = issuedShape.parse(
			await call(administrator, 'reissue_invitation', { p_person: titular.person }),
		);
		expect(await call(worker, 'peek_invitation', { p_code: code })).toMatchObject({
			email: null,
			has_account: false,
		});
	});
});

verbs.proveAll();
