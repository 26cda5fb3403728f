import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalText, documentHash } from '../../../src/lib/evidence';
import {
	detailsOf,
	draftConsultation,
	enrollStation,
	freezeAnswer,
	instrumentOf,
	publishConsultation,
	submissionOf,
} from '../scene/consultation';
import { anybody, daysAway } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(
	[
		...[
			'create_consultation',
			'edit_consultation',
			'save_survey_draft',
			'survey_draft',
			'publish_consultation',
		],
		...['close_consultation', 'consultation_counts', 'consultation_answers', 'consultation_summary'],
	],
	async ({ client, exercise }) => ({
		draft: await draftConsultation(client, exercise, `${exercise.slug}-borrador`),
		open: await publishConsultation(client, exercise, `${exercise.slug}-abierta`),
	}),
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
const of = ({ id }: { id: string }) => ({ p_consultation: id });
const stateOf = (id: string) => read('select state from app.consultations where id = $1', [id]);

describe('a draft', () => {
	it('is started and changed by staff', async () => {
		const { exercise } = scene();
		const { staff } = exercise;
		const start = {
			p_exercise: exercise.id,
			p_slug: 'una-consulta',
			p_template: 'ventanilla',
			...detailsOf(),
		};
		const { consultation } = z
			.object({ consultation: z.uuid(), survey: z.uuid() })
			.parse(await call(staff, 'create_consultation', start));
		expect(await refusal(staff, 'create_consultation', start)).toBe('23505');
		const edit = {
			p_consultation: consultation,
			...detailsOf({ p_title: 'Otro título', p_channels: ['web', 'web'] }),
		};
		await call(staff, 'edit_consultation', edit);
		const channels = 'select array_agg(channel) from app.consultation_channels where consultation_id = $1';
		expect(await read(channels, [consultation])).toEqual(['web']);
		for (const other of everyOther()) {
			expect(await refusal(other, 'create_consultation', { ...start, p_slug: 'otra-mas' })).toBe('PZ100');
			expect(await refusal(other, 'edit_consultation', edit)).toBe('PZ100');
		}
	});

	it.each([
		['closing before it opens', { p_closes: daysAway(-2) }, 'PZ202'],
		['closing within the second it opens', { p_closes: daysAway(-1).replace('Z', '.5Z') }, 'PZ202'],
		['without a date', { p_opens: null }, 'PZ202'],
		['a date that never comes', { p_closes: 'infinity' }, 'PZ202'],
		['a date before there were dates', { p_opens: '-infinity' }, 'PZ202'],
		['a year nobody writes', { p_closes: '20000-01-01T00:00:00Z' }, 'PZ202'],
		['a channel nobody knows', { p_channels: ['paloma'] }, '23514'],
		['a title too short', { p_title: 'No' }, '23514'],
		['a title with blanks around', { p_title: ' Consulta ' }, '23514'],
		['a title that is not composed', { p_title: 'Camio\u0301n en la calle' }, '23514'],
	])('is refused %s', async (_, changes, code) => {
		const { exercise, more } = scene();
		const edit = { ...of(more.draft), ...detailsOf(changes) };
		expect(await refusal(exercise.staff, 'edit_consultation', edit)).toBe(code);
		const { id: p_exercise } = exercise;
		const start = { p_exercise, p_slug: 'otra-consulta', p_template: 'ventanilla', ...detailsOf(changes) };
		expect(await refusal(exercise.staff, 'create_consultation', start)).toBe(code);
	});

	it('keeps what was saved last when two save over the same questions, and tells the second', async () => {
		const { exercise, more } = scene();
		const { staff } = exercise;
		const draft = z.object({ draft: z.string(), revision: z.number() });
		const before = draft.parse(await call(staff, 'survey_draft', of(more.draft)));
		const save = { ...of(more.draft), p_draft: '{"a":1}', p_over: before.revision };
		expect(await call(staff, 'save_survey_draft', save)).toBe(before.revision + 1);
		expect(await refusal(staff, 'save_survey_draft', { ...save, p_draft: '{"a":2}' })).toBe('PZ211');
		expect(draft.parse(await call(staff, 'survey_draft', of(more.draft)))).toEqual({
			draft: '{"a":1}',
			revision: before.revision + 1,
		});
	});

	it('keeps the questions staff save, and shows them to staff', async () => {
		const { exercise, more } = scene();
		const save = { ...of(more.draft), p_draft: '{"a":1}' };
		const revision = await call(exercise.staff, 'save_survey_draft', save);
		expect(await call(exercise.staff, 'survey_draft', of(more.draft))).toEqual({
			survey: more.draft.survey,
			draft: '{"a":1}',
			revision,
		});
		for (const other of everyOther()) {
			expect(await refusal(other, 'save_survey_draft', save)).toBe('PZ100');
			expect(await refusal(other, 'survey_draft', of(more.draft))).toBe('PZ100');
		}
		const huge = { ...save, p_draft: 'x'.repeat(200_001) };
		expect(await refusal(exercise.staff, 'save_survey_draft', huge)).toBe('23514');
	});
});

describe('publication', () => {
	it('freezes the questions, hashes them, and writes it in the log', async () => {
		const { exercise, more } = scene();
		const publish = () => call(exercise.staff, 'publish_consultation', of(more.draft));
		expect(await entriesOf(publish)).toEqual(['survey.opened']);
		const instrument = instrumentOf(more.draft.survey);
		expect(await read('select instrument from app.surveys where id = $1', [more.draft.survey])).toBe(
			canonicalText(instrument),
		);
		const hash = 'select instrument_hash from app.surveys where id = $1';
		expect(await read(hash, [more.draft.survey])).toBe(documentHash('instrument', instrument));
		const notice = 'select notice_hash from app.surveys where id = $1';
		expect(await read(notice, [more.draft.survey])).toBe(documentHash('notice', instrument.notice));
	});

	it('announces the days of grace that staff chose, from none to fifteen', async () => {
		const { exercise, more } = scene();
		const { staff } = exercise;
		const edit = (days: number) => ({ ...of(more.draft), ...detailsOf({ p_grace: days }) });
		for (const days of [-1, 16]) expect(await refusal(staff, 'edit_consultation', edit(days))).toBe('23514');
		await call(staff, 'edit_consultation', edit(15));
		await call(staff, 'publish_consultation', of(more.draft));
		const announced = `select (convert_from(entry, 'utf8')::jsonb -> 'body' -> 'graceDays')::text from app.log_entries
			where type = 'survey.opened' and convert_from(entry, 'utf8') like '%' || $1 || '%'`;
		expect(await read(announced, [more.draft.id])).toBe('15');
	});

	it('is for ever: nothing that was announced changes, for staff neither, and its questions only as a version', async () => {
		const { exercise, more } = scene();
		const { staff } = exercise;
		expect(await refusal(staff, 'publish_consultation', of(more.open))).toBe('PZ201');
		expect(await refusal(staff, 'edit_consultation', { ...of(more.open), ...detailsOf() })).toBe('PZ201');
		const asked = () => read('select instrument from app.surveys where id = $1', [more.open.survey]);
		const before = await asked();
		await call(staff, 'save_survey_draft', { ...of(more.open), p_draft: '{}' });
		expect(await asked()).toBe(before);
		await call(staff, 'close_consultation', of(more.open));
		expect(await refusal(staff, 'save_survey_draft', { ...of(more.open), p_draft: '{}' })).toBe('PZ201');
	});

	it.each([
		['no questions', (draft: Record<string, unknown>) => ({ ...draft, questions: [] }), 'PZ210'],
		[
			'questions that are no list',
			(draft: Record<string, unknown>) => ({ ...draft, questions: {} }),
			'PZ210',
		],
		[
			'a question nobody could answer',
			(draft: Record<string, unknown>) => ({ ...draft, questions: [{ id: 'a' }] }),
			'PZ210',
		],
		['no notice', (draft: Record<string, unknown>) => ({ ...draft, notice: {} }), 'PZ210'],
		[
			'the questions of another survey',
			(draft: Record<string, unknown>) => ({ ...draft, survey: 'x' }),
			'PZ210',
		],
		['a number that is not whole', (draft: Record<string, unknown>) => ({ ...draft, more: 1.5 }), 'PZ001'],
		['something that is no object', () => [], 'PZ210'],
	])('is refused with %s', async (_, change, code) => {
		const { exercise, more } = scene();
		const draft = JSON.stringify(change({ ...instrumentOf(more.draft.survey) }));
		await call(exercise.staff, 'save_survey_draft', { ...of(more.draft), p_draft: draft });
		expect(await refusal(exercise.staff, 'publish_consultation', of(more.draft))).toBe(code);
		expect(await stateOf(more.draft.id)).toBe('draft');
	});

	it('is refused with a draft that is no JSON, once its date has passed, without channels, and to others', async () => {
		const { client, exercise, more } = scene();
		const { staff } = exercise;
		const publish = () => refusal(staff, 'publish_consultation', of(more.draft));
		for (const other of everyOther())
			expect(await refusal(other, 'publish_consultation', of(more.draft))).toBe('PZ100');
		for (const text of ['{', '"\\u0000"', '']) {
			await client.query('savepoint draft');
			await call(staff, 'save_survey_draft', { ...of(more.draft), p_draft: text });
			expect(await publish()).toBe('PZ210');
			await client.query('rollback to savepoint draft');
		}
		await call(staff, 'edit_consultation', { ...of(more.draft), ...detailsOf({ p_channels: [] }) });
		expect(await publish()).toBe('PZ206');
		const past = detailsOf({ p_opens: daysAway(-3), p_closes: daysAway(-1) });
		await call(staff, 'edit_consultation', { ...of(more.draft), ...past });
		expect(await publish()).toBe('PZ202');
	});
});

describe('closing', () => {
	it('seals the answers and says how many, and that it came early', async () => {
		const { exercise, more } = scene();
		const { staff } = exercise;
		for (const other of everyOther())
			expect(await refusal(other, 'close_consultation', of(more.open))).toBe('PZ100');
		expect(await refusal(staff, 'close_consultation', of(more.draft))).toBe('PZ200');
		const answers = [
			freezeAnswer(more.open),
			freezeAnswer(more.open, { tema: 'luz', detalle: 'En la plaza.' }),
		];
		for (const answer of answers) await call(anybody, 'submit_answer', submissionOf(answer));
		const close = () => call(staff, 'close_consultation', of(more.open));
		// The answers already waited: what is new are the seal and the count.
		expect(await entriesOf(close)).toEqual(['batch.sealed', 'survey.closed']);
		expect(await stateOf(more.open.id)).toBe('closed');
		expect(await refusal(staff, 'close_consultation', of(more.open))).toBe('PZ200');
		const body = `select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries where exercise_id = $1 and type = 'survey.closed'`;
		expect(await read(body, [exercise.id])).toMatchObject({
			reason: 'early',
			accepted: 2,
			byChannel: [{ channel: 'web', accepted: 2 }],
		});
		expect(await call(staff, 'consultation_summary', of(more.open))).toMatchObject({
			answered: { tema: 2, detalle: 1 },
			choices: [
				{ question: 'tema', choice: 'agua', place: 1, count: 1 },
				{ question: 'tema', choice: 'luz', place: 1, count: 1 },
			],
		});
		const found = { ...of(more.open), p_matches: { tema: 'luz', detalle: null }, p_channel: 'web' };
		expect(await call(staff, 'consultation_answers', found)).toMatchObject([
			{ id: answers[1]?.id, is_late: false },
		]);
		for (const other of everyOther()) {
			expect(await refusal(other, 'consultation_answers', of(more.open))).toBe('PZ100');
			expect(await refusal(other, 'consultation_summary', of(more.open))).toBe('PZ100');
		}
	});

	it('comes before reading: until then there are counts and nothing else, for staff too', async () => {
		const { client, exercise, more } = scene();
		await call(anybody, 'submit_answer', submissionOf(freezeAnswer(more.open)));
		await enrollStation(client, exercise, more.open);
		const desks = [{ name: 'Módulo de prueba', municipality: 'Oaxaca de Juárez', hours: null }];
		const counts = {
			total: 1,
			late: 0,
			proved: 0,
			standings: null,
			inReview: 0,
			places: [],
			codes: null,
			sheets: null,
			barriers: [],
			barriersWords: null,
			channels: { web: 1 },
			desks,
		};
		expect(await call(anybody, 'consultation_counts', of(more.open))).toEqual(counts);
		expect(await refusal(exercise.staff, 'consultation_answers', of(more.open))).toBe('PZ208');
		expect(await refusal(exercise.staff, 'consultation_summary', of(more.open))).toBe('PZ208');
		expect(await refusal(anybody, 'consultation_counts', of(more.draft))).toBe('PZ101');
		expect(await call(exercise.staff, 'consultation_counts', of(more.draft))).toMatchObject({ total: 0 });
	});
});

verbs.proveAll();
