import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
	figuresInputShape,
	freezeAnswer,
	publishConsultation,
	publishFigures,
	submissionOf,
	submitAnswers,
} from '../../scene/consultation';
import {
	addProblems,
	closeWithEverybody,
	freezeBallot,
	publishPrioritization,
	settle,
} from '../../scene/ranking';
import { anybody, attempt, call as callAs, callOf, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['erase_due_openings', 'openings_kept'], async ({ client, exercise }) => {
	const problems = await addProblems(client, exercise, 3);
	const open = (name: string, publication: string) =>
		publishPrioritization(client, exercise, `${exercise.slug}-${name}`, problems, publication);
	const lists = {
		aggregates: await open('oculta', 'aggregates'),
		anonymous: await open('anonima', 'anonymous'),
		nominal: await open('nominal', 'nominal'),
	};
	const asked = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
	await submitAnswers(client, asked, 12);
	return { lists, asked };
});
const { scene, call, read } = verbs;

const keptShape = z.object({
	days: z.number(),
	until: z.string().nullable(),
	erasedOn: z.string().nullable(),
});
const slug = () => read('select slug from app.exercises where id = $1', [scene().exercise.id]);
const kept = async () => keptShape.parse(await call(anybody, 'openings_kept', { p_slug: await slug() }));
const eraseNothing = async () =>
	expect(await callAs(scene().client, worker, 'erase_due_openings')).toEqual([]);

const left = async () => {
	const { exercise } = scene();
	const { rows } = await scene().client.query<{
		mode: string;
		current: boolean;
		salts: number;
		contents: number;
	}>(
		`select r.publication as mode, b.is_current as current, count(b.salt)::int as salts, count(b.content)::int as contents
		from private.ballots b join app.rankings r on r.id = b.ranking_id where r.exercise_id = $1 group by 1, 2 order by 1, 2`,
		[exercise.id],
	);
	const answers = await read(
		`select count(*)::int from private.response_openings o join app.responses r on r.id = o.response_id
		where r.exercise_id = $1`,
		[exercise.id],
	);
	return { answers, ballots: rows.map((row) => Object.values(row).join(' ')) };
};

/** Everything closes and is counted. One seat of each list had changed its mind. */
async function finish(): Promise<void> {
	const { client, exercise, more } = scene();
	for (const list of Object.values(more.lists)) {
		await callAs(client, exercise.titular, 'cast_ballot', freezeBallot(list, []));
		await closeWithEverybody(client, exercise, list);
		// Where there are so few, anonymous would fall back; here it stays as it was declared.
		await client.query(
			`update app.rankings set publication = (select p.publication from app.prioritizations p where p.id = $1)
			where prioritization_id = $1`,
			[list.id],
		);
		await settle(client, list);
	}
	await callAs(client, exercise.staff, 'close_consultation', { p_consultation: more.asked.id });
	await countAnswers();
}

/** One answer comes late, on another day, and waits for two people to decide. */
async function sendLate(): Promise<string> {
	const { client, more } = scene();
	const late = freezeAnswer(more.asked);
	await callAs(client, anybody, 'submit_answer', submissionOf(late));
	await client.query('update app.quarantined_responses set received_on = received_on - 1 where id = $1', [
		late.id,
	]);
	return late.id;
}
const proposal = (id: string, p_verdict: string) =>
	callOf('propose_verdict', { p_responses: [id], p_verdict, p_reason: 'Llegó sin señal.' });

/** The counts of the consultation are published, as the worker does it. */
async function countAnswers(): Promise<void> {
	const { client, more } = scene();
	const counted = await callAs(client, worker, 'figures_input', { p_consultation: more.asked.id });
	await publishFigures(client, more.asked, figuresInputShape.parse(counted));
}

/** So many days pass. */
async function wait(days: number): Promise<void> {
	const { client, exercise } = scene();
	for (const table of ['app.consultations', 'app.rankings'])
		await client.query(`update ${table} set closed_on = closed_on - $2::int where exercise_id = $1`, [
			exercise.id,
			days,
		]);
}

const published = async () => {
	const { client, more } = scene();
	const rankings = Object.values(more.lists).flatMap((list) => Object.values(list.rankings));
	const shown: unknown[] = [];
	for (const p_ranking of rankings)
		shown.push(await callAs(client, anybody, 'published_ballots', { p_ranking }));
	return shown;
};

