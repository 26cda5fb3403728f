import { describe, expect, it } from 'vitest';
import { addProblems, drawRule, freezeBallot, publishPrioritization } from '../scene/ranking';
import { call as callAs, daysAway, type Parameters } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(
	['extend_ranking', 'annul_ranking', 'reopen_ranking', 'leave_out_nucleus'],
	async ({ client, exercise }) => {
		const problems = await addProblems(client, exercise, 4);
		return {
			problems,
			standing: await publishPrioritization(client, exercise, `${exercise.slug}-abierta`, problems),
		};
	},
);
const { scene, call, refusal, refusalOf, entriesOf, read } = verbs;
const reason = 'Faltan personas por participar.';

const everyOther = () => {
	const { administrator, exercise, stranger } = scene();
	return [
		administrator,
		exercise.facilitator,
		exercise.guarantor,
		exercise.titular,
		exercise.former,
		stranger,
	];
};

describe('the dates of a ranking', () => {
	const extend = (changes: Parameters = {}) => ({
		p_ranking: scene().more.standing.rankings.civil,
		p_closes: daysAway(20),
		p_reason: reason,
		...changes,
	});

	it('move later with a reason, in the log and in sight', async () => {
		const { exercise, more } = scene();
		const closes = daysAway(20);
		expect(
			await entriesOf(() => call(exercise.staff, 'extend_ranking', extend({ p_closes: closes }))),
		).toEqual(['ranking.extended']);
		const moved = 'select closes_at = $2 from app.rankings where id = $1';
		expect(await read(moved, [more.standing.rankings.civil, closes])).toBe(true);
		expect(
			await read('select reason from api.ranking_extensions where ranking_id = $1', [
				more.standing.rankings.civil,
			]),
		).toBe(reason);
	});

	it('do not move earlier, without a reason, by others, nor once they have come', async () => {
		const { client, exercise, more } = scene();
		const { staff } = exercise;
		for (const other of everyOther()) expect(await refusal(other, 'extend_ranking', extend())).toBe('PZ100');
		expect(await refusal(staff, 'extend_ranking', extend({ p_closes: daysAway(5) }))).toBe('PZ407');
		expect(await refusal(staff, 'extend_ranking', extend({ p_closes: null }))).toBe('PZ407');
		for (const odd of ['infinity', '2200-01-01T00:00:00Z', '294276-12-31T00:00:00Z'])
			expect(await refusal(staff, 'extend_ranking', extend({ p_closes: odd }))).toBe('PZ202');
		const sameSecond = await read(
			`select to_json(closes_at + interval '0.9 s') #>> '{}' from app.rankings where id = $1`,
			[more.standing.rankings.civil],
		);
		for (const odd of ['-infinity', '0044-03-15 BC', sameSecond])
			expect(await refusal(staff, 'extend_ranking', extend({ p_closes: odd }))).toBe('PZ407');
		expect(await refusal(staff, 'extend_ranking', extend({ p_reason: null }))).toBe('PZ302');
		expect(await refusal(staff, 'extend_ranking', extend({ p_reason: 'corta' }))).toBe('23514');
		await client.query('update app.rankings set closes_at = now() where id = $1', [
			more.standing.rankings.civil,
		]);
		expect(await refusal(staff, 'extend_ranking', extend())).toBe('PZ402');
	});
});

describe('a draw that was announced', () => {
	it('comes after every close: none moves to its day, and none opens again after it', async () => {
		const { client, exercise } = scene();
		const { staff } = exercise;
		const drawn = await publishPrioritization(
			client,
			exercise,
			`${exercise.slug}-sorteo`,
			scene().more.problems,
			'anonymous',
			{ p_tie_rule: drawRule() },
		);
		const late = { p_ranking: drawn.rankings.civil, p_closes: daysAway(31), p_reason: reason };
		expect(await refusal(staff, 'extend_ranking', late)).toBe('PZ417');
		await call(staff, 'extend_ranking', { ...late, p_closes: daysAway(20) });
		const { civil } = drawn.rankings;
		await call(staff, 'annul_ranking', { p_ranking: civil, p_reason: reason });
		const again = { p_annulled: civil, p_opens: daysAway(-1), p_closes: daysAway(40) };
		expect(await refusal(staff, 'reopen_ranking', again)).toBe('PZ417');
	});
});

