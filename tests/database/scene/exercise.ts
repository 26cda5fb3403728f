import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { asId, call, readOne, type Caller } from './stage';

/** Somebody with a part in an exercise. */
export interface Member extends Caller {
	readonly person: string;
}

/** One exercise with its STL constituted: four nuclei, the last without a vote, and everybody who has a part. */
export interface Exercise {
	readonly id: string;
	readonly slug: string;
	readonly nuclei: Readonly<Record<'civil' | 'authority' | 'organ' | 'mute', string>>;
	readonly seats: Readonly<Record<'civil' | 'neighbours' | 'authority' | 'organ' | 'free', string>>;
	readonly staff: Member;
	readonly facilitator: Member;
	readonly guarantor: Member;
	/** Titular and suplente of one seat of the civil society. */
	readonly titular: Member;
	readonly suplente: Member;
	/** Titulares of the other seats. */
	readonly neighbour: Member;
	readonly authority: Member;
	readonly organ: Member;
	/** Was staff; the role was taken back. */
	readonly former: Member;
}

/** Opens an account for an address and gives its identity. */
export type AccountMaker = (email: string) => Promise<string>;

/** Accounts without a password, for tests that say themselves who is asking. */
export const accountsIn =
	(client: ClientBase): AccountMaker =>
	async (email) =>
		asId(
			await readOne(
				client,
				`insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', $1) returning id`,
				[email],
			),
		);

export async function openAccount(makeAccount: AccountMaker, key: string): Promise<Caller> {
	const email = `${key}-${randomUUID()}@prueba.example`;
	return { role: 'authenticated', account: await makeAccount(email), email };
}

/** An administrator beside those there are: the way of the first one has tests of its own. */
export async function openAdministrator(client: ClientBase, makeAccount: AccountMaker): Promise<Caller> {
	const administrator = await openAccount(makeAccount, 'ada');
	await client.query(`insert into app.administrators (user_id, display_name) values ($1, 'Ada Prueba')`, [
		administrator.account,
	]);
	return administrator;
}

export const issuedShape = z.object({ invitation: z.uuid(), person: z.uuid(), code: z.string() });

export async function openExercise(
	client: ClientBase,
	administrator: Caller,
	makeAccount: AccountMaker,
	slug: string,
): Promise<Exercise> {
	const act = (verb: string, parameters: Record<string, unknown>) =>
		call(client, administrator, verb, parameters);
	const id = asId(
		await act('create_exercise', {
			p_slug: slug,
			p_name: 'Ejercicio de prueba',
			p_state: '20',
			p_ruleset: 'pa18',
			p_ruleset_version: 1,
			p_time_zone: 'America/Mexico_City',
			p_institution: 'Órgano de prueba',
			p_software: 'prioriza/test',
		}),
	);
	const addNucleus = async (kind: string, name: string, votes = true) =>
		asId(await act('add_nucleus', { p_exercise: id, p_kind: kind, p_name: name, p_votes: votes }));
	const nuclei = {
		civil: await addNucleus('civil-society', 'Sociedad civil'),
		authority: await addNucleus('authority', 'Autoridad'),
		organ: await addNucleus('guarantor', 'Órgano garante'),
		mute: await addNucleus('other', 'Invitados', false),
	};
	const addSeat = async (nucleus: string, label: string) =>
		asId(await act('add_seat', { p_nucleus: nucleus, p_label: label }));
	const seats = {
		civil: await addSeat(nuclei.civil, 'Organización'),
		neighbours: await addSeat(nuclei.civil, 'Vecindad'),
		authority: await addSeat(nuclei.authority, 'Obras'),
		organ: await addSeat(nuclei.organ, 'Garante'),
		free: await addSeat(nuclei.mute, 'Invitación'),
	};

	/** Invited by address and joined with the account of that address. */
	const join = async (name: string, verb: string, place: Record<string, unknown>): Promise<Member> => {
		const account = await openAccount(makeAccount, 'persona');
		const invited = { ...place, p_name: `${name} Prueba`, p_email: account.email };
		const { person, code } = issuedShape.parse(await act(verb, invited));
		await call(client, account, 'accept_invitation', { p_code: code });
		return { ...account, person };
	};
	const joinRole = (name: string, role: string) =>
		join(name, 'invite_to_role', { p_exercise: id, p_role: role });
	const joinSeat = (name: string, seat: string, capacity = 'titular') =>
		join(name, 'invite_to_seat', { p_seat: seat, p_capacity: capacity });

	const exercise = {
		id,
		slug,
		nuclei,
		seats,
		staff: await joinRole('Vera', 'stl_staff'),
		facilitator: await joinRole('Celia', 'facilitator'),
		guarantor: await joinRole('Gael', 'guarantor'),
		titular: await joinSeat('Bruno', seats.civil),
		suplente: await joinSeat('Elisa', seats.civil, 'suplente'),
		neighbour: await joinSeat('Noe', seats.neighbours),
		authority: await joinSeat('Darío', seats.authority),
		organ: await joinSeat('Olga', seats.organ),
		former: await joinRole('Fabián', 'stl_staff'),
	};
	await act('revoke_role', {
		p_grant: await readOne(client, 'select id from app.role_grants where person_id = $1', [
			exercise.former.person,
		]),
	});
	await act('constitute_stl', { p_exercise: id });
	return exercise;
}
