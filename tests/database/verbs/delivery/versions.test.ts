import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalText, documentHash, folioOf } from '../../../../src/lib/evidence';
import type { Instrument } from '../../../../src/lib/domain/survey/instrument';
import {
	draftConsultation,
	freezeAnswer,
	instrumentOf,
	publishConsultation,
	submissionOf,
	type PublishedConsultation,
} from '../../scene/consultation';
import { anybody, daysAway } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['publish_survey_version'], async ({ client, exercise }) => ({
	draft: await draftConsultation(client, exercise, `${exercise.slug}-borrador`),
	open: await publishConsultation(client, exercise, `${exercise.slug}-abierta`, {
		p_channels: ['web', 'paper'],
	}),
}));
const { scene, call, refusal, refusalOf, entriesOf, read } = verbs;

const of = ({ id }: { id: string }) => ({ p_consultation: id });
const reason = 'Mucha gente pidió poder decir que faltan camiones.';
const received = z.object({ standing: z.string() });

/** One option more, and one question more that must be answered. */
function withMore(survey: string): Instrument {
	const { questions, ...rest } = instrumentOf(survey);
	const [first, second] = questions;
	if (first?.type !== 'single' || !second) throw new Error('the scene asks otherwise');
	return {
		...rest,
		questions: [
			{ ...first, options: [...first.options, { id: 'camiones', text: { es: 'Camiones' } }] },
			{ ...second, id: 'cuando', required: true, text: { es: '¿Desde cuándo?' } },
			second,
		],
	};
}

async function save(consultation: PublishedConsultation, instrument: Instrument): Promise<number> {
	const p_draft = canonicalText(instrument);
	const { staff } = scene().exercise;
	return z.number().parse(await call(staff, 'save_survey_draft', { ...of(consultation), p_draft }));
}

async function publish(instrument = withMore(scene().more.open.survey)): Promise<string> {
	const { exercise, more } = scene();
	const p_over = await save(more.open, instrument);
	const asked = { ...of(more.open), p_reason: reason, p_over };
	return z.string().parse(await call(exercise.staff, 'publish_survey_version', asked));
}

/** An answer to the questions as they were, or to a version. */
function answerTo(hash: string, answers: Record<string, string>) {
	return freezeAnswer({ ...scene().more.open, instrumentHash: hash }, answers);
}
const submit = async (answer: ReturnType<typeof answerTo>) =>
	received.parse(await call(anybody, 'submit_answer', submissionOf(answer))).standing;

