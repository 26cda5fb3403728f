import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { documentHash } from '../../../src/lib/evidence';
import { publishConsultation, submitAnswers } from '../scene/consultation';
import {
	addProblems,
	closeWithEverybody,
	drawRule,
	freezeBallot,
	publishPrioritization,
	reachDraw,
	resultOf,
	type Prioritization,
} from '../scene/ranking';
import { anybody, attempt, call as callAs, daysAway, worker } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(
	['close_due', 'tally_input', 'record_result', 'published_ballots', 'alternative_sources'],
	async ({ client, exercise }) => {
		const problems = await addProblems(client, exercise, 3);
		const open = (name: string, publication?: string) =>
			publishPrioritization(client, exercise, `${exercise.slug}-${name}`, problems, publication);
		const counted = await open('contada');
		await closeWithEverybody(client, exercise, counted);
		const consultation = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
		await submitAnswers(client, consultation, 2);
		return { problems, counted, standing: await open('abierta'), consultation };
	},
);
const { scene, call, refusal, entriesOf, read } = verbs;
const of = ({ id }: { id: string }) => ({ p_prioritization: id });
const nowhere = '00000000-0000-4000-8000-000000000000';
const ofCivil = ({ rankings }: Prioritization) => ({ p_ranking: rankings.civil });

