import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { documentHash, methodologySchema } from '../../../src/lib/evidence';
import {
	addProblem,
	addProblems,
	closeWithEverybody,
	draftPrioritization,
	openingsOf,
	prioritizationOf,
	publishPrioritization,
	rankingOf,
	settle,
} from '../scene/ranking';
import { asId, call as callAs, daysAway, json, type Parameters } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(
	['create_prioritization', 'edit_prioritization', 'publish_prioritization'],
	async ({ client, exercise }) => {
		const problems = await addProblems(client, exercise, 4);
		return {
			problems,
			draft: await draftPrioritization(client, exercise, `${exercise.slug}-borrador`, problems.slice(0, 3)),
		};
	},
	{
		'publish_prioritization: PZ001':
			'Titles, questions and descriptions are composed by constraint, the program is ASCII.',
		'publish_prioritization: PZ101':
			'Alternatives of a draft were problems of the exercise when they were chosen.',
	},
);
const { scene, call, refusal, entriesOf, read } = verbs;

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
const publish = (changes: Parameters = {}) => ({
	p_prioritization: scene().more.draft,
	p_rankings: json(openingsOf(scene().exercise)),
	p_left_out: '[]',
	p_software: 'prioriza/test',
	...changes,
});
const merge = async () => {
	const { exercise, more } = scene();
	const [first, second] = more.problems;
	await callAs(scene().client, exercise.staff, 'merge_problems', {
		p_absorbed: await addProblem(scene().client, exercise, 'Problema absorbido'),
		p_kept: first,
		p_reason: 'Hablan de lo mismo.',
	});
	const absorbed = z
		.string()
		.parse(await read('select absorbed_id from app.problem_merges where kept_id = $1', [first]));
	return [absorbed, second ?? ''];
};

describe('a draft', () => {
	it('is started and changed by staff', async () => {
		const { exercise, more } = scene();
		const start = { p_exercise: exercise.id, p_slug: 'una-mas', ...prioritizationOf(more.problems) };
		const id = asId(await call(exercise.staff, 'create_prioritization', start));
		const edit = { p_prioritization: id, ...prioritizationOf([]) };
		await call(exercise.staff, 'edit_prioritization', edit);
		expect(
			await read('select count(*) from app.prioritization_alternatives where prioritization_id = $1', [id]),
		).toBe('0');
		for (const other of everyOther()) {
			expect(await refusal(other, 'create_prioritization', { ...start, p_slug: 'otra-mas' })).toBe('PZ100');
			expect(await refusal(other, 'edit_prioritization', edit)).toBe('PZ100');
		}
		expect(await refusal(exercise.staff, 'create_prioritization', start)).toBe('23505');
		expect(
			await refusal(exercise.staff, 'create_prioritization', {
				...start,
				p_slug: 'tal',
				p_counting: json(rankingOf({ method: 'azar' })),
			}),
		).toBe('23514');
	});

	it('of a later round needs the result of the one before, its counting, and its problems or fewer', async () => {
		const { client, exercise, more } = scene();
		const { staff } = exercise;
		const problems = more.problems.slice(0, 3);
		const first = await publishPrioritization(client, exercise, `${exercise.slug}-ronda`, problems);
		const next = (changes: Parameters = {}) => ({
			p_exercise: exercise.id,
			p_slug: `${exercise.slug}-ronda-2`,
			...prioritizationOf(problems.slice(0, 2)),
			p_previous: first.id,
			...changes,
		});
		expect(await refusal(staff, 'create_prioritization', next())).toBe('PZ420');
		await closeWithEverybody(client, exercise, first);
		await settle(client, first);
		expect(await refusal(staff, 'create_prioritization', next({ p_previous: randomUUID() }))).toBe('PZ101');
		const other = await addProblem(client, exercise, 'Uno que no estaba');
		expect(await refusal(staff, 'create_prioritization', next({ p_alternatives: [other] }))).toBe('PZ421');
		const counting = json(rankingOf({ method: 'borda' }));
		expect(await refusal(staff, 'create_prioritization', next({ p_counting: counting }))).toBe('PZ421');
		const id = asId(await call(staff, 'create_prioritization', next()));
		expect(await read('select round from api.prioritizations where id = $1', [id])).toBe(2);
		const edit = { p_prioritization: id, ...prioritizationOf([...problems, other]) };
		expect(await refusal(staff, 'edit_prioritization', edit)).toBe('PZ421');
		expect(await refusal(staff, 'create_prioritization', next({ p_slug: 'otra-segunda' }))).toBe('23505');
		const publish = {
			p_prioritization: id,
			p_rankings: json(openingsOf(exercise)),
			p_left_out: '[]',
			p_software: 'prioriza/test',
		};
		await client.query('update app.prioritizations set counting = $2 where id = $1', [id, counting]);
		expect(await refusal(staff, 'publish_prioritization', publish)).toBe('PZ421');
	});

	it('closes its rankings before the draw it announces', async () => {
		const { client, exercise, more } = scene();
		const id = await draftPrioritization(
			client,
			exercise,
			`${exercise.slug}-con-sorteo`,
			more.problems,
			'anonymous',
			{
				p_tie_rule: json({
					rule: 'draw',
					source: 'Sorteo público de prueba',
					heldOn: daysAway(5).slice(0, 10),
				}),
			},
		);
		const publish = {
			p_prioritization: id,
			p_rankings: json(openingsOf(exercise)),
			p_left_out: '[]',
			p_software: 'prioriza/test',
		};
		expect(await refusal(exercise.staff, 'publish_prioritization', publish)).toBe('PZ417');
	});

	it('takes problems of the exercise that stand alone', async () => {
		const { exercise, more } = scene();
		const absorbed = await merge();
		for (const [alternatives, code] of [
			[[randomUUID()], 'PZ101'],
			[absorbed, 'PZ305'],
		] as const) {
			const chosen = prioritizationOf(alternatives);
			const start = { p_exercise: exercise.id, p_slug: 'una-mas', ...chosen };
			expect(await refusal(exercise.staff, 'create_prioritization', start)).toBe(code);
			const edit = { p_prioritization: more.draft, ...chosen };
			expect(await refusal(exercise.staff, 'edit_prioritization', edit)).toBe(code);
		}
	});
});

