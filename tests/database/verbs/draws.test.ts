import { describe, expect, it } from 'vitest';
import {
	addProblems,
	closeWithEverybody,
	drawRule,
	publishPrioritization,
	reachDraw,
} from '../scene/ranking';
import { anybody } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(['enter_draw'], async ({ client, exercise }) => {
	const problems = await addProblems(client, exercise, 3);
	const open = (name: string, changes = {}) =>
		publishPrioritization(client, exercise, `${exercise.slug}-${name}`, problems, 'anonymous', changes);
	const drawn = await open('sorteada', { p_tie_rule: drawRule() });
	const tied = await open('empatada');
	await closeWithEverybody(client, exercise, drawn);
	await closeWithEverybody(client, exercise, tied);
	return { drawn, tied, standing: await open('abierta', { p_tie_rule: drawRule() }) };
});
const { scene, call, refusal, entriesOf, read } = verbs;

const entered = (drawn = '48213') => ({ p_prioritization: scene().more.drawn.id, p_drawn: drawn });

describe('what a draw gave', () => {
	it('holds once two people entered the same, and is then in the record', async () => {
		const { client, exercise, more } = scene();
		await reachDraw(client, more.drawn);
		const first = await entriesOf(async () =>
			expect(await call(exercise.staff, 'enter_draw', entered())).toEqual({ agreed: false, differs: false }),
		);
		expect(first).toEqual([]);
		// The same person twice is one person.
		expect(await call(exercise.staff, 'enter_draw', entered())).toEqual({ agreed: false, differs: false });
		const second = await entriesOf(async () =>
			expect(await call(exercise.guarantor, 'enter_draw', entered())).toEqual({
				agreed: true,
				differs: false,
			}),
		);
		expect(second).toEqual(['tiebreak.drawn']);
		const seen = 'select drawn from api.tie_draws where prioritization_id = $1';
		expect(await read(seen, [more.drawn.id])).toBe('48213');
		expect(await refusal(exercise.staff, 'enter_draw', entered())).toBe('PZ418');
	});

	it('does not hold while they differ, and whoever misread enters it again', async () => {
		const { client, exercise, more } = scene();
		await reachDraw(client, more.drawn);
		await call(exercise.staff, 'enter_draw', entered('48231'));
		expect(await call(exercise.guarantor, 'enter_draw', entered())).toEqual({ agreed: false, differs: true });
		expect(
			await read('select count(*) from app.tie_draws where prioritization_id = $1', [more.drawn.id]),
		).toBe('0');
		expect(await call(exercise.staff, 'enter_draw', entered())).toEqual({ agreed: true, differs: false });
	});

	it('is entered by staff and guarantor alone, on its day or later, where one was announced', async () => {
		const { administrator, client, exercise, more, stranger } = scene();
		const { staff, facilitator, titular } = exercise;
		for (const other of [administrator, facilitator, titular, stranger])
			expect(await refusal(other, 'enter_draw', entered())).toBe('PZ100');
		expect(await refusal(anybody, 'enter_draw', entered())).toBe('42501');
		expect(await refusal(staff, 'enter_draw', entered())).toBe('PZ418');
		await reachDraw(client, more.drawn);
		for (const odd of ['', ' 1', 'x'.repeat(201), null])
			expect(await refusal(staff, 'enter_draw', { ...entered(), p_drawn: odd })).toBe('PZ419');
		for (const { id } of [more.tied, more.standing])
			expect(await refusal(staff, 'enter_draw', { ...entered(), p_prioritization: id })).toBe('PZ418');
		await reachDraw(client, more.standing);
		expect(await refusal(staff, 'enter_draw', { ...entered(), p_prioritization: more.standing.id })).toBe(
			'PZ418',
		);
	});
});

verbs.proveAll();
