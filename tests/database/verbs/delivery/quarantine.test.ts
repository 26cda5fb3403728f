import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { folioOf } from '../../../../src/lib/evidence';
import { freeze, type FrozenBody } from '../../../load/frozenAnswers';
import { enrollStation, freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, worker, type Caller } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['quarantined_answers', 'quarantine_proposals', 'propose_verdict', 'agree_with_verdict'],
	async ({ client, exercise }) => {
		const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
		return { open, station: await enrollStation(client, exercise, open) };
	},
);
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
		station: z.string().nullable(),
	}),
);
type State = 'waiting' | 'today' | 'proposed' | 'decided';
const list = async (p_state: State = 'waiting', caller = scene().exercise.staff, page = {}) =>
	listed.parse(
		await call(caller, 'quarantined_answers', { p_consultation: scene().more.open.id, p_state, ...page }),
	);
const proposals = (caller = scene().exercise.staff) =>
	call(caller, 'quarantine_proposals', { p_consultation: scene().more.open.id });

/** What came today is decided on from tomorrow on: as if a day had gone by. */
const letADayPass = () =>
	scene().client.query('update app.quarantined_responses set received_on = received_on - 1');

const verdict = (p_responses: string[], p_verdict: unknown = 'admit', p_reason: unknown = 'Sin señal.') => ({
	p_responses,
	p_verdict,
	p_reason,
});
const proposed = z.object({ proposal: z.uuid(), proposed: z.number() });
const propose = async (caller: Caller, ...of: Parameters<typeof verdict>) =>
	proposed.parse(await call(caller, 'propose_verdict', verdict(...of))).proposal;
const agree = (caller: Caller, p_proposal: string) => call(caller, 'agree_with_verdict', { p_proposal });

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
		await letADayPass();
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
		const reasons = (await list('today')).map(({ reason, station }) => [reason, station]).sort();
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
		const page = { p_consultation: more.open.id, p_state: 'today' };
		for (const who of [exercise.staff, exercise.guarantor]) expect(await list('today', who)).toHaveLength(1);
		expect(JSON.stringify(await call(exercise.staff, 'quarantined_answers', page))).not.toMatch(
			/Secreto|agua/,
		);
		for (const other of [administrator, exercise.titular, exercise.facilitator, exercise.former, stranger]) {
			expect(await refusal(other, 'quarantined_answers', page)).toBe('PZ100');
			expect(await refusal(other, 'quarantine_proposals', { p_consultation: more.open.id })).toBe('PZ100');
		}
		expect(await refusal(exercise.staff, 'quarantined_answers', { ...page, p_consultation: null })).toBe(
			'PZ100',
		);
	});

	it('is read a page at a time, however many there are', async () => {
		await close();
		const sent = ids(await sendLate(), await sendLate(), await sendLate()).sort();
		await letADayPass();
		const [first, second] = await list('waiting', undefined, { p_limit: 2 });
		expect([first?.id, second?.id]).toEqual(sent.slice(0, 2));
		const rest = await list('waiting', undefined, { p_limit: 2, p_after: second?.id });
		expect(rest.map(({ id }) => id)).toEqual(sent.slice(2));
	});

	it('leaves nothing in the log that whoever sent it could choose', async () => {
		await submit(answerOthers({}));
		const body = await read(
			`select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries where type = 'response.quarantined'
			and exercise_id = $1`,
			[scene().exercise.id],
		);
		const keys = Object.keys(z.object({}).loose().parse(body)).sort();
		expect(keys).toEqual(['channel', 'commitment', 'reason', 'survey']);
	});
});

