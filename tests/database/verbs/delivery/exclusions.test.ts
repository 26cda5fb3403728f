import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { documentHash, folioOf } from '../../../../src/lib/evidence';
import {
	figuresInputShape,
	freezeAnswer,
	publishConsultation,
	publishFigures,
	submissionOf,
	submitAnswers,
} from '../../scene/consultation';
import { anybody, json, worker, type Caller, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	[
		'propose_exclusion',
		'propose_readmission',
		'agree_with_exclusion',
		'reject_exclusion',
		'consultation_exclusions',
	],
	async ({ client, exercise }) => {
		const open = await publishConsultation(client, exercise, `${exercise.slug}-revisada`, { p_review: 3 });
		// Twelve are the same; three are not; nobody else.
		const alike = await submitAnswers(client, open, 12);
		const others = ['Plaza.', 'Mercado.', 'Escuela.'].map((detalle) =>
			freezeAnswer(open, { tema: 'luz', detalle }),
		);
		return { open, alike, others };
	},
	{
		'propose_exclusion: PZ001': 'the rule was held against the closed list before it is written down',
		'agree_with_exclusion: PZ001': 'the rule was held against the closed list when it was proposed',
	},
);
const { scene, call, refusal, entriesOf, read } = verbs;

const of = () => ({ p_consultation: scene().more.open.id });
const reason = 'Doce respuestas iguales el mismo día.';
const identical = { name: 'identical', least: 10 };

/** The three others arrive, and it closes. */
async function close(): Promise<void> {
	const { exercise, more } = scene();
	for (const body of more.others) await call(anybody, 'submit_answer', submissionOf(body));
	await call(exercise.staff, 'close_consultation', of());
}

const seen = z.object({ answers: z.number(), digest: z.string().nullable() });
const asRule = (rule: unknown): Parameters => ({ ...of(), p_rule: json(rule) });
const preview = async (rule: unknown, caller = scene().exercise.staff) =>
	seen.parse(await call(caller, 'preview_exclusion', asRule(rule)));
const proposal = async (rule: unknown = identical, changes: Parameters = {}): Promise<Parameters> => ({
	...asRule(rule),
	p_reason: reason,
	p_digest: (await preview(rule)).digest,
	...changes,
});
const propose = async (caller: Caller, rule: unknown = identical) =>
	z.uuid().parse(await call(caller, 'propose_exclusion', await proposal(rule)));
const agree = (caller: Caller, p_exclusion: string) => call(caller, 'agree_with_exclusion', { p_exclusion });
const list = async (caller = scene().exercise.staff) =>
	z
		.object({ isPublished: z.boolean(), exclusions: z.array(z.record(z.string(), z.unknown())) })
		.parse(await call(caller, 'consultation_exclusions', of()));
const counts = () => call(anybody, 'consultation_counts', of());
const standings = { counted: 15, excluded: 0, replaced: 0, withdrawn: 0, quarantined: 0 };

describe('a rule', () => {
	it('of a day needs a burst that the counters show, and a day that is over', async () => {
		const { client, exercise, more } = scene();
		await close();
		await client.query(
			`update app.responses set received_on = '2026-01-05' where survey_id = $1 and id = any ($2)`,
			[more.open.survey, more.alike.map(({ id }) => id)],
		);
		const day = { name: 'channel_day', channel: 'web', day: '2026-01-05', place: null, station: null };
		const today = z.string().parse(await read('select private.today_in($1)::text', [exercise.id]));
		for (const verb of ['preview_exclusion', 'propose_exclusion']) {
			const rest = verb === 'propose_exclusion' ? { p_reason: reason, p_digest: '' } : {};
			expect(await refusal(exercise.staff, verb, { ...asRule({ ...day, day: today }), ...rest })).toBe(
				'PZ240',
			);
			expect(await refusal(exercise.staff, verb, { ...asRule(day), ...rest })).toBe('PZ246');
		}
		const hour = (at: string, answers: number) =>
			client.query(
				`insert into private.hourly_arrivals (exercise_id, survey_id, channel, hour, answers)
				select e.id, $2, 'web', $3::timestamp at time zone e.time_zone, $4 from app.exercises e where e.id = $1`,
				[exercise.id, more.open.survey, at, answers],
			);
		await hour('2026-01-04 10:00', 12);
		await hour('2026-01-05 10:00', 12);
		await hour('2026-01-05 23:00', 59);
		expect(await refusal(exercise.staff, 'preview_exclusion', asRule(day))).toBe('PZ246');
		await client.query(
			'update private.hourly_arrivals set answers = 60 where survey_id = $1 and answers = 59',
			[more.open.survey],
		);
		expect(await preview(day)).toMatchObject({ answers: 12 });
		expect(await refusal(exercise.staff, 'preview_exclusion', asRule({ ...day, day: '2026-01-04' }))).toBe(
			'PZ246',
		);
	});
});

