import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Exercise } from '../scene/exercise';
import { addProblem, addProblems, draftPrioritization, openingsOf } from '../scene/ranking';
import { json, type Caller } from '../scene/stage';
import { judgeSeat } from './judges';
import { holdMovingRace } from './moving';
import { codesOf, overlap, scatter, type Attempt } from './race';
import { rankingActs } from './rankingActs';
import { commit, commitExercise, useScratchDatabase } from '../scene/useScratchDatabase';
import { rounds } from './crowd';

const scratch = useScratchDatabase();
let exercise: Exercise;
let administrator: Caller;
let pair: readonly [Client, Client];
let crowd: Client[] = [];
let problems: string[] = [];

beforeAll(async () => {
	const client = scratch.client();
	({ exercise, administrator } = await commitExercise(client, 'carreras'));
	problems = await commit(client, () => addProblems(client, exercise, 3));
	pair = [await scratch.connect(), await scratch.connect()];
	crowd = [...pair, await scratch.connect(), await scratch.connect()];
});

const { publish, read, casting, castAlone, waitingOf } = rankingActs(scratch, () => ({ exercise, problems }));

describe('T05 titular and suplente at once', () => {
	it.each([true, false])('cast one ballot for their seat, whoever comes first (%s)', async (titularFirst) => {
		const one = await publish();
		const { titular, suplente } = exercise;
		const order = titularFirst ? [titular, suplente] : [suplente, titular];
		const [early, late] = order.map((member) => casting(member, one));
		if (!early || !late) throw new Error('Two take part.');
		const { first, second, waited } = await overlap(pair, early, late);
		expect(waited).toBe(true);
		expect({ first: first.code, second: second.code }).toEqual({ first: 'none', second: 'PZ404' });
		const where = { ranking: one.rankings.civil, seat: exercise.seats.civil };
		expect(await judgeSeat(scratch.client(), where, [first, second])).toEqual([]);
	});

	it('cast one ballot in crowds', async () => {
		const one = await publish();
		const where = { ranking: one.rankings.civil, seat: exercise.seats.civil };
		for (let round = 0; round < rounds(20); round += 1) {
			const outcomes = await scatter(scratch.client(), crowd, [
				casting(exercise.suplente, one),
				casting(exercise.titular, one),
			]);
			expect(await judgeSeat(scratch.client(), where, outcomes)).toEqual([]);
			await scratch.client().query('delete from private.ballots where ranking_id = $1', [where.ranking]);
			await scratch.client().query('delete from app.participations where ranking_id = $1', [where.ranking]);
		}
	});
});

describe('T05 one person at once in two windows', () => {
	it('with the same ballot casts it once and gets the same answer', async () => {
		const one = await publish();
		const attempt = casting(exercise.titular, one);
		const { first, second } = await overlap(pair, attempt, attempt);
		expect(codesOf([first, second])).toEqual(['none', 'none']);
		expect(
			await read('select count(*)::int from private.ballots where ranking_id = $1', [one.rankings.civil]),
		).toBe(1);
		expect(await waitingOf(one)).toBe(1);
	});

	it('for two seats, having been moved meanwhile, casts one', async () => {
		const client = scratch.client();
		const { complaints, waited } = await holdMovingRace({ client, pair, administrator, exercise });
		expect({ complaints, waited }).toEqual({ complaints: [], waited: true });
	});

	it('with two ballots leaves the last one, and the first in the log as superseded', async () => {
		const one = await publish();
		for (let round = 0; round < rounds(5); round += 1)
			await scatter(
				scratch.client(),
				crowd,
				crowd.map(() => casting(exercise.titular, one)),
			);
		const current = 'select count(*)::int from private.ballots where ranking_id = $1 and is_current';
		expect(await read(current, [one.rankings.civil])).toBe(1);
		// Twenty ballots, of which nineteen were replaced.
		expect(await waitingOf(one)).toBe(39);
	});
});

describe('the bank and the methodology at once', () => {
	it('a problem is either merged or ranked, never both', async () => {
		const client = scratch.client();
		const [alone, kept] = await commit(client, () => addProblems(client, exercise, 2));
		const slug = `carrera-${randomUUID().slice(0, 8)}`;
		const draft = await commit(client, () =>
			draftPrioritization(client, exercise, slug, [alone ?? '', kept ?? '']),
		);
		const merging: Attempt = {
			caller: exercise.staff,
			verb: 'merge_problems',
			parameters: { p_absorbed: alone, p_kept: kept, p_reason: 'Hablan de lo mismo.' },
		};
		const publishing: Attempt = {
			caller: exercise.staff,
			verb: 'publish_prioritization',
			parameters: {
				p_prioritization: draft,
				p_rankings: json(openingsOf(exercise)),
				p_left_out: '[]',
				p_software: 'prioriza/test',
			},
		};
		const merged = await overlap(pair, merging, publishing);
		expect(merged).toMatchObject({ waited: true, first: { code: 'none' }, second: { code: 'PZ305' } });
		await castAlone({
			...merging,
			verb: 'undo_merge',
			parameters: {
				p_merge: await read('select id from app.problem_merges where absorbed_id = $1', [alone]),
			},
		});
		const published = await overlap(pair, publishing, merging);
		expect(published).toMatchObject({ waited: true, first: { code: 'none' }, second: { code: 'PZ304' } });
	});

	it('two merges the opposite way round are one, and two problems at once get two numbers', async () => {
		const client = scratch.client();
		const [one, other] = await commit(client, () => addProblems(client, exercise, 2));
		const merging = (absorbed = '', kept = ''): Attempt => ({
			caller: exercise.staff,
			verb: 'merge_problems',
			parameters: { p_absorbed: absorbed, p_kept: kept, p_reason: 'Hablan de lo mismo.' },
		});
		const { first, second } = await overlap(pair, merging(one, other), merging(other, one));
		expect({ first: first.code, second: second.code }).toEqual({ first: 'none', second: 'PZ300' });
		const ids = await commit(client, () => addProblem(client, exercise, 'Problema único'));
		expect(ids).toHaveLength(36);
		expect(await read('select count(*) = count(distinct number) from app.problems')).toBe(true);
	});
});
