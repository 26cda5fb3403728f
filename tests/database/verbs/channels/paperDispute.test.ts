import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anybody, daysAway } from '../../scene/stage';
import { light, neverMet, usePaper, water } from './paperScene';

const paper = usePaper(['disputed_sheet', 'resolve_sheet'], neverMet('resolve_sheet'));
const { scene, call, refusal, refusalOf, read, outsiders, makeSheets, contentOf, entering } = paper;

const reachDispute = async () => {
	const { one, two } = scene().more;
	const { ids, sheets } = await makeSheets({ p_count: 1 });
	await call(one, 'enter_sheet', entering(ids[0], water));
	expect(await call(two, 'enter_sheet', entering(ids[0], light))).toEqual({
		state: 'in_dispute',
		receipt: null,
	});
	return { id: z.string().parse(ids[0]), folio: sheets[0]?.folio };
};

describe('what two people read differently', () => {
	it('is seen by a third one alone', async () => {
		const { one, two, three } = scene().more;
		const { id } = await reachDispute();
		for (const other of outsiders())
			expect(await refusal(other, 'disputed_sheet', { p_sheet: id })).toMatch(/PZ100|42501/);
		for (const reader of [one, two])
			expect(await refusal(reader, 'disputed_sheet', { p_sheet: id })).toBe('PZ271');
		expect(await refusal(three, 'enter_sheet', entering(id, water))).toBe('PZ270');
		expect(await call(three, 'disputed_sheet', { p_sheet: id })).toEqual([
			contentOf(water),
			contentOf(light),
		]);
		const { ids } = await makeSheets();
		expect(await refusal(three, 'disputed_sheet', { p_sheet: ids[0] })).toBe('PZ270');
	});

	it('is resolved by a third one with a reason, only where they differ', async () => {
		const { client, more } = scene();
		const { one, two, three } = more;
		const { id, folio } = await reachDispute();
		const resolving = (answers: Record<string, unknown>, p_reason: string | null = 'mistyped') => ({
			...entering(id, answers),
			p_reason,
		});
		for (const other of outsiders())
			expect(await refusal(other, 'resolve_sheet', resolving(light))).toMatch(/PZ100|42501/);
		for (const reader of [one, two])
			expect(await refusal(reader, 'resolve_sheet', resolving(light))).toBe('PZ271');
		for (const reason of [null, '', 'porque sí'])
			expect(await refusal(three, 'resolve_sheet', resolving(light, reason))).toBe('PZ302');
		expect(await refusal(three, 'resolve_sheet', resolving({ tema: 'gas' }))).toBe('PZ203');
		expect(await refusal(three, 'resolve_sheet', { ...resolving(light), p_content: '{ }' })).toBe('PZ001');
		// Both read the same place: it is not for a third person to change, nor to leave out.
		for (const changed of [{ tema: 'luz', detalle: 'Otra' }, { tema: 'luz' }])
			expect(await refusalOf(three, 'resolve_sheet', resolving(changed))).toMatchObject({
				code: 'PZ002',
				detail: 'detalle',
			});
		await client.query('savepoint before_late');
		await client.query(`update app.consultations set opens_at = $2, closes_at = $3 where id = $1`, [
			more.open.id,
			daysAway(-90),
			daysAway(-60),
		]);
		expect(await refusal(three, 'resolve_sheet', resolving(light))).toBe('PZ200');
		await client.query('rollback to savepoint before_late');
		expect(await call(three, 'resolve_sheet', resolving(light))).toMatchObject({
			state: 'entered',
			receipt: { folio, standing: 'counted' },
		});
		expect(
			await read(
				`select string_agg(turn || (commitment = (select r.commitment from app.responses r where r.id = $1))::text, ' ' order by turn)
					|| ' ' || (select resolved_as from app.paper_sheets where id = $1) || ' ' || count(content)
				from private.paper_entries where sheet_id = $1`,
				[id],
			),
		).toBe('1false 2true 3true mistyped 0');
		expect(await refusal(three, 'resolve_sheet', resolving(light))).toBe('PZ270');
		expect(await call(anybody, 'consultation_counts', { p_consultation: more.open.id })).toMatchObject({
			sheets: { entered: 1, resolved: 1 },
			channels: { paper: 1 },
		});
	});
});

paper.proveAll();
