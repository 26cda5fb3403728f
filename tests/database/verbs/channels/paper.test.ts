import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freezeAnswer, submissionOf } from '../../scene/consultation';
import { anybody, daysAway, type Parameters } from '../../scene/stage';
import { light, neverMet, usePaper, water } from './paperScene';

const paper = usePaper(
	['make_sheets', 'paper_batches', 'paper_sheets', 'mark_sheets', 'find_sheet', 'enter_sheet'],
	neverMet('enter_sheet'),
);
const { scene, call, refusal, refusalOf, read, outsiders, wanted, makeSheets, contentOf, entering } = paper;

describe('sheets', () => {
	it('are made by staff of a published consultation that takes paper, with numbers that go on', async () => {
		const { exercise, more } = scene();
		for (const other of outsiders())
			expect(await refusal(other, 'make_sheets', wanted())).toMatch(/PZ100|42501/);
		const refused = (changes: Parameters) => refusalOf(exercise.staff, 'make_sheets', wanted(changes));
		expect((await refused({ p_consultation: more.webOnly.id })).code).toBe('PZ206');
		expect(await refused({ p_language: 'nah' })).toMatchObject({ code: 'PZ002', detail: 'language' });
		expect(await refused({ p_place: randomUUID() })).toMatchObject({ code: 'PZ002', detail: 'place' });
		for (const count of [0, 501]) expect((await refused({ p_count: count })).code).toBe('23514');
		const { sheets } = await makeSheets();
		expect(sheets.map(({ number }) => number)).toEqual([1, 2, 3]);
		expect(new Set(sheets.map(({ folio }) => folio)).size).toBe(3);
		expect((await makeSheets({ p_count: 2 })).sheets.map(({ number }) => number)).toEqual([4, 5]);
		expect(await call(exercise.staff, 'paper_batches', { p_consultation: more.open.id })).toMatchObject([
			{
				first: 4,
				made: 2,
				handedOut: 0,
				entered: 0,
				label: 'Mercado de prueba',
				language: 'es',
				place: null,
			},
			{ first: 1, made: 3 },
		]);
		await call(exercise.staff, 'close_consultation', { p_consultation: more.open.id });
		expect((await refused({})).code).toBe('PZ200');
	});

	it('are read by staff alone, by batch and by code', async () => {
		const { exercise, more } = scene();
		const { batch, sheets } = await makeSheets();
		const finding = { p_consultation: more.open.id, p_folio: sheets[1]?.folio };
		for (const other of outsiders()) {
			expect(await refusal(other, 'paper_batches', { p_consultation: more.open.id })).toMatch(/PZ100|42501/);
			expect(await refusal(other, 'paper_sheets', { p_paper_batch: batch })).toMatch(/PZ100|42501/);
			expect(await refusal(other, 'find_sheet', finding)).toMatch(/PZ100|42501/);
		}
		expect(await call(exercise.staff, 'find_sheet', finding)).toMatchObject({
			id: sheets[1]?.id,
			number: 2,
			state: 'made',
			mine: false,
			label: 'Mercado de prueba',
		});
		expect(await call(exercise.staff, 'find_sheet', { ...finding, p_folio: 'AAAA-AAAA' })).toBeNull();
		expect(
			await call(exercise.staff, 'paper_sheets', { p_paper_batch: batch, p_after: 1, p_limit: 1 }),
		).toMatchObject([{ number: 2 }]);
		expect(await call(exercise.staff, 'paper_sheets', { p_paper_batch: batch, p_state: 'void' })).toEqual([]);
	});

	it('are handed out, come back blank or are void, until somebody reads them', async () => {
		const { exercise, more } = scene();
		const { batch, ids } = await makeSheets();
		const marking = (p_first: number, p_last: number, p_state: string | null) => ({
			p_paper_batch: batch,
			p_first,
			p_last,
			p_state,
		});
		const mark = (first: number, last: number, state: string) =>
			call(exercise.staff, 'mark_sheets', marking(first, last, state));
		for (const other of outsiders())
			expect(await refusal(other, 'mark_sheets', marking(1, 3, 'void'))).toMatch(/PZ100|42501/);
		for (const state of ['entered', 'lost', null])
			expect(await refusal(exercise.staff, 'mark_sheets', marking(1, 3, state))).toBe('PZ002');
		expect(await refusal(exercise.staff, 'mark_sheets', marking(4, 9, 'void'))).toBe('PZ101');
		expect(await mark(1, 3, 'handed_out')).toBe(3);
		expect(await mark(1, 1, 'blank')).toBe(1);
		expect(await mark(2, 2, 'void')).toBe(1);
		const counts = async () =>
			(await call(anybody, 'consultation_counts', { p_consultation: more.open.id })) as object;
		expect(await counts()).toMatchObject({
			sheets: { made: 3, handedOut: 3, blank: 1, void: 1, entered: 0, resolved: 0 },
		});
		for (const id of ids.slice(0, 2))
			expect(await refusal(more.one, 'enter_sheet', entering(id, water))).toBe('PZ270');
		expect(await mark(1, 2, 'made')).toBe(2);
		await call(more.one, 'enter_sheet', entering(ids[0], water));
		expect(await refusal(exercise.staff, 'mark_sheets', marking(1, 3, 'void'))).toBe('PZ270');
		expect(await mark(2, 3, 'void')).toBe(2);
		expect(await counts()).toMatchObject({ sheets: { made: 3, handedOut: 2, void: 2 } });
	});
});