describe('the day on which what people said is erased', () => {
	it('is known once all is closed and counted, and is a year after the last close', async () => {
		const { client, exercise, more } = scene();
		expect(await kept()).toEqual({ days: 365, until: null, erasedOn: null });
		await closeWithEverybody(client, exercise, more.lists.aggregates);
		await wait(400);
		await eraseNothing();
		expect((await kept()).until).toBeNull();
		await finishRest();
		const due = await read(`select to_char(private.today_in($1) + 365, 'YYYY-MM-DD')`, [exercise.id]);
		expect((await kept()).until).toBe(due);
	});

	it('comes, and not a day before', async () => {
		await finish();
		await wait(364);
		const before = await left();
		await eraseNothing();
		expect(await left()).toEqual(before);
		await wait(1);
		const { exercise } = scene();
		expect(await call(worker, 'erase_due_openings')).toEqual([exercise.id]);
		expect((await kept()).erasedOn).not.toBeNull();
		await eraseNothing();
	});

	it('takes answers, hidden and replaced ballots, and leaves what is published and sealed as it was', async () => {
		const { client, exercise } = scene();
		await finish();
		await wait(365);
		const sealed = `select md5(string_agg(leaf_hash::text, '' order by position)) from app.log_entries where exercise_id = $1`;
		const [log, shown] = [await read(sealed, [exercise.id]), await published()];
		expect(await call(worker, 'erase_due_openings')).toEqual([exercise.id]);
		expect(await left()).toEqual({
			answers: 0,
			ballots: [
				'aggregates false 0 0',
				'aggregates true 0 0',
				'anonymous false 0 0',
				'anonymous true 0 4',
				'nominal false 0 0',
				'nominal true 4 4',
			],
		});
		expect(await read(sealed, [exercise.id])).toBe(log);
		expect(await published()).toEqual(shown);
		expect(await callAs(client, exercise.guarantor, 'take_openings', { p_exercise: exercise.id })).toEqual(
			[],
		);
		const noted = await read(
			`select detail from private.audit where verb = 'erase_due_openings' and exercise_id = $1`,
			[exercise.id],
		);
		expect(noted).toEqual({ answers: 12, ballots: 11, inReview: 0 });
	});

	it('takes what still waits in review, which can then be rejected and not admitted', async () => {
		const { client, exercise } = scene();
		await finish();
		const [undecided, proposed] = [await sendLate(), await sendLate()];
		expect((await attempt(client, exercise.staff, proposal(proposed, 'admit'))).code).toBe('none');
		await wait(365);
		expect(await call(worker, 'erase_due_openings')).toEqual([exercise.id]);
		expect(await read('select count(*)::int from private.quarantined_openings')).toBe(0);
		expect(await read('select verdict from app.quarantined_responses where id = $1', [proposed])).toBeNull();
		await eraseNothing();
		await client.query('savepoint before_verdict');
		expect((await attempt(client, exercise.staff, proposal(undecided, 'admit'))).code).toBe('PZ226');
		await client.query('rollback to savepoint before_verdict');
		expect((await attempt(client, exercise.staff, proposal(undecided, 'reject'))).code).toBe('none');
	});

	it('is the end of annulling: nobody could count the others again', async () => {
		const { client, exercise, more } = scene();
		await finish();
		const annul = () =>
			attempt(
				client,
				exercise.staff,
				callOf('annul_ranking', {
					p_ranking: more.lists.aggregates.rankings.organ,
					p_reason: 'Hubo un error en la mesa.',
				}),
			);
		await client.query('savepoint before_annulment');
		expect((await annul()).code).toBe('none');
		await client.query('rollback to savepoint before_annulment');
		await wait(365);
		await call(worker, 'erase_due_openings');
		expect((await annul()).code).toBe('PZ296');
	});
});

async function finishRest(): Promise<void> {
	const { client, exercise, more } = scene();
	for (const list of [more.lists.anonymous, more.lists.nominal]) {
		await closeWithEverybody(client, exercise, list);
		await settle(client, list);
	}
	await settle(client, more.lists.aggregates);
	await callAs(client, exercise.staff, 'close_consultation', { p_consultation: more.asked.id });
	await countAnswers();
}

verbs.proveAll();
