import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { folioOf } from '../../../../src/lib/evidence';
import { freeze, type FrozenBody } from '../../../load/frozenAnswers';
import { enrollStation, freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['quarantined_answers', 'decide_quarantined'], async ({ client, exercise }) => {
	const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
	return { open, station: await enrollStation(client, exercise, open) };
});
const { scene, call, refusal, refusalOf, entriesOf, read } = verbs;

const ids = (...bodies: FrozenBody[]) => bodies.map(({ id }) => id);
const submit = (body: FrozenBody, changes: Record<string, unknown> = {}) =>
	call(anybody, 'submit_answer', submissionOf(body, changes));
const close = () =>
	call(scene().exercise.staff, 'close_consultation', { p_consultation: scene().more.open.id });
const counts = () => call(anybody, 'consultation_counts', { p_consultation: scene().more.open.id });

async function sendLate(answers?: Record<string, unknown>): Promise<FrozenBody> {
	const body = freezeAnswer(scene().more.open, answers);
	await submit(body);
	return body;
}
/** An answer to a version of the questions that is not the frozen one. */
function answerOthers(answers: Record<string, unknown>): FrozenBody {
	const { survey } = scene().more.open;
	return freeze({ v: 1, survey, instrument: 'A'.repeat(43), language: 'es', answers });
}

const listed = z.array(
	z.object({
		id: z.string(),
		reason: z.string(),
		verdict: z.string().nullable(),
		decided: z.boolean(),
		mine: z.boolean(),
		station: z.string().nullable(),
	}),
);
const list = async (caller = scene().exercise.staff) =>
	listed.parse(await call(caller, 'quarantined_answers', { p_consultation: scene().more.open.id }));

const decide = (p_responses: string[], p_verdict: unknown = 'admit', p_reason: unknown = 'Sin señal.') => ({
	p_responses,
	p_verdict,
	p_reason,
});

describe('an answer in quarantine', () => {
	it('is kept whole and counted nowhere, once, with an entry that waits for its day to end', async () => {
		await close();
		const body = freezeAnswer(scene().more.open);
		const receipt = { folio: folioOf(body.id), late: false, standing: 'in_review' };
		expect(await entriesOf(async () => expect(await submit(body)).toMatchObject(receipt))).toEqual([
			'response.quarantined',
		]);
		expect(await entriesOf(async () => expect(await submit(body)).toMatchObject(receipt))).toEqual([]);
		expect(await read('select count(*)::int from app.responses where id = $1', [body.id])).toBe(0);
		expect(
			await read('select content from private.quarantined_openings where response_id = $1', [body.id]),
		).toBe(body.content);
		expect(await counts()).toMatchObject({ total: 0, inReview: 1 });
		expect(await call(anybody, 'find_receipt', { p_folio: receipt.folio })).toMatchObject([receipt]);
		const other = freezeAnswer(scene().more.open, { tema: 'luz' }, body.id);
		expect(await refusal(anybody, 'submit_answer', submissionOf(other))).toBe('PZ204');

		// The same day it waits, so that the log does not tell who came first; the day after it has its place.
		expect(await entriesOf(() => call(worker, 'close_due'))).toEqual([]);
		await scene().client.query('update app.quarantined_responses set received_on = received_on - 1');
		expect(await entriesOf(() => call(worker, 'close_due'))).toEqual(['batch.sealed']);
	});

	it('is there because it came late, answers other questions, or comes from a revoked tablet', async () => {
		const { exercise, more } = scene();
		const kiosk = { p_channel: 'kiosk', p_station_token: more.station.token };
		await submit(answerOthers({ otra: ['pregunta'] }));
		await call(exercise.staff, 'revoke_station', { p_station: more.station.id });
		await submit(freezeAnswer(more.open), kiosk);
		await close();
		await sendLate();
		const reasons = (await list()).map(({ reason, station }) => [reason, station]).sort();
		expect(reasons).toEqual([
			['after_close', null],
			['other_instrument', null],
			['station_revoked', 'Módulo de prueba'],
		]);
		// What is no answer to this survey is not kept at all.
		expect(
			await refusal(anybody, 'submit_answer', submissionOf(freezeAnswer(more.open, { tema: 'gas' }))),
		).toBe('PZ203');
	});

	it('is seen by staff and the guarantor, never with what it says, and by nobody else', async () => {
		const { administrator, exercise, stranger, more } = scene();
		await close();
		await sendLate({ tema: 'agua', detalle: 'Secreto en la fuente' });
		for (const who of [exercise.staff, exercise.guarantor]) expect(await list(who)).toHaveLength(1);
		expect(
			JSON.stringify(await call(exercise.staff, 'quarantined_answers', { p_consultation: more.open.id })),
		).not.toMatch(/Secreto|agua/);
		for (const other of [administrator, exercise.titular, exercise.facilitator, exercise.former, stranger])
			expect(await refusal(other, 'quarantined_answers', { p_consultation: more.open.id })).toBe('PZ100');
		expect(await refusal(exercise.staff, 'quarantined_answers', { p_consultation: null })).toBe('PZ100');
	});
});

