import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashOfText } from '../../scene/documents';
import {
	addProblems,
	closeWithEverybody,
	openingsOf,
	publishPrioritization,
	resultOf,
	settle,
} from '../../scene/ranking';
import { publishSeal } from '../../scene/seal';
import { anybody, json, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['take_sheet', 'prepare_sheet'], async ({ client, exercise }) => {
	// This installation seals, whatever else the database was used for.
	await client.query(
		`insert into app.log_keys (public_key, number, cause) values ($1, 1, 'first') on conflict do nothing`,
		['A'.repeat(43)],
	);
	const problems = await addProblems(client, exercise, 3);
	const list = await publishPrioritization(client, exercise, `${exercise.slug}-ficha`, problems);
	await closeWithEverybody(client, exercise, list);
	return list;
});
const { scene, call, refusal, entriesOf, read } = verbs;

const take = () => call(worker, 'take_sheet', { p_exercise: scene().exercise.id });
const seal = () => publishSeal(scene().client, scene().exercise.id);
const count = () => settle(scene().client, scene().more);
const result = () =>
	read('select id from app.results where prioritization_id = $1 order by version desc limit 1', [
		scene().more.id,
	]);
/** Whoever took it is gone. */
const letTimePass = () => read(`update private.sheet_turns set next_try_at = now() - interval '1 second'`);
const sheetOf = async (hash: string, changes: object = {}) => ({
	p_result: await result(),
	p_title: 'Ficha metodológica: Problemas de prueba',
	p_file: json({ hash, name: 'ficha.pdf', bytes: 2_000 }),
	...changes,
});
const prepare = async (hash: string) => call(worker, 'prepare_sheet', await sheetOf(hash));
const file = (document: unknown, hash: string) =>
	call(worker, 'file_document', { p_document: document, p_hash: hash });
const annul = () =>
	call(scene().exercise.staff, 'annul_ranking', {
		p_ranking: scene().more.rankings.organ,
		p_reason: 'Se abrió con otra lista de asientos.',
	});

describe('the sheet of a result', () => {
	it('is printed once the result is sealed, by one instance at a time, and filed once', async () => {
		expect(await take()).toBeNull();
		await count();
		expect(await take()).toBeNull();
		await seal();
		const taken = { result: await result(), prioritization: scene().more.id, version: 1 };
		expect(await take()).toEqual(taken);
		expect(await take()).toBeNull();
		// The first died, and came back after all.
		await letTimePass();
		expect(await take()).toEqual(taken);
		const [early, late] = [hashOfText('uno'), hashOfText('dos')];
		const first = await prepare(early);
		const second = await prepare(late);
		expect(await refusal(worker, 'file_document', { p_document: first, p_hash: early })).toBe('PZ101');
		expect(await entriesOf(() => file(second, late))).toEqual(['document.filed']);
		expect(await prepare(hashOfText('tres'))).toBeNull();
		await letTimePass();
		expect(await take()).toBeNull();
		expect(
			await read(
				`select jsonb_agg(jsonb_build_array(d.id, d.kind, d.role, d.is_public, d.about, d.file_hash))
				from app.documents d where d.exercise_id = $1`,
				[scene().exercise.id],
			),
		).toEqual([[second, 'ficha', 'server', true, scene().more.id, late]]);
	});

	it('is no more when a nucleus votes again, and another one of the result that follows', async () => {
		await count();
		await seal();
		const hash = hashOfText('antes');
		await file(await prepare(hash), hash);
		await annul();
		expect(await prepare(hashOfText('anulado'))).toBeNull();
		const [opening] = openingsOf(scene().exercise, ['organ']);
		await call(scene().exercise.staff, 'reopen_ranking', {
			p_annulled: scene().more.rankings.organ,
			p_opens: opening?.opens,
			p_closes: opening?.closes,
		});
		await read(`update app.rankings set closes_at = now() where prioritization_id = $1 and state = 'open'`, [
			scene().more.id,
		]);
		await call(worker, 'close_due');
		await call(worker, 'record_result', await resultOf(scene().client, scene().more));
		await seal();
		expect(await take()).toMatchObject({ version: 2 });
		const later = hashOfText('después');
		expect(await entriesOf(async () => file(await prepare(later), later))).toEqual(['document.filed']);
	});

	it('waits while the log is halted, is of no result that is not there, and is taken by no person', async () => {
		await count();
		await seal();
		await read(
			`insert into app.log_halts (exercise_id, reason, size, root, halted_on) values ($1, 'smaller', 1, sha256(''), current_date)`,
			[scene().exercise.id],
		);
		expect(await take()).toBeNull();
		expect(await prepare(hashOfText('detenido'))).toBeNull();
		const unknown = await sheetOf(hashOfText('x'), { p_result: randomUUID() });
		expect(await refusal(worker, 'prepare_sheet', unknown)).toBe('PZ101');
		for (const caller of [anybody, scene().stranger, scene().exercise.staff]) {
			expect(await refusal(caller, 'take_sheet', { p_exercise: null })).toBe('42501');
			expect(await refusal(caller, 'prepare_sheet', unknown)).toBe('42501');
		}
	});

	it('is the only document that nobody handed over', async () => {
		const by = (values: string) =>
			scene()
				.client.query(
					`insert into app.documents (exercise_id, kind, title, file_name, file_type, file_bytes, file_hash, role, is_public,
						prepared_on, result_id) values ($1, ${values}, $2)`,
					[scene().exercise.id, null],
				)
				.then(
					() => 'none',
					(problem: unknown) => (problem as { constraint?: string }).constraint,
				);
		await scene().client.query('savepoint before_row');
		expect(
			await by(
				`'acta', 'Acta de prueba', 'a.pdf', 'application/pdf', 9, '${'A'.repeat(43)}', 'server', true, current_date`,
			),
		).toBe('documents_of_the_server_are_sheets');
	});
});

verbs.proveAll();