describe('publication', () => {
	it('freezes and hashes the methodology before the first ballot, with a ranking for each nucleus', async () => {
		const { exercise, more } = scene();
		const types = await entriesOf(() => call(exercise.staff, 'publish_prioritization', publish()));
		expect(types).toEqual(['methodology.published', 'ranking.opened', 'ranking.opened', 'ranking.opened']);
		const text = z
			.string()
			.parse(await read('select methodology from app.prioritizations where id = $1', [more.draft]));
		const methodology = methodologySchema.parse(JSON.parse(text));
		expect(methodology.alternatives.map(({ id }) => id)).toEqual(more.problems.slice(0, 3).sort());
		expect(methodology.weights).toHaveLength(3);
		expect(await read('select methodology_hash from app.prioritizations where id = $1', [more.draft])).toBe(
			documentHash('methodology', methodology),
		);
		const seats = await read(
			`select jsonb_agg(jsonb_build_object('seat', id, 'label', label) order by id::text collate "C")
			from app.seats where nucleus_id = $1`,
			[exercise.nuclei.civil],
		);
		expect(methodology.rankings).toHaveLength(3);
		expect(methodology.rankings[0]).toMatchObject({ nucleus: exercise.nuclei.civil, quorum: 1, seats });
		expect(await refusal(exercise.staff, 'publish_prioritization', publish())).toBe('PZ401');
		const edit = { p_prioritization: more.draft, ...prioritizationOf(more.problems) };
		expect(await refusal(exercise.staff, 'edit_prioritization', edit)).toBe('PZ401');
	});

	it.each<[string, (openings: Record<string, unknown>[]) => unknown, string]>([
		['no rankings', () => '[]', 'PZ411'],
		['nothing where rankings go', () => null, 'PZ411'],
		['something else where rankings go', () => '{}', 'PZ411'],
		['rankings that are numbers', () => '[1]', 'PZ411'],
		[
			'a nucleus without a vote',
			(some) => json([{ ...some[0], nucleus: scene().exercise.nuclei.mute }]),
			'PZ411',
		],
		['a nucleus of nobody', (some) => json([{ ...some[0], nucleus: randomUUID() }]), 'PZ411'],
		['a nucleus twice', (some) => json([some[0], ...some]), 'PZ414'],
		['a nucleus of which nobody speaks', (some) => json(some.slice(1)), 'PZ414'],
		['a quorum of nobody', (some) => json([{ ...some[0], quorum: 0 }]), 'PZ409'],
		['no quorum', (some) => json([{ ...some[0], quorum: null }]), 'PZ409'],
		['a quorum that cannot be', (some) => json([{ ...some[0], quorum: 3 }]), 'PZ409'],
		['dates the wrong way round', (some) => json([{ ...some[0], opens: daysAway(11) }]), 'PZ202'],
		[
			'a date that has passed',
			(some) => json([{ ...some[0], opens: daysAway(-3), closes: daysAway(-2) }]),
			'PZ202',
		],
		['no dates', (some) => json([{ ...some[0], closes: null }]), 'PZ202'],
		['a date that never comes', (some) => json([{ ...some[0], closes: 'infinity' }]), 'PZ202'],
		[
			'a date in another age',
			(some) => json([{ ...some[0], closes: '2300-01-01T00:00:00Z' }, ...some.slice(1)]),
			'PZ202',
		],
		['a date that is none', (some) => json([{ ...some[0], opens: 'mañana' }, ...some.slice(1)]), 'PZ202'],
		['the 30th of February', (some) => json([{ ...some[0], opens: '2026-02-30T00:00:00Z' }]), 'PZ202'],
		[
			'a date in another zone of the sky',
			(some) => json([{ ...some[0], opens: '2026-02-01 Mars/Phobos' }]),
			'PZ202',
		],
		['a date that is a number', (some) => json([{ ...some[0], opens: 1e300 }]), 'PZ202'],
		[
			'an end within the second it opens',
			(some) => json([{ ...some[0], closes: String(some[0]?.opens).replace('Z', '.9Z') }]),
			'PZ202',
		],
	])('is refused with %s', async (_, change, code) => {
		const { exercise, more } = scene();
		const asked = publish({ p_rankings: change(openingsOf(exercise)) });
		expect(await refusal(exercise.staff, 'publish_prioritization', asked)).toBe(code);
		expect(await read('select state from app.prioritizations where id = $1', [more.draft])).toBe('draft');
	});

	it('leaves a nucleus out only with a reason, which everybody reads', async () => {
		const { exercise, more } = scene();
		const { nuclei, staff } = exercise;
		const reason = 'Todavía no nombra titulares.';
		const without = (leftOut: unknown) =>
			publish({ p_rankings: json(openingsOf(exercise, ['civil', 'authority'])), p_left_out: leftOut });
		const refuse = (leftOut: unknown) => refusal(staff, 'publish_prioritization', without(leftOut));
		expect(await refuse('[]')).toBe('PZ414');
		expect(await refuse(null)).toBe('PZ411');
		expect(await refuse(json([{ nucleus: nuclei.organ }]))).toBe('PZ302');
		expect(await refuse(json([{ nucleus: nuclei.organ, reason: 'corta' }]))).toBe('23514');
		expect(await refuse(json([{ nucleus: nuclei.civil, reason }]))).toBe('PZ414');
		for (const other of [nuclei.mute, randomUUID(), null])
			expect(await refuse(json([nuclei.organ, other].map((nucleus) => ({ nucleus, reason }))))).toBe('PZ411');
		await call(staff, 'publish_prioritization', without(json([{ nucleus: nuclei.organ, reason }])));
		const text = z
			.string()
			.parse(await read('select methodology from app.prioritizations where id = $1', [more.draft]));
		const methodology = methodologySchema.parse(JSON.parse(text));
		expect(methodology.leftOut).toEqual([{ nucleus: nuclei.organ, name: 'Órgano garante', reason }]);
		expect(methodology.weights).toHaveLength(2);
		const said = 'select reason from api.left_out_nuclei where prioritization_id = $1';
		expect(await read(said, [more.draft])).toBe(reason);
	});

	it('is refused to others, without a program, with one problem, and before the STL is constituted', async () => {
		const { client, exercise, more } = scene();
		const { staff } = exercise;
		for (const other of everyOther())
			expect(await refusal(other, 'publish_prioritization', publish())).toBe('PZ100');
		expect(await refusal(staff, 'publish_prioritization', publish({ p_software: '' }))).toBe('PZ002');
		const edit = { p_prioritization: more.draft, ...prioritizationOf(more.problems.slice(0, 1)) };
		await client.query('savepoint one');
		await call(staff, 'edit_prioritization', edit);
		expect(await refusal(staff, 'publish_prioritization', publish())).toBe('PZ400');
		await client.query('rollback to savepoint one');
		await client.query('update app.exercises set constituted_on = null where id = $1', [exercise.id]);
		expect(await refusal(staff, 'publish_prioritization', publish())).toBe('PZ120');
	});

	it('is refused when a chosen problem was merged meanwhile', async () => {
		const { client, exercise, more } = scene();
		const [first, second] = more.problems;
		// The standing one would protect them all: a problem it does not show.
		const alone = await addProblem(client, exercise, 'Problema nuevo');
		const edit = { p_prioritization: more.draft, ...prioritizationOf([alone, second ?? '']) };
		await call(exercise.staff, 'edit_prioritization', edit);
		await callAs(client, exercise.staff, 'merge_problems', {
			p_absorbed: alone,
			p_kept: first,
			p_reason: 'Hablan de lo mismo.',
		});
		expect(await refusal(exercise.staff, 'publish_prioritization', publish())).toBe('PZ305');
	});
});

verbs.proveAll();