describe('what two people read', () => {
	it('alike is stored once as an answer, and only hashes stay', async () => {
		const { exercise, more } = scene();
		const key = z.object({ place: z.uuid() }).parse(
			await call(exercise.staff, 'create_place', {
				p_consultation: more.open.id,
				p_name: 'Mercado de prueba',
				p_kind: 'market',
				p_municipality: '20067',
			}),
		);
		const { ids, sheets } = await makeSheets({ p_place: key.place });
		const [first] = ids;
		const scan = 'A'.repeat(43);
		for (const other of outsiders())
			expect(await refusal(other, 'enter_sheet', entering(first, water))).toMatch(/PZ100|42501/);
		expect(await call(more.one, 'enter_sheet', entering(first, light, { p_scan_hash: scan }))).toEqual({
			state: 'entered_once',
			receipt: null,
		});
		// Put right before anybody else read it; the scan stays.
		await call(more.one, 'enter_sheet', entering(first, water));
		expect(
			await call(more.one, 'find_sheet', { p_consultation: more.open.id, p_folio: sheets[0]?.folio }),
		).toMatchObject({ mine: true, state: 'entered_once' });
		expect(await read(`select count(*) from app.responses where id = $1`, [first])).toBe('0');
		expect(await call(more.two, 'enter_sheet', entering(first, water))).toMatchObject({
			state: 'entered',
			receipt: { folio: sheets[0]?.folio, standing: 'counted', late: false },
		});
		expect(
			await read(
				`select channel || ' ' || (place_id = $2)::text || ' ' || (select content from private.response_openings where response_id = $1)
				from app.responses where id = $1`,
				[first, key.place],
			),
		).toBe(`paper true ${contentOf(water)}`);
		expect(
			await read(
				`select count(*) || ' ' || count(content) || ' ' || count(scan_hash) || ' ' ||
					bool_and(commitment = (select r.commitment from app.responses r where r.id = $1))
				from private.paper_entries where sheet_id = $1`,
				[first],
			),
		).toBe('2 0 1 true');
		for (const again of [more.one, more.two, more.three])
			expect(await refusal(again, 'enter_sheet', entering(first, water))).toBe('PZ270');
		expect(await call(exercise.staff, 'place_counts', { p_consultation: more.open.id })).toEqual([
			{ place: key.place, channel: 'paper', assisted: false, count: 1 },
		]);
	});

	it('is judged by the questions, nothing required, in the language of the sheet', async () => {
		const { one } = scene().more;
		const { ids } = await makeSheets();
		const [first] = ids;
		const refused = (changes: Parameters) =>
			refusalOf(one, 'enter_sheet', { ...entering(first, water), ...changes });
		expect(await refused({ p_content: contentOf({ tema: 'gas' }) })).toMatchObject({ code: 'PZ203' });
		expect(await refused({ p_content: contentOf({}) })).toMatchObject({ code: 'PZ203' });
		expect(await refused({ p_content: '{ }' })).toMatchObject({ code: 'PZ001' });
		expect(await refused({ p_content: null })).toMatchObject({ code: 'PZ001' });
		expect(await refused({ p_scan_hash: 'x' })).toMatchObject({ code: 'PZ001' });
		const other = JSON.parse(contentOf(water)) as Record<string, unknown>;
		expect(
			await refused({ p_content: contentOf(water).replace(String(other.instrument), 'B'.repeat(42) + 'A') }),
		).toMatchObject({ code: 'PZ002' });
		expect(await refused({ p_content: contentOf(water).replace('"es"', '"en"') })).toMatchObject({
			code: 'PZ002',
		});
		// `tema` is required on a screen.
		await call(one, 'enter_sheet', entering(first, { detalle: 'Aquí' }));
		await call(scene().more.two, 'enter_sheet', entering(first, { detalle: 'Aquí' }));
	});

	it('is no answer from anybody else', async () => {
		const { ids } = await makeSheets();
		const body = freezeAnswer(scene().more.open, water, z.string().parse(ids[0]));
		expect(await refusal(anybody, 'submit_answer', submissionOf(body, { p_channel: 'paper' }))).toBe('PZ206');
		expect(await refusal(scene().more.one, 'submit_answer', submissionOf(body, { p_channel: 'paper' }))).toBe(
			'PZ206',
		);
	});

	it('after the days of grace waits in review, and thirty days later is refused', async () => {
		const { client, exercise, more } = scene();
		const { ids } = await makeSheets();
		await call(more.one, 'enter_sheet', entering(ids[0], water));
		await call(more.one, 'enter_sheet', entering(ids[1], water));
		await call(exercise.staff, 'close_consultation', { p_consultation: more.open.id });
		expect(await call(more.two, 'enter_sheet', entering(ids[0], water))).toMatchObject({
			state: 'entered',
			receipt: { standing: 'in_review' },
		});
		await client.query(`update app.consultations set opens_at = $2, closes_at = $3 where id = $1`, [
			more.open.id,
			daysAway(-90),
			daysAway(-60),
		]);
		expect(await refusal(more.two, 'enter_sheet', entering(ids[1], water))).toBe('PZ200');
		await client.query('select private.forget_sheet_entries()');
		expect(
			await read(`select count(content) from private.paper_entries where sheet_id = any ($1)`, [ids]),
		).toBe('0');
	});
});

paper.proveAll();