describe('a decision', () => {
	it('to admit holds once another person decides the same, and then the answer counts', async () => {
		const { exercise } = scene();
		await close();
		const body = await sendLate();
		expect(await call(exercise.staff, 'decide_quarantined', decide(ids(body)))).toEqual({
			proposed: 1,
			decided: 0,
		});
		expect(await list()).toMatchObject([{ verdict: 'admit', decided: false, mine: true }]);
		expect(await list(exercise.guarantor)).toMatchObject([{ mine: false }]);
		// Twice the same person is one person.
		await call(exercise.staff, 'decide_quarantined', decide(ids(body), 'admit', 'Otra razón.'));
		expect(await counts()).toMatchObject({ total: 0, inReview: 1 });
		const types = await entriesOf(async () =>
			expect(await call(exercise.guarantor, 'decide_quarantined', decide(ids(body), 'admit', null))).toEqual({
				proposed: 0,
				decided: 1,
			}),
		);
		expect(types.sort()).toEqual(['batch.sealed', 'response.admitted']);
		expect(await counts()).toMatchObject({ total: 1, inReview: 0 });
		expect(
			await read(
				`select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries where type = 'response.admitted'
				and exercise_id = $1`,
				[exercise.id],
			),
		).toMatchObject({ reason: 'Otra razón.', roles: ['guarantor', 'stl_staff'] });
		expect(await submit(body)).toMatchObject({ standing: 'counted' });
		expect(await call(anybody, 'find_receipt', { p_folio: folioOf(body.id) })).toMatchObject([
			{ standing: 'counted' },
		]);
		const page = { p_consultation: scene().more.open.id };
		expect(await call(exercise.staff, 'consultation_answers', page)).toMatchObject([{ id: body.id }]);
		expect(await read('select count(*)::int from private.quarantined_openings')).toBe(0);
	});

	it('to reject leaves the answer uncounted, said in the log and on its receipt', async () => {
		const { exercise } = scene();
		await close();
		const [one, other] = [await sendLate(), await sendLate()];
		await call(exercise.guarantor, 'decide_quarantined', decide(ids(one, other), 'reject'));
		const types = await entriesOf(() =>
			call(exercise.staff, 'decide_quarantined', decide(ids(one, other), 'reject')),
		);
		expect(types.sort()).toEqual(['batch.sealed', 'response.rejected', 'response.rejected']);
		expect(await counts()).toMatchObject({ total: 0, inReview: 0 });
		expect(await submit(one)).toMatchObject({ standing: 'rejected' });
	});

	it('that another person does not share becomes theirs, and waits for a second one', async () => {
		const { exercise } = scene();
		await close();
		const body = await sendLate();
		await call(exercise.staff, 'decide_quarantined', decide(ids(body), 'admit'));
		await call(exercise.guarantor, 'decide_quarantined', decide(ids(body), 'reject', 'Llegó tarde.'));
		expect(await list(exercise.guarantor)).toMatchObject([{ verdict: 'reject', decided: false, mine: true }]);
		await call(exercise.staff, 'decide_quarantined', decide(ids(body), 'reject'));
		expect(await list()).toMatchObject([{ verdict: 'reject', decided: true }]);
		expect(await refusalOf(exercise.staff, 'decide_quarantined', decide(ids(body)))).toMatchObject({
			code: 'PZ220',
			detail: folioOf(body.id),
		});
	});

	it('before the close counts at the close', async () => {
		const { exercise } = scene();
		const fits = answerOthers({ tema: 'agua' });
		await submit(fits);
		await call(exercise.staff, 'decide_quarantined', decide(ids(fits)));
		await call(exercise.guarantor, 'decide_quarantined', decide(ids(fits)));
		await close();
		expect(
			await read(
				`select (convert_from(entry, 'UTF8')::jsonb #> '{body,accepted}')::int from app.log_entries
				where type = 'survey.closed' and exercise_id = $1`,
				[exercise.id],
			),
		).toBe(1);
	});

	it('is refused to others, without a reason, of no kind, and to admit what answers other questions', async () => {
		const { administrator, exercise, stranger } = scene();
		const body = answerOthers({ otra: ['pregunta'] });
		await submit(body);
		for (const other of [administrator, exercise.titular, exercise.former, stranger])
			expect(await refusal(other, 'decide_quarantined', decide(ids(body)))).toBe('PZ100');
		const ask = (...rest: [unknown?, unknown?]) =>
			refusal(exercise.staff, 'decide_quarantined', decide(ids(body), ...rest));
		expect(await refusal(exercise.staff, 'decide_quarantined', decide([]))).toBe('PZ100');
		expect(await ask('admit')).toBe('PZ221');
		expect(await ask('olvidar')).toBe('PZ002');
		expect(await ask(null)).toBe('PZ002');
		expect(await ask('reject', null)).toBe('PZ302');
		expect(await ask('reject', ' ')).toBe('PZ302');
		expect(await ask('reject', 'No es de aquí.')).toBe('none');
	});
});

verbs.proveAll();