describe('a decision', () => {
	it('to admit holds once another person agrees, and then the answer counts', async () => {
		const { exercise } = scene();
		await close();
		const body = await sendLate();
		await letADayPass();
		await propose(exercise.staff, ids(body));
		expect(await list('proposed')).toMatchObject([{ id: body.id, verdict: 'admit' }]);
		expect(await proposals()).toMatchObject([{ mine: true, answers: [{ id: body.id }] }]);
		expect(await proposals(exercise.guarantor)).toMatchObject([{ mine: false, reason: 'Sin señal.' }]);
		// Twice the same person is one person.
		const again = await propose(exercise.staff, ids(body), 'admit', 'Otra razón.');
		expect(await refusal(exercise.staff, 'agree_with_verdict', { p_proposal: again })).toBe('PZ100');
		expect(await counts()).toMatchObject({ total: 0, inReview: 1 });
		const types = await entriesOf(async () =>
			expect(await agree(exercise.guarantor, again)).toEqual({ decided: 1 }),
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

	it('is of what the second person read: another reason is another proposal', async () => {
		const { exercise } = scene();
		await close();
		const body = await sendLate();
		await letADayPass();
		const read = await propose(exercise.staff, ids(body));
		await propose(exercise.staff, ids(body), 'admit', 'La razón cambió.');
		expect(await refusal(exercise.guarantor, 'agree_with_verdict', { p_proposal: read })).toBe('PZ220');
		expect(await counts()).toMatchObject({ total: 0, inReview: 1 });
	});

	it('is for the days that are over, and what came today goes on waiting for its fellows', async () => {
		const { exercise } = scene();
		await close();
		const past = await sendLate();
		await letADayPass();
		const fresh = await sendLate();
		expect(await refusalOf(exercise.staff, 'propose_verdict', verdict(ids(past, fresh)))).toMatchObject({
			code: 'PZ240',
			detail: folioOf(fresh.id),
		});
		await agree(exercise.guarantor, await propose(exercise.staff, ids(past)));
		const waiting = `select count(*)::int from app.log_entries where type = 'response.quarantined' and position is null
			and exercise_id = $1`;
		expect(await read(waiting, [exercise.id])).toBe(1);
		expect(await list('today')).toMatchObject([{ id: fresh.id }]);
	});

	it('to reject leaves the answer uncounted, said in the log and on its receipt', async () => {
		const { client, exercise, more } = scene();
		await close();
		const [one, other] = [await sendLate(), await sendLate()];
		await letADayPass();
		const proposal = await propose(exercise.guarantor, ids(one, other), 'reject');
		const types = await entriesOf(() => agree(exercise.staff, proposal));
		expect(types.sort()).toEqual(['batch.sealed', 'response.rejected', 'response.rejected']);
		expect(await counts()).toMatchObject({ total: 0, inReview: 0 });
		expect(await submit(one)).toMatchObject({ standing: 'rejected' });
		// What they said is kept while more may come, and then erased.
		const openings = () => read('select count(*)::int from private.quarantined_openings');
		await call(worker, 'close_due');
		expect(await openings()).toBe(2);
		await client.query(
			`update app.consultations set opens_at = now() - interval '90 days', closes_at = now() - interval '60 days' where id = $1`,
			[more.open.id],
		);
		await call(worker, 'close_due');
		expect(await openings()).toBe(0);
	});

	it('that another person does not share becomes theirs, and waits for a second one', async () => {
		const { exercise } = scene();
		await close();
		const body = await sendLate();
		await letADayPass();
		await propose(exercise.staff, ids(body), 'admit');
		const other = await propose(exercise.guarantor, ids(body), 'reject', 'Llegó tarde.');
		expect(await proposals(exercise.guarantor)).toMatchObject([{ verdict: 'reject', mine: true }]);
		await agree(exercise.staff, other);
		expect(await list('decided')).toMatchObject([{ verdict: 'reject' }]);
		expect(await refusal(exercise.staff, 'agree_with_verdict', { p_proposal: other })).toBe('PZ220');
		expect(await refusalOf(exercise.staff, 'propose_verdict', verdict(ids(body)))).toMatchObject({
			code: 'PZ220',
			detail: folioOf(body.id),
		});
	});

	it('before the close counts at the close, and leaves the answer its key', async () => {
		const { exercise } = scene();
		const fits = answerOthers({ tema: 'agua' });
		const key = '0123456789ABCDEFGHJK';
		const p_key_hash = createHash('sha256').update(`prioriza/receipt-key/v1\0${key}`).digest('base64url');
		await submit(fits, { p_key_hash });
		await letADayPass();
		await agree(exercise.guarantor, await propose(exercise.staff, ids(fits)));
		expect(await call(anybody, 'open_receipt', { p_folio: folioOf(fits.id), p_key: key })).toMatchObject({
			folio: folioOf(fits.id),
		});
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
		const { administrator, client, exercise, stranger } = scene();
		const body = answerOthers({ otra: ['pregunta'] });
		await submit(body);
		await letADayPass();
		const others = [administrator, exercise.titular, exercise.former, stranger];
		for (const other of others)
			expect(await refusal(other, 'propose_verdict', verdict(ids(body)))).toBe('PZ100');
		const ask = (...rest: [unknown?, unknown?]) =>
			refusal(exercise.staff, 'propose_verdict', verdict(ids(body), ...rest));
		expect(await refusal(exercise.staff, 'propose_verdict', verdict([]))).toBe('PZ100');
		expect(await ask('admit')).toBe('PZ221');
		expect(await ask('olvidar')).toBe('PZ002');
		expect(await ask(null)).toBe('PZ002');
		expect(await ask('reject', null)).toBe('PZ302');
		expect(await ask('reject', ' ')).toBe('PZ302');
		expect(await ask('reject', 'No es de aquí.')).toBe('none');
		const p_proposal = await propose(exercise.staff, ids(body), 'reject', 'No es de aquí.');
		for (const other of others)
			expect(await refusal(other, 'agree_with_verdict', { p_proposal })).toBe('PZ100');
		expect(await refusal(exercise.staff, 'agree_with_verdict', { p_proposal: randomUUID() })).toBe('PZ220');
		await client.query('delete from private.quarantined_openings where response_id = $1', [body.id]);
		expect(await ask('admit')).toBe('PZ226');
	});
});

verbs.proveAll();