describe('answers are left out', () => {
	it('by two people, with an entry in the log; kept whole, counted nowhere, and said on their receipts', async () => {
		const { exercise, more } = scene();
		await close();
		expect(await counts()).toMatchObject({ total: 15, standings });
		const id = await propose(exercise.guarantor);
		expect(await counts()).toMatchObject({ total: 15, standings });
		expect(await list()).toMatchObject({
			isPublished: false,
			exclusions: [{ id, number: 1, state: 'proposed', rule: identical, reason, answers: 12, mine: false }],
		});
		expect(await entriesOf(() => agree(exercise.staff, id))).toEqual(['responses.excluded']);
		expect(await counts()).toMatchObject({
			total: 3,
			channels: { web: 3 },
			standings: { ...standings, counted: 3, excluded: 12 },
		});
		const [one] = more.alike;
		expect(await call(anybody, 'find_receipt', { p_folio: folioOf(one?.id ?? '') })).toMatchObject([
			{ standing: 'excluded' },
		]);
		const openings = 'select count(*)::int from private.response_openings where response_id = any ($1)';
		expect(await read(openings, [more.alike.map(({ id: answer }) => answer)])).toBe(12);
		expect(await call(exercise.staff, 'consultation_answers', of())).toHaveLength(3);
		expect(await call(exercise.staff, 'consultation_answers', { ...of(), p_excluded: true })).toHaveLength(
			15,
		);
		expect(
			await read(
				`select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries
				where exercise_id = $1 and type = 'responses.excluded'`,
				[exercise.id],
			),
		).toMatchObject({
			exclusion: id,
			rule: identical,
			reason,
			roles: ['guarantor', 'stl_staff'],
			count: 12,
			byChannel: [{ channel: 'web', count: 12 }],
			answers: documentHash('exclusion', more.alike.map(({ commitment }) => commitment).sort()),
		});
	});

	it('never by one person, nor by who has no part in it', async () => {
		const { administrator, exercise, stranger } = scene();
		await close();
		const id = await propose(exercise.staff);
		expect(await refusal(exercise.staff, 'agree_with_exclusion', { p_exclusion: id })).toBe('PZ100');
		const asked = await proposal();
		for (const other of [administrator, exercise.facilitator, exercise.titular, exercise.former, stranger]) {
			expect(await refusal(other, 'preview_exclusion', asRule(identical))).toBe('PZ100');
			expect(await refusal(other, 'propose_exclusion', asked)).toBe('PZ100');
			expect(await refusal(other, 'agree_with_exclusion', { p_exclusion: id })).toBe('PZ100');
			expect(await refusal(other, 'reject_exclusion', { p_exclusion: id, p_reason: reason })).toBe('PZ100');
			expect(await refusal(other, 'propose_readmission', { p_exclusion: id, p_reason: reason })).toBe(
				'PZ100',
			);
			expect(await refusal(other, 'consultation_exclusions', of())).toBe('PZ100');
		}
		const unknown = { p_exclusion: randomUUID() };
		expect(await refusal(exercise.staff, 'agree_with_exclusion', unknown)).toBe('PZ100');
		expect(await counts()).toMatchObject({ total: 15 });
	});

	it('only as they were read: another set is another proposal', async () => {
		const { client, exercise, more } = scene();
		await close();
		const stale = await proposal();
		const id = await propose(exercise.staff);
		const wider = await propose(exercise.staff, { ...identical, least: 3 });
		await client.query(`update app.responses set received_on = received_on - 1 where id = $1`, [
			more.alike[0]?.id,
		]);
		expect(await refusal(exercise.staff, 'propose_exclusion', stale)).toBe('PZ244');
		expect(await refusal(exercise.guarantor, 'agree_with_exclusion', { p_exclusion: id })).toBe('PZ244');
		await agree(exercise.guarantor, await propose(exercise.staff));
		// What is out already is caught by no other rule.
		expect(await refusal(exercise.guarantor, 'agree_with_exclusion', { p_exclusion: wider })).toBe('PZ244');
	});

	it('with a rule that catches some, and with a reason', async () => {
		const { exercise } = scene();
		await close();
		const nothing = await proposal({ ...identical, least: 13 });
		expect(await refusal(exercise.staff, 'propose_exclusion', nothing)).toBe('PZ242');
		for (const p_reason of [null, 'Feo.', ''])
			expect(
				await refusal(exercise.staff, 'propose_exclusion', await proposal(identical, { p_reason })),
			).toBe('PZ302');
		const wrong = await proposal(identical, { p_rule: json({ name: 'identical' }) });
		expect(await refusal(exercise.staff, 'propose_exclusion', wrong)).toBe('PZ002');
	});

	it('not while people answer, and not once the counts are published', async () => {
		const { client, exercise, more } = scene();
		const open = { ...asRule(identical), p_reason: reason, p_digest: '' };
		expect(await refusal(exercise.staff, 'preview_exclusion', asRule(identical))).toBe('PZ208');
		expect(await refusal(exercise.staff, 'propose_exclusion', open)).toBe('PZ208');
		await close();
		const held = await propose(exercise.staff);
		await agree(exercise.guarantor, held);
		const waiting = await propose(exercise.staff, { ...identical, least: 3 }).catch(() => null);
		expect(waiting).toBeNull();
		const back = z
			.uuid()
			.parse(await call(exercise.staff, 'propose_readmission', { p_exclusion: held, p_reason: reason }));
		// Still open again, for a moment: nothing is decided of a consultation that is not closed.
		await client.query(`savepoint reopened`);
		await client.query(`update app.consultations set state = 'published' where id = $1`, [more.open.id]);
		const about = { p_exclusion: back, p_reason: reason };
		expect(await refusal(exercise.guarantor, 'agree_with_exclusion', { p_exclusion: back })).toBe('PZ208');
		expect(await refusal(exercise.guarantor, 'reject_exclusion', about)).toBe('PZ208');
		expect(
			await refusal(exercise.guarantor, 'propose_readmission', { p_exclusion: held, p_reason: reason }),
		).toBe('PZ208');
		await client.query(`rollback to savepoint reopened`);
		await client.query('update app.consultations set review_days = 0 where id = $1', [more.open.id]);
		await publishWithout(held);
		expect(await refusal(exercise.staff, 'preview_exclusion', asRule(identical))).toBe('PZ241');
		expect(await refusal(exercise.staff, 'propose_exclusion', open)).toBe('PZ241');
		expect(await refusal(exercise.guarantor, 'agree_with_exclusion', { p_exclusion: back })).toBe('PZ241');
		expect(await refusal(exercise.guarantor, 'reject_exclusion', about)).toBe('PZ241');
		expect(
			await refusal(exercise.guarantor, 'propose_readmission', { p_exclusion: held, p_reason: reason }),
		).toBe('PZ241');
		expect(await list()).toMatchObject({ isPublished: true, exclusions: [{ readmits: 1 }, { number: 1 }] });
	});

	async function publishWithout(exclusion: string): Promise<void> {
		const { client, more } = scene();
		const due = figuresInputShape.parse(await call(worker, 'figures_input', of()));
		expect(due).toMatchObject({
			exclusions: [{ exclusion, rule: identical, reason, answers: 12 }],
			excluded: { channels: { web: 12 } },
			channels: { web: 3 },
		});
		const leftOut = { rules: due.exclusions, counted: due.excluded };
		// Counted before the second person agreed: the worker counts again.
		await client.query('savepoint stale');
		await expect(publishFigures(client, more.open, due)).rejects.toThrow('value_not_accepted');
		await client.query('rollback to savepoint stale');
		await publishFigures(client, more.open, due, leftOut);
	}
});