describe('a result', () => {
	it('is recorded once, whoever computes it, and never replaces another', async () => {
		const { client, more } = scene();
		const result = await resultOf(client, more.counted);
		const record = () => call(worker, 'record_result', result);
		const content: unknown = JSON.parse(z.string().parse(result.p_content));
		const hash = documentHash('result', content);
		expect(await entriesOf(async () => expect(await record()).toBe(hash))).toEqual(['tally.computed']);
		expect(await entriesOf(async () => expect(await record()).toBe(hash))).toEqual([]);
		const second = await resultOf(client, more.counted, { note: 'otra cuenta' });
		await call(worker, 'record_result', second);
		const versions =
			'select array_agg(version order by version) from api.results where prioritization_id = $1';
		expect(await read(versions, [more.counted.id])).toEqual([1, 2]);
	});

	it('is of these ballots and of this methodology, and of nothing that is still open', async () => {
		const { client, more } = scene();
		const good = await resultOf(client, more.counted);
		const refuse = (changes: Record<string, unknown>) =>
			refusal(worker, 'record_result', { ...good, ...changes });
		expect(await refuse(await resultOf(client, more.counted, { methodology: 'A'.repeat(43) }))).toBe('PZ410');
		expect(await refuse(await resultOf(client, more.counted, { rankings: [] }))).toBe('PZ410');
		expect(await refuse(await resultOf(client, more.counted, { leftOut: null }))).toBe('PZ410');
		for (const content of ['[]', 'null', '1']) expect(await refuse({ p_content: content })).toBe('PZ410');
		for (const content of ['{', '{"b":1, "a":1}', '', null])
			expect(await refuse({ p_content: content })).toBe('PZ001');
		expect(await refuse({ p_software: null })).toBe('PZ002');
		expect(await refuse({ p_prioritization: nowhere })).toBe('PZ101');
		expect(await refuse(of(more.standing))).toBe('PZ408');
		expect(await refusal(worker, 'tally_input', of(more.standing))).toBe('PZ408');
		expect(await call(worker, 'tally_input', of({ id: nowhere }))).toBeNull();
	});

	it('waits for the draw that was announced for ties', async () => {
		const { client, exercise, more } = scene();
		const drawn = await publishPrioritization(
			client,
			exercise,
			`${exercise.slug}-sorteo`,
			more.problems,
			'anonymous',
			{ p_tie_rule: drawRule() },
		);
		await closeWithEverybody(client, exercise, drawn);
		expect(await call(worker, 'close_due')).not.toContain(drawn.id);
		expect(await refusal(worker, 'tally_input', of(drawn))).toBe('PZ422');
		const early = { ...(await resultOf(client, more.counted)), ...of(drawn) };
		expect(await refusal(worker, 'record_result', early)).toBe('PZ422');
		await reachDraw(client, drawn);
		for (const member of [exercise.staff, exercise.guarantor])
			await callAs(client, member, 'enter_draw', { ...of(drawn), p_drawn: '48213' });
		expect(await call(worker, 'close_due')).toContain(drawn.id);
		const result = await resultOf(client, drawn);
		expect(result.p_content).toContain('"seed":"48213"');
		const forged = String(result.p_content).replaceAll('48213', '48214');
		expect(await refusal(worker, 'record_result', { ...result, p_content: forged })).toBe('PZ410');
		await call(worker, 'record_result', result);
	});

	it('is the business of the worker alone', async () => {
		const { administrator, client, exercise, more } = scene();
		const result = await resultOf(client, more.counted);
		for (const caller of [anybody, administrator, exercise.staff, exercise.guarantor]) {
			expect(await refusal(caller, 'record_result', result)).toBe('42501');
			expect(await refusal(caller, 'tally_input', of(more.counted))).toBe('42501');
			expect(await refusal(caller, 'close_due')).toBe('42501');
		}
	});

	it('is hidden, and its ballots with it, as soon as a nucleus may vote again, until it is counted anew', async () => {
		const { client, exercise, more } = scene();
		const one = more.counted;
		const seen = async () => ({
			results: await attempt(client, anybody, {
				text: 'select version from api.results where prioritization_id = $1 order by version',
				values: [one.id],
			}),
			ballots: await call(anybody, 'published_ballots', ofCivil(one)),
		});
		await client.query(`update app.rankings set publication = 'anonymous' where prioritization_id = $1`, [
			one.id,
		]);
		await call(worker, 'record_result', await resultOf(client, one));
		expect(await seen()).toMatchObject({
			results: { rows: [{ version: 1 }] },
			ballots: [[], []].map(() => expect.any(Array) as unknown),
		});
		await callAs(client, exercise.staff, 'annul_ranking', {
			p_ranking: one.rankings.organ,
			p_reason: 'Hubo un error al abrir.',
		});
		expect(await seen()).toMatchObject({ results: { rows: [] }, ballots: null });
		const again = await callAs(client, exercise.staff, 'reopen_ranking', {
			p_annulled: one.rankings.organ,
			p_opens: daysAway(-1),
			p_closes: daysAway(10),
		});
		expect(await seen()).toMatchObject({ results: { rows: [] }, ballots: null });
		await client.query('update app.rankings set closes_at = now() where id = $1', [again]);
		await call(worker, 'close_due');
		await call(worker, 'record_result', await resultOf(client, one));
		expect(await seen()).toMatchObject({ results: { rows: [{ version: 1 }, { version: 2 }] } });
		// The first result stays checkable: the ballots of the annulled ranking are there with it.
		expect(await call(anybody, 'published_ballots', { p_ranking: one.rankings.organ })).toHaveLength(1);
	});

	it('comes from ballots ordered by what they say, without their seats', async () => {
		const { more } = scene();
		const { ballots } = z
			.object({ ballots: z.record(z.string(), z.array(z.string())) })
			.parse(await call(worker, 'tally_input', of(more.counted)));
		const civil = ballots[more.counted.rankings.civil] ?? [];
		expect(civil).toHaveLength(2);
		expect(civil).toEqual([...civil].sort());
	});
});

