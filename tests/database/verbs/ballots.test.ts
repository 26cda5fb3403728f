import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addProblems, freezeBallot, publishPrioritization } from '../scene/ranking';
import { anybody, call as callAs, daysAway, type Parameters } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(['cast_ballot', 'my_ballot', 'participation'], async ({ client, exercise }) => {
	const [first = '', second = '', third = ''] = await addProblems(client, exercise, 3);
	const standing = await publishPrioritization(client, exercise, `${exercise.slug}-abierta`, [
		first,
		second,
		third,
	]);
	return { first, second, third, standing };
});
const { scene, call, refusal, refusalOf, entriesOf, read } = verbs;

const ballot = (tiers?: unknown, changes: Record<string, unknown> = {}) =>
	freezeBallot(
		scene().more.standing,
		tiers ?? [[scene().more.first], [scene().more.second]],
		'civil',
		changes,
	);
const civil = () => scene().more.standing.rankings.civil;
const mine = () => ({ p_ranking: civil() });
const close = () => ({ p_ranking: civil() });

describe('a ballot', () => {
	it('is cast by the holder of a seat, and waits in the log without its order', async () => {
		const { exercise, more } = scene();
		const types = await entriesOf(() => call(exercise.titular, 'cast_ballot', ballot()));
		expect(types).toEqual(['ballot']);
		expect(await call(exercise.titular, 'my_ballot', mine())).toMatchObject({
			mayVote: true,
			seatHasVoted: true,
			votedAs: 'titular',
		});
		expect(await call(anybody, 'participation', { p_prioritization: more.standing.id })).toContainEqual({
			ranking: civil(),
			seats: 2,
			quorum: 1,
			tookPart: 1,
		});
	});

	it('sent twice counts once; changed, the last one counts and the first stays in the log', async () => {
		const { exercise } = scene();
		const first = ballot();
		const send = (one: Parameters) => call(exercise.titular, 'cast_ballot', one);
		const stored = await send(first);
		expect(await entriesOf(async () => expect(await send(first)).toEqual(stored))).toEqual([]);
		const other = ballot([[scene().more.third]]);
		expect(await entriesOf(() => send(other))).toEqual(['ballot', 'superseded']);
		expect(
			await read('select count(*) from private.ballots where ranking_id = $1 and is_current', [civil()]),
		).toBe('1');
		expect(await read('select count(*) from private.ballots where ranking_id = $1', [civil()])).toBe('2');
		const seen = await call(exercise.titular, 'my_ballot', mine());
		expect(seen).toMatchObject({ content: other.p_content });
	});

	it('is one for titular and suplente: whoever casts first speaks for the seat (A6)', async () => {
		const { exercise } = scene();
		await call(exercise.suplente, 'cast_ballot', ballot());
		expect(await refusal(exercise.titular, 'cast_ballot', ballot())).toBe('PZ404');
		const seen = await call(exercise.titular, 'my_ballot', mine());
		expect(seen).toEqual({
			mayVote: false,
			capacity: 'titular',
			seatHasVoted: true,
			votedElsewhere: false,
			votedAs: 'suplente',
			content: null,
		});
	});

	it('of a seat stays although the seat passes on to somebody else', async () => {
		const { administrator, client, exercise } = scene();
		await call(exercise.titular, 'cast_ballot', ballot());
		const term = await read('select id from app.seat_terms where person_id = $1', [exercise.titular.person]);
		await callAs(client, administrator, 'end_term', { p_term: term, p_reason: 'Cambió de organización.' });
		expect(await refusal(exercise.titular, 'cast_ballot', ballot())).toBe('PZ403');
		await callAs(client, administrator, 'give_seat', {
			p_seat: exercise.seats.civil,
			p_capacity: 'titular',
			p_person: exercise.guarantor.person,
		});
		expect(await refusal(exercise.guarantor, 'cast_ballot', ballot())).toBe('PZ404');
	});

	it('is refused to a seat that came after the opening, and changes nothing for the others', async () => {
		const { administrator, client, exercise } = scene();
		const act = (verb: string, parameters: Parameters) => callAs(client, administrator, verb, parameters);
		const seat = await act('add_seat', { p_nucleus: exercise.nuclei.civil, p_label: 'Recién llegada' });
		const give = { p_seat: seat, p_capacity: 'titular', p_person: exercise.guarantor.person };
		await act('give_seat', give);
		expect(await refusal(exercise.guarantor, 'cast_ballot', ballot())).toBe('PZ413');
		expect(await call(exercise.guarantor, 'my_ballot', mine())).toEqual({
			mayVote: false,
			capacity: 'titular',
			cameLater: true,
		});
		// Two seats could vote: with one ballot nobody closes early, whoever joined meanwhile.
		await call(exercise.titular, 'cast_ballot', ballot());
		expect(await refusal(exercise.staff, 'close_ranking', close())).toBe('PZ408');
		await call(exercise.neighbour, 'cast_ballot', ballot());
		await call(exercise.staff, 'close_ranking', close());
	});

	it('is the right of the seat: who replaces its holder votes for it', async () => {
		const { administrator, client, exercise } = scene();
		const act = (verb: string, parameters: Parameters) => callAs(client, administrator, verb, parameters);
		const term = await read('select id from app.seat_terms where person_id = $1', [exercise.titular.person]);
		await act('end_term', { p_term: term, p_reason: 'Cambió de organización.' });
		const give = { p_seat: exercise.seats.civil, p_capacity: 'titular', p_person: exercise.guarantor.person };
		await act('give_seat', give);
		await call(exercise.guarantor, 'cast_ballot', ballot());
	});

	it('is one for a person, who takes no second seat along', async () => {
		const { administrator, client, exercise } = scene();
		const act = (verb: string, parameters: Parameters) => callAs(client, administrator, verb, parameters);
		const move = async (to: string) => {
			const term = 'select id from app.seat_terms where person_id = $1 and ends_on is null';
			await act('end_term', {
				p_term: await read(term, [exercise.neighbour.person]),
				p_reason: 'Cambió de organización.',
			});
			await act('give_seat', { p_seat: to, p_capacity: 'titular', p_person: exercise.neighbour.person });
		};
		const freed = await read('select id from app.seat_terms where person_id = $1', [exercise.titular.person]);
		await act('end_term', { p_term: freed, p_reason: 'Dejó la organización.' });
		await call(exercise.neighbour, 'cast_ballot', ballot());
		await move(exercise.seats.civil);
		expect(await refusal(exercise.neighbour, 'cast_ballot', ballot())).toBe('PZ416');
		expect(await call(exercise.neighbour, 'my_ballot', mine())).toEqual({
			mayVote: false,
			capacity: 'titular',
			seatHasVoted: false,
			votedElsewhere: true,
			votedAs: null,
			content: null,
		});
		// The seat keeps its vote, for whoever else holds it.
		await call(exercise.suplente, 'cast_ballot', ballot());
		expect(await refusal(exercise.neighbour, 'cast_ballot', ballot())).toBe('PZ416');
		// Back in the first seat it is the same vote, which may be changed.
		await move(exercise.seats.neighbours);
		await call(exercise.neighbour, 'cast_ballot', ballot([[scene().more.third]]));
		expect(await read('select count(*) from app.participations where ranking_id = $1', [civil()])).toBe('2');
	});

	it('is one for a person in all of a prioritization, who takes no vote to another nucleus', async () => {
		const { administrator, client, exercise, more } = scene();
		const act = (verb: string, parameters: Parameters) => callAs(client, administrator, verb, parameters);
		const endTermOf = async (person: string) =>
			act('end_term', {
				p_term: await read('select id from app.seat_terms where person_id = $1 and ends_on is null', [
					person,
				]),
				p_reason: 'Cambió de organización.',
			});
		await call(exercise.titular, 'cast_ballot', ballot());
		await endTermOf(exercise.titular.person);
		await endTermOf(exercise.authority.person);
		await act('give_seat', {
			p_seat: exercise.seats.authority,
			p_capacity: 'titular',
			p_person: exercise.titular.person,
		});
		const other = freezeBallot(more.standing, [[more.first]], 'authority');
		expect(await refusal(exercise.titular, 'cast_ballot', other)).toBe('PZ416');
		// Annulled, the first one counts nowhere.
		await call(exercise.staff, 'annul_ranking', {
			p_ranking: civil(),
			p_reason: 'Un problema estaba mal escrito.',
		});
		await call(exercise.titular, 'cast_ballot', other);
	});

	it('is refused to who facilitates, although the rows of a seat are there', async () => {
		const { client, exercise } = scene();
		await client.query(
			`alter table app.role_grants disable trigger facilitator_holds_no_seat;
			insert into app.role_grants (exercise_id, person_id, role)
			values ('${exercise.id}', '${exercise.titular.person}', 'facilitator');
			alter table app.role_grants enable trigger facilitator_holds_no_seat`,
		);
		expect(await refusal(exercise.titular, 'cast_ballot', ballot())).toBe('PZ403');
		expect(await call(exercise.titular, 'my_ballot', mine())).toEqual({ mayVote: false });
		await client.query('update app.role_grants set revoked_on = granted_on where person_id = $1', [
			exercise.titular.person,
		]);
		await call(exercise.titular, 'cast_ballot', ballot());
	});

	it('is refused to everybody without a seat in this nucleus, the facilitator first', async () => {
		const { administrator, exercise, stranger } = scene();
		const { facilitator, staff, guarantor, authority, former } = exercise;
		for (const caller of [facilitator, staff, guarantor, authority, former, administrator, stranger]) {
			expect(await refusal(caller, 'cast_ballot', ballot())).toBe('PZ403');
			expect(await call(caller, 'my_ballot', mine())).toEqual({ mayVote: false });
		}
		expect(await refusal(anybody, 'cast_ballot', ballot())).toBe('42501');
		expect(await refusal(exercise.titular, 'cast_ballot', { ...ballot(), p_ranking: randomUUID() })).toBe(
			'PZ403',
		);
		expect(await refusal(exercise.titular, 'cast_ballot', { ...ballot(), p_ranking: null })).toBe('PZ403');
	});

	it.each<[string, () => Parameters, string]>([
		['bytes in another order', () => ({ ...ballot(), p_content: '{"b":1, "a":2}' }), 'PZ001'],
		['no bytes', () => ({ ...ballot(), p_content: null }), 'PZ001'],
		[
			'what nests until the stack ends',
			() => ({ ...ballot(), p_content: '['.repeat(9_000) + ']'.repeat(9_000) }),
			'PZ001',
		],
		['more than a ballot says', () => ({ ...ballot(), p_content: `"${'x'.repeat(20_000)}"` }), 'PZ001'],
		['a salt that is too short', () => ({ ...ballot(), p_salt: 'AA' }), 'PZ001'],
		['no salt', () => ({ ...ballot(), p_salt: null }), 'PZ001'],
		['a commitment to something else', () => ({ ...ballot(), p_commitment: 'A'.repeat(43) }), 'PZ209'],
		['another methodology', () => ballot(undefined, { methodology: 'A'.repeat(43) }), 'PZ405'],
		['another ranking inside', () => ballot(undefined, { ranking: randomUUID() }), 'PZ405'],
		['something more', () => ballot(undefined, { seat: 'mine' }), 'PZ405'],
		['places that are no list', () => ballot({}), 'PZ405'],
		['an empty place', () => ballot([[]]), 'PZ405'],
		['a place that is a text', () => ballot([scene().more.first]), 'PZ405'],
		['a problem nobody ranks', () => ballot([[randomUUID()]]), 'PZ405'],
		['a problem twice', () => ballot([[scene().more.first], [scene().more.first]]), 'PZ405'],
		['a number for a problem', () => ballot([[1]]), 'PZ405'],
	])('is refused with %s', async (_, make, code) => {
		expect(await refusal(scene().exercise.titular, 'cast_ballot', make())).toBe(code);
		expect(await read('select count(*) from app.participations where ranking_id = $1', [civil()])).toBe('0');
	});

	it.each(['[]', '1', '"a"', 'null', 'true'])('is refused when it is only %s', async (content) => {
		const { exercise } = scene();
		const salt = ballot().p_salt;
		const commitment = await read(`select private.commitment('ballot', private.salt_of($1), $2)`, [
			salt,
			content,
		]);
		const sent = { ...ballot(), p_content: content, p_salt: salt, p_commitment: commitment };
		expect(await refusal(exercise.titular, 'cast_ballot', sent)).toBe('PZ405');
	});

	it('may rank some, tie some, and rank nothing', async () => {
		const { more, exercise } = scene();
		for (const tiers of [[], [[more.first, more.second]], [[more.third]]])
			expect(await call(exercise.titular, 'cast_ballot', ballot(tiers))).toMatchObject({
				leaf: expect.any(String) as string,
			});
	});

	it('comes in time: not before the ranking opens nor when it closes', async () => {
		const { client, exercise } = scene();
		const shift = (opens: string, closes: string) =>
			client.query('update app.rankings set opens_at = $2, closes_at = $3 where id = $1', [
				civil(),
				opens,
				closes,
			]);
		await shift(daysAway(1), daysAway(2));
		expect(await refusal(exercise.titular, 'cast_ballot', ballot())).toBe('PZ402');
		await client.query(
			`update app.rankings set opens_at = now() - interval '1 day', closes_at = now() where id = $1`,
			[civil()],
		);
		expect(await refusal(exercise.titular, 'cast_ballot', ballot())).toBe('PZ402');
	});
});

it('what is wrong with a ballot is named without saying what it holds', async () => {
	const answer = await refusalOf(scene().exercise.titular, 'cast_ballot', ballot([[randomUUID()]]));
	expect(answer).toMatchObject({ code: 'PZ405', detail: 'unknown_alternative' });
});

verbs.proveAll();