describe('what was left out', () => {
	it('is counted again by two people, once', async () => {
		const { exercise } = scene();
		await close();
		const id = await propose(exercise.staff);
		const about = { p_exclusion: id, p_reason: 'Era un salón de clases.' };
		expect(await refusal(exercise.staff, 'propose_readmission', about)).toBe('PZ243');
		await agree(exercise.guarantor, id);
		expect(await refusal(exercise.staff, 'propose_readmission', { ...about, p_reason: 'No.' })).toBe('PZ302');
		const [back, again] = [
			z.uuid().parse(await call(exercise.guarantor, 'propose_readmission', about)),
			z.uuid().parse(await call(exercise.guarantor, 'propose_readmission', about)),
		];
		expect(await refusal(exercise.guarantor, 'agree_with_exclusion', { p_exclusion: back })).toBe('PZ100');
		expect(await entriesOf(() => agree(exercise.staff, back))).toEqual(['responses.readmitted']);
		expect(await counts()).toMatchObject({ total: 15, standings });
		expect(await refusal(exercise.staff, 'agree_with_exclusion', { p_exclusion: again })).toBe('PZ243');
		expect(await list()).toMatchObject({
			exclusions: [{ number: 3 }, { number: 2, readmits: 1, state: 'agreed' }, { state: 'readmitted' }],
		});
		// What a rule caught once it may catch again.
		await agree(exercise.guarantor, await propose(exercise.staff));
		expect(await counts()).toMatchObject({ total: 3 });
	});

	it('or not: a proposal that is rejected stays in sight with its reason', async () => {
		const { exercise } = scene();
		await close();
		const id = await propose(exercise.staff);
		const about = { p_exclusion: id, p_reason: 'Son vecinas de una misma calle.' };
		expect(await refusal(exercise.guarantor, 'reject_exclusion', { ...about, p_reason: null })).toBe('PZ302');
		expect(await entriesOf(() => call(exercise.guarantor, 'reject_exclusion', about))).toEqual([]);
		expect(await refusal(exercise.guarantor, 'reject_exclusion', about)).toBe('PZ243');
		expect(await refusal(exercise.guarantor, 'agree_with_exclusion', { p_exclusion: id })).toBe('PZ243');
		expect(await list(exercise.guarantor)).toMatchObject({
			exclusions: [{ state: 'rejected', rejectionReason: about.p_reason, mine: false }],
		});
		expect(await counts()).toMatchObject({ total: 15, standings });
	});
});

verbs.proveAll();