describe('what is due', () => {
	const pass = async () => {
		const { client, exercise } = scene();
		await client.query(
			`update app.rankings set opens_at = now() - interval '9 days', closes_at = now() where exercise_id = $1 and state = 'open'`,
			[exercise.id],
		);
		await client.query(
			`update app.consultations set opens_at = now() - interval '9 days', closes_at = now() - interval '3 days' where exercise_id = $1`,
			[exercise.id],
		);
	};
	const due = async () => z.array(z.string()).parse(await call(worker, 'close_due'));

	it('closes by itself, once, and names what is to be counted until it is', async () => {
		const { client, more, exercise } = scene();
		expect(await due()).toContain(more.counted.id);
		expect(await entriesOf(due)).toEqual([]);
		const { staff, titular } = exercise;
		await callAs(client, titular, 'cast_ballot', freezeBallot(more.standing, [[more.problems[0]]]));
		await pass();
		const types = await entriesOf(due);
		expect([...types].sort()).toEqual([
			...[
				'batch.sealed',
				'batch.sealed',
				'ranking.closed',
				'ranking.closed',
				'ranking.closed',
				'survey.closed',
			],
		]);
		expect(await due()).toContain(more.standing.id);
		expect(await entriesOf(due)).toEqual([]);
		await call(worker, 'record_result', await resultOf(client, more.standing));
		expect(await due()).not.toContain(more.standing.id);
		const reason = `select convert_from(entry, 'UTF8')::jsonb #>> '{body,reason}' from app.log_entries where exercise_id = $1 and type = 'survey.closed'`;
		expect(await read(reason, [exercise.id])).toBe('date');
		// An annulled ranking changes what was counted: the result is due again.
		await callAs(client, staff, 'annul_ranking', {
			p_ranking: more.counted.rankings.organ,
			p_reason: 'Hubo un error al abrir.',
		});
		// And is not counted, nor seen, while its nucleus may vote again.
		expect(await due()).not.toContain(more.counted.id);
		expect(await refusal(worker, 'tally_input', of(more.counted))).toBe('PZ408');
		await callAs(client, staff, 'leave_out_nucleus', {
			p_annulled: more.counted.rankings.organ,
			p_reason: 'No hay quien la repita este año.',
		});
		expect(await due()).toContain(more.counted.id);
		await call(worker, 'record_result', await resultOf(client, more.counted));
		expect(await due()).not.toContain(more.counted.id);
	});
});

describe('ballots', () => {
	it('are shown as the methodology said, once there is a result', async () => {
		const { client, exercise, more } = scene();
		const shown = async (publication: string) => {
			const slug = `${exercise.slug}-${publication}`;
			const one = await publishPrioritization(client, exercise, slug, more.problems, publication);
			await closeWithEverybody(client, exercise, one);
			expect(await call(anybody, 'published_ballots', ofCivil(one))).toBeNull();
			await call(worker, 'record_result', await resultOf(client, one));
			return call(anybody, 'published_ballots', ofCivil(one));
		};
		const [first, second] = more.problems;
		// Two ballots without their seats would tell whose each one is: of so few only the counts are published.
		expect(await shown('anonymous')).toBeNull();
		const decided = `select array_agg(distinct convert_from(entry, 'UTF8')::jsonb #>> '{body,publication}')
			from app.log_entries where exercise_id = $1 and type = any ($2)`;
		for (const type of ['ranking.opened', 'ranking.closed'])
			expect(await read(decided, [exercise.id, [type]])).toEqual(['aggregates']);
		const many =
			await read(`select array[private.publication_of('anonymous', 4), private.publication_of('anonymous', 5),
			private.publication_of('nominal', 1), private.publication_of('aggregates', 9)]`);
		expect(many).toEqual(['aggregates', 'anonymous', 'nominal', 'aggregates']);
		await client.query(`update app.rankings set publication = 'anonymous' where id = $1`, [
			more.counted.rankings.civil,
		]);
		await call(worker, 'record_result', await resultOf(client, more.counted));
		expect(await call(anybody, 'published_ballots', ofCivil(more.counted))).toEqual([
			[[first], [second]],
			[[first], [second]],
		]);
		expect(await shown('aggregates')).toBeNull();
		expect(await shown('nominal')).toMatchObject([
			{ seat: 'Organización', number: 1, capacity: 'titular' },
			{ seat: 'Vecindad', number: 2, capacity: 'titular' },
		]);
		expect(await call(anybody, 'published_ballots', ofCivil(more.standing))).toBeNull();
	});

	it('stand on sources that are counted, not quoted', async () => {
		const { more } = scene();
		const sources = await call(anybody, 'alternative_sources', of(more.standing));
		expect(sources).toEqual(
			more.problems.toSorted().map((problem) => ({ problem, kind: 'study', sources: 1 })),
		);
	});
});

verbs.proveAll();