describe('a later version', () => {
	it('is frozen beside the former, and written in the log with its reason', async () => {
		const { open } = scene().more;
		const entries = await entriesOf(async () => {
			expect(await publish()).toBe(documentHash('instrument', withMore(open.survey)));
		});
		expect(entries).toEqual(['survey.changed']);
		const body = `select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries
			where exercise_id = $1 and type = 'survey.changed'`;
		expect(await read(body, [scene().exercise.id])).toMatchObject({
			survey: open.survey,
			version: 2,
			reason,
		});
		const versions = `select jsonb_agg(jsonb_build_array(version, instrument_hash, reason) order by version)
			from app.survey_versions where survey_id = $1`;
		expect(await read(versions, [open.survey])).toEqual([
			[1, open.instrumentHash, null],
			[2, documentHash('instrument', withMore(open.survey)), reason],
		]);
		const latest = 'select version from api.surveys where id = $1';
		expect(await read(latest, [open.survey])).toBe(2);
	});

	it('is what counts from then on: answers to the former keep it, and come to review', async () => {
		const { open } = scene().more;
		const before = answerTo(open.instrumentHash, { tema: 'agua' });
		expect(await submit(before)).toBe('counted');
		const hash = await publish();
		expect(await submit(answerTo(hash, { tema: 'camiones', cuando: 'Desde enero.' }))).toBe('counted');
		expect(await submit(answerTo(open.instrumentHash, { tema: 'luz' }))).toBe('in_review');
		// Sent again, the one that came in time has the receipt it had.
		expect(await submit(before)).toBe('counted');
		const stored = `select o.content::jsonb ->> 'instrument' from private.response_openings o where o.response_id = $1`;
		expect(await read(stored, [before.id])).toBe(open.instrumentHash);
		// Each folio leads to its own line of the log, whichever version it names.
		await call(scene().exercise.staff, 'close_consultation', of(open));
		const found = await call(anybody, 'find_receipt', { p_folio: folioOf(before.id) });
		const [{ line }] = z.tuple([z.object({ line: z.number() })]).parse(found);
		const named = `select convert_from(entry, 'utf8')::jsonb -> 'body' -> 'instrument' from app.log_entries
			where exercise_id = $1 and position = $2`;
		expect(await read(named, [scene().exercise.id, line - 1])).toBe(open.instrumentHash);
		const reasons = 'select array_agg(reason) from app.quarantined_responses where survey_id = $1';
		expect(await read(reasons, [open.survey])).toEqual(['other_instrument']);
	});

	it('judges each answer by the version it names, also when two people admit it', async () => {
		const { client, exercise, more } = scene();
		const hash = await publish();
		const send = (of: string, answers: Record<string, string>) =>
			refusal(anybody, 'submit_answer', submissionOf(answerTo(of, answers)));
		// What the new version asks must be answered in it, and could not be answered before.
		expect(await send(hash, { tema: 'agua' })).toBe('PZ203');
		expect(await send(more.open.instrumentHash, { tema: 'camiones' })).toBe('PZ203');
		const old = answerTo(more.open.instrumentHash, { tema: 'luz' });
		expect(await submit(old)).toBe('in_review');
		await client.query('update app.quarantined_responses set received_on = received_on - 1 where id = $1', [
			old.id,
		]);
		const { proposal } = z.object({ proposal: z.uuid() }).parse(
			await call(exercise.staff, 'propose_verdict', {
				p_responses: [old.id],
				p_verdict: 'admit',
				p_reason: 'Se contestó sin señal antes del cambio.',
			}),
		);
		await call(exercise.guarantor, 'agree_with_verdict', { p_proposal: proposal });
		const standing = 'select standing from app.responses where id = $1';
		expect(await read(standing, [old.id])).toBe('counted');
	});

	it('leaves sheets that were printed before with the questions they have', async () => {
		const { exercise, more } = scene();
		const sheet = { ...of(more.open), p_count: 1, p_label: 'La plaza', p_language: 'es' };
		const printedOf =
			'select instrument_hash from app.paper_batches where consultation_id = $1 order by made_on desc limit 1';
		await call(exercise.staff, 'make_sheets', sheet);
		expect(await read(printedOf, [more.open.id])).toBe(more.open.instrumentHash);
		const hash = await publish();
		const entered = async (instrument: string, answers: object) => {
			const id = await read('select id from app.paper_sheets where consultation_id = $1', [more.open.id]);
			const content = { v: 1, survey: more.open.survey, instrument, language: 'es', answers };
			return refusal(exercise.staff, 'enter_sheet', { p_sheet: id, p_content: canonicalText(content) });
		};
		expect(await entered(hash, { tema: 'agua' })).toBe('PZ002');
		expect(await entered(more.open.instrumentHash, { tema: 'camiones' })).toBe('PZ203');
		expect(await entered(more.open.instrumentHash, { tema: 'agua' })).toBe('none');
	});

	it('is refused without a change, without a reason, over a copy nobody read, and where answers would be lost', async () => {
		const { exercise, more } = scene();
		const ask = { ...of(more.open), p_reason: reason };
		const over = async (instrument: Instrument, changes: object = {}) => {
			const p_over = await save(more.open, instrument);
			return refusalOf(exercise.staff, 'publish_survey_version', { ...ask, p_over, ...changes });
		};
		const asked = instrumentOf(more.open.survey);
		expect(await over(asked)).toMatchObject({ code: 'PZ213' });
		expect(await over(withMore(more.open.survey), { p_reason: 'corta' })).toMatchObject({ code: 'PZ302' });
		expect(await over(withMore(more.open.survey), { p_over: 0 })).toMatchObject({ code: 'PZ211' });
		expect(await over({ ...asked, questions: asked.questions.slice(1) })).toMatchObject({ code: 'PZ214' });
		expect(await over({ ...asked, questions: [] })).toMatchObject({ code: 'PZ210' });
		const broken = JSON.stringify({ ...asked, more: 1.5 });
		const p_over = await call(exercise.staff, 'save_survey_draft', { ...of(more.open), p_draft: broken });
		expect(await refusal(exercise.staff, 'publish_survey_version', { ...ask, p_over })).toBe('PZ001');
		const [p_draft, text] = ['{"v":', 'select instrument from app.surveys where id = $1'];
		await call(exercise.staff, 'save_survey_draft', { ...of(more.open), p_draft });
		expect(await over(asked)).toMatchObject({ code: 'PZ213' });
		expect(await read(text, [more.open.survey])).toBe(canonicalText(asked));
	});

	it('is for staff, of a consultation that was published and has not ended', async () => {
		const { administrator, client, exercise, stranger, more } = scene();
		const p_over = await save(more.open, withMore(more.open.survey));
		const ask = { ...of(more.open), p_reason: reason, p_over };
		for (const other of [administrator, exercise.facilitator, exercise.guarantor, exercise.titular, stranger])
			expect(await refusal(other, 'publish_survey_version', ask)).toBe('PZ100');
		expect(await refusal(exercise.staff, 'publish_survey_version', { ...ask, ...of(more.draft) })).toBe(
			'PZ200',
		);
		await client.query('update app.consultations set opens_at = $2, closes_at = $3 where id = $1', [
			more.open.id,
			daysAway(-3),
			daysAway(-1),
		]);
		expect(await refusal(exercise.staff, 'publish_survey_version', ask)).toBe('PZ201');
		expect(await refusal(exercise.staff, 'save_survey_draft', { ...of(more.open), p_draft: '{}' })).toBe(
			'PZ201',
		);
	});
});

verbs.proveAll();