describe('a ranking that went wrong', () => {
	const annul = (changes: Parameters = {}) => ({
		p_ranking: scene().more.standing.rankings.civil,
		p_reason: 'Se abrió con un dato equivocado.',
		...changes,
	});
	const reopen = (changes: Parameters = {}) => ({
		p_annulled: scene().more.standing.rankings.civil,
		p_opens: daysAway(-1),
		p_closes: daysAway(10),
		...changes,
	});

	it('is annulled with a reason; its ballots are sealed and lose their seats, and it stays listed', async () => {
		const { client, exercise, more } = scene();
		await callAs(client, exercise.titular, 'cast_ballot', freezeBallot(more.standing, [[more.problems[0]]]));
		const types = await entriesOf(() => call(exercise.staff, 'annul_ranking', annul()));
		expect(types).toEqual(['batch.sealed', 'ranking.annulled']);
		const tied =
			'select count(*) from private.ballots where ranking_id = $1 and participation_id is not null';
		expect(await read(tied, [more.standing.rankings.civil])).toBe('0');
		expect(await refusal(exercise.staff, 'annul_ranking', annul())).toBe('PZ402');
		expect(
			await refusal(exercise.titular, 'cast_ballot', freezeBallot(more.standing, [[more.problems[0]]])),
		).toBe('PZ402');
		const opened = await entriesOf(() => call(exercise.staff, 'reopen_ranking', reopen()));
		expect(opened).toEqual(['ranking.opened']);
		const attempts = `select array_agg(attempt || ' ' || state order by attempt) from api.rankings where prioritization_id = $1 and nucleus_id = $2`;
		expect(await read(attempts, [more.standing.id, exercise.nuclei.civil])).toEqual(['1 annulled', '2 open']);
		expect(await refusal(exercise.staff, 'reopen_ranking', reopen())).toBe('PZ412');
	});

	it('is opened again under the published quorum, for the seats of that day', async () => {
		const { administrator, client, exercise, more } = scene();
		await call(exercise.staff, 'annul_ranking', annul());
		await callAs(client, administrator, 'add_seat', { p_nucleus: exercise.nuclei.civil, p_label: 'Nueva' });
		const again = await call(exercise.staff, 'reopen_ranking', reopen());
		const facts = `select jsonb_build_object('quorum', quorum, 'seats', seats) from api.rankings where id = $1`;
		expect(await read(facts, [more.standing.rankings.civil])).toEqual({
			quorum: 1,
			seats: ['Organización', 'Vecindad'],
		});
		expect(await read(facts, [again])).toEqual({ quorum: 1, seats: ['Nueva', 'Organización', 'Vecindad'] });
	});

	it('is not held again, with a reason and for good', async () => {
		const { client, exercise, more } = scene();
		const { staff } = exercise;
		const leaveOut = (changes: Parameters = {}) => ({
			p_annulled: more.standing.rankings.civil,
			p_reason: 'No hay quien la repita este año.',
			...changes,
		});
		const refuse = (changes: Parameters = {}) => refusal(staff, 'leave_out_nucleus', leaveOut(changes));
		expect(await refuse()).toBe('PZ412');
		await call(staff, 'annul_ranking', annul());
		for (const other of everyOther())
			expect(await refusal(other, 'leave_out_nucleus', leaveOut())).toBe('PZ100');
		expect(await refuse({ p_reason: null })).toBe('PZ302');
		expect(await refuse({ p_reason: 'corta' })).toBe('23514');
		expect(await entriesOf(() => call(staff, 'leave_out_nucleus', leaveOut()))).toEqual(['nucleus.omitted']);
		expect(await refuse()).toBe('PZ415');
		expect(await refusal(staff, 'reopen_ranking', reopen())).toBe('PZ415');
		const waits = () => read('select not private.is_settled($1)', [more.standing.id]);
		expect(await waits()).toBe(true);
		await client.query(
			`update app.rankings set state = 'closed' where prioritization_id = $1 and state = 'open'`,
			[more.standing.id],
		);
		expect(await waits()).toBe(false);
	});

	it('is not annulled without words nor by others, and what stands is not opened again', async () => {
		const { client, exercise } = scene();
		const { staff } = exercise;
		for (const other of everyOther()) {
			expect(await refusal(other, 'annul_ranking', annul())).toBe('PZ100');
			expect(await refusal(other, 'reopen_ranking', reopen())).toBe('PZ100');
		}
		expect(await refusal(staff, 'annul_ranking', annul({ p_reason: null }))).toBe('PZ302');
		expect(await refusal(staff, 'annul_ranking', annul({ p_reason: 'corta' }))).toBe('23514');
		expect(await refusal(staff, 'reopen_ranking', reopen())).toBe('PZ412');
		await call(staff, 'annul_ranking', annul());
		await client.query('savepoint strict');
		await client.query('update app.rankings set quorum = 3, eligible_seats = 3 where id = $1', [
			scene().more.standing.rankings.civil,
		]);
		expect(await refusalOf(staff, 'reopen_ranking', reopen())).toMatchObject({ code: 'PZ409', detail: '2' });
		await client.query('rollback to savepoint strict');
		expect(await refusal(staff, 'reopen_ranking', reopen({ p_closes: daysAway(-1) }))).toBe('PZ202');
		await client.query('update app.nuclei set votes = false where id = $1', [exercise.nuclei.civil]);
		expect(await refusal(staff, 'reopen_ranking', reopen())).toBe('PZ411');
	});
});

verbs.proveAll();
