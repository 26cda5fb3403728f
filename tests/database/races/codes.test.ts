import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { draftConsultation, freezeAnswer, publishConsultation, submissionOf } from '../scene/consultation';
import { accountsIn, issuedShape, openAccount, type Exercise } from '../scene/exercise';
import { anybody, call, readOne, worker, type Caller, type Parameters } from '../scene/stage';
import { judgeIdentity } from './judges';
import { rounds, useCrowd } from './crowd';
import { codesOf, overlap, scatter, type Attempt } from './race';
import { commit, commitExercise, useScratchDatabase } from '../scene/useScratchDatabase';

const scratch = useScratchDatabase();
const crowd = useCrowd(scratch, 8);
let administrator: Caller;
let exercise: Exercise;

const read = (sql: string, values: unknown[] = []) => readOne(scratch.client(), sql, values);
const act = (caller: Caller, verb: string, parameters: Parameters = {}) =>
	commit(scratch.client(), () => call(scratch.client(), caller, verb, parameters));
const newcomer = () => openAccount(accountsIn(scratch.client()), 'alguien');
const attempt = (caller: Caller, verb: string, parameters: Parameters): Attempt => ({
	caller,
	verb,
	parameters,
});

/** First in the file: afterwards there is an administrator. */
describe('the first administrator', () => {
	it('is one although two hold the link at once', async () => {
		const { token } = z
			.object({ token: z.string() })
			.parse(await act(worker, 'issue_first_administrator_link'));
		const become = async () =>
			attempt(await newcomer(), 'become_first_administrator', { p_token: token, p_name: 'Ada Prueba' });
		const { first, second, waited } = await overlap(crowd.pair(), await become(), await become());
		expect({ waited, first: first.code, second: second.code }).toEqual({
			waited: true,
			first: 'none',
			second: 'PZ112',
		});
		expect(await read('select count(*)::int from app.administrators')).toBe(1);
	});

	it('is one in crowds', async () => {
		const callers: Caller[] = [];
		for (let at = 0; at < crowd.all().length; at += 1) callers.push(await newcomer());
		for (let round = 0; round < rounds(10); round += 1) {
			await scratch.client().query('delete from app.administrators');
			const { token } = z
				.object({ token: z.string() })
				.parse(await act(worker, 'issue_first_administrator_link'));
			const outcomes = await scatter(
				scratch.client(),
				crowd.all(),
				callers.map((caller) =>
					attempt(caller, 'become_first_administrator', { p_token: token, p_name: 'Ada Prueba' }),
				),
			);
			expect(codesOf(outcomes).filter((code) => code === 'none')).toHaveLength(1);
			expect(codesOf(outcomes).filter((code) => code === 'PZ112')).toHaveLength(7);
			expect(await read('select count(*)::int from app.administrators')).toBe(1);
		}
	});
});

describe('with an exercise', () => {
	beforeAll(async () => {
		({ administrator, exercise } = await commitExercise(scratch.client(), 'carreras'));
	});

	it('a code of an invitation is accepted once, however many use it at once', async () => {
		for (let round = 0; round < rounds(5); round += 1) {
			const account = await newcomer();
			const invited = {
				p_exercise: exercise.id,
				p_role: 'guarantor',
				p_name: 'Inés Prueba',
				p_email: account.email,
			};
			const { code, person } = issuedShape.parse(await act(administrator, 'invite_to_role', invited));
			const accept = attempt(account, 'accept_invitation', { p_code: code });
			const outcomes =
				round === 0
					? Object.values(await overlap(crowd.pair(), accept, accept)).filter(
							(each) => typeof each === 'object',
						)
					: await scatter(
							scratch.client(),
							crowd.all(),
							crowd.all().map(() => accept),
						);
			expect(codesOf(outcomes).filter((each) => each === 'none')).toHaveLength(1);
			expect(new Set(codesOf(outcomes))).toEqual(new Set(['none', 'PZ110']));
			const notes = `select count(*)::int from private.audit where verb = 'accept_invitation' and subject_id = $1`;
			expect(await read(notes, [person])).toBe(1);
		}
	});

	it.each([
		[
			'a seat is given',
			'give_seat',
			'PZ114',
			() => ({ p_seat: exercise.seats.free, p_capacity: 'titular', p_person: exercise.guarantor.person }),
		],
		[
			'a draft is published',
			'publish_consultation',
			'PZ201',
			async () => ({ p_consultation: (await draft()).id }),
		],
	] as const)('%s once', async (_, verb, code, parameters) => {
		const given = await parameters();
		const caller = verb === 'give_seat' ? administrator : exercise.staff;
		const { first, second } = await overlap(
			crowd.pair(),
			attempt(caller, verb, given),
			attempt(caller, verb, given),
		);
		expect({ first: first.code, second: second.code }).toEqual({ first: 'none', second: code });
	});

	const draft = () =>
		commit(scratch.client(), () =>
			draftConsultation(scratch.client(), exercise, `carrera-${randomUUID().slice(0, 8)}`),
		);

	it('a holder is replaced once', async () => {
		const term = await read('select id from app.seat_terms where person_id = $1', [exercise.organ.person]);
		const replace = (name: string) =>
			attempt(administrator, 'replace_holder', {
				p_term: term,
				p_name: name,
				p_email: null,
				p_reason: 'Cambió de organización.',
			});
		const { first, second } = await overlap(crowd.pair(), replace('Una Prueba'), replace('Otra Prueba'));
		expect({ first: first.code, second: second.code }).toEqual({ first: 'none', second: 'PZ101' });
		expect(
			await read('select count(*)::int from app.seat_terms where seat_id = $1 and ends_on is null', [
				exercise.seats.organ,
			]),
		).toBe(1);
	});

	it('nuclei and seats added at once each get a place', async () => {
		const nuclei = crowd.all().map((_, at) =>
			attempt(administrator, 'add_nucleus', {
				p_exercise: exercise.id,
				p_kind: 'other',
				p_name: `Núcleo ${at}`,
				p_votes: true,
			}),
		);
		expect(new Set(codesOf(await scatter(scratch.client(), crowd.all(), nuclei)))).toEqual(new Set(['none']));
		const seats = crowd
			.all()
			.map(() => attempt(administrator, 'add_seat', { p_nucleus: exercise.nuclei.mute, p_label: 'Lugar' }));
		expect(new Set(codesOf(await scatter(scratch.client(), crowd.all(), seats)))).toEqual(new Set(['none']));
	});
});

describe('T05 answers', () => {
	const open = () =>
		commit(scratch.client(), () =>
			publishConsultation(scratch.client(), exercise, `carrera-${randomUUID().slice(0, 8)}`),
		);
	const sending = (parameters: Parameters) => attempt(anybody, 'submit_answer', parameters);
	const countOf = (table: string, survey: string) =>
		read(`select count(*)::int from ${table} where survey_id = $1`, [survey]);

	it('of one identity and the same bytes at once are one, with one receipt', async () => {
		const consultation = await open();
		const body = freezeAnswer(consultation);
		const send = sending(submissionOf(body));
		const { first, second, waited } = await overlap(crowd.pair(), send, send);
		expect(waited).toBe(true);
		expect(first).toMatchObject({ code: 'none' });
		expect(second).toEqual(first);
		expect(
			await read('select count(*)::int from app.log_entries where batch = $1', [consultation.survey]),
		).toBe(1);
	});

	it('of one identity and other bytes at once: one is stored, the rest refused', async () => {
		const consultation = await open();
		for (let round = 0; round < rounds(10); round += 1) {
			const id = randomUUID();
			const bodies = crowd.all().map(() => sending(submissionOf(freezeAnswer(consultation, undefined, id))));
			const outcomes =
				round === 0 && bodies[0] && bodies[1]
					? Object.values(await overlap(crowd.pair(), bodies[0], bodies[1])).filter(
							(each) => typeof each === 'object',
						)
					: await scatter(scratch.client(), crowd.all(), bodies);
			expect(await judgeIdentity(scratch.client(), id, outcomes)).toEqual([]);
		}
	});

	it('under way are waited for by the close, and counted', async () => {
		const consultation = await open();
		const close = attempt(exercise.staff, 'close_consultation', { p_consultation: consultation.id });
		const send = sending(submissionOf(freezeAnswer(consultation)));
		const counted = await overlap(crowd.pair(), send, close);
		expect(counted).toMatchObject({ waited: true, first: { code: 'none' }, second: { code: 'none' } });
		expect(
			await read('select count(*)::int from app.log_entries where batch = $1 and position is null', [
				consultation.survey,
			]),
		).toBe(0);
		const other = await open();
		const held = await overlap(
			crowd.pair(),
			attempt(exercise.staff, 'close_consultation', { p_consultation: other.id }),
			sending(submissionOf(freezeAnswer(other))),
		);
		expect(held).toMatchObject({ waited: true, first: { code: 'none' }, second: { code: 'none' } });
		expect(await countOf('app.responses', other.survey)).toBe(0);
		expect(await countOf('app.quarantined_responses', other.survey)).toBe(1);
	});

	it('of one identity, one in time and one not, are one answer: whichever took the identity first', async () => {
		const sendTwice = async (first: string, second: string) => {
			const consultation = await open();
			const closeAt = (when: string) =>
				scratch
					.client()
					.query(
						`update app.consultations set opens_at = now() - interval '60 days', closes_at = now() + $2::interval where id = $1`,
						[consultation.id, when],
					);
			await closeAt(first);
			const body = freezeAnswer(consultation);
			const send = sending(submissionOf(body));
			const both = await overlap(crowd.pair(), send, send, () => closeAt(second));
			expect(both).toMatchObject({ waited: true, first: { code: 'none' } });
			expect(both.second).toEqual(both.first);
			const counts = [
				await countOf('app.responses', consultation.survey),
				await countOf('app.quarantined_responses', consultation.survey),
				await read('select count(*)::int from app.log_entries where batch = any ($1)', [
					[consultation.survey, consultation.id],
				]),
			];
			return counts;
		};
		expect(await sendTwice('1 day', '-30 days')).toEqual([1, 0, 1]);
		expect(await sendTwice('-30 days', '1 day')).toEqual([0, 1, 1]);
		expect(await sendTwice('-30 days', '-30 days')).toEqual([0, 1, 1]);
	});

	it('and a close in crowds: what counts is in the log with a place, the rest is in review', async () => {
		for (let round = 0; round < rounds(10); round += 1) {
			const consultation = await open();
			const close = attempt(exercise.staff, 'close_consultation', { p_consultation: consultation.id });
			const sends = crowd
				.all()
				.slice(1)
				.map(() => sending(submissionOf(freezeAnswer(consultation))));
			const outcomes = await scatter(scratch.client(), crowd.all(), [...sends, close]);
			expect(new Set(codesOf(outcomes))).toEqual(new Set(['none']));
			const held = Number(await countOf('app.quarantined_responses', consultation.survey));
			const counted = sends.length - held;
			const placed =
				"select count(position)::int || ' of ' || count(*)::int from app.log_entries where batch = $1";
			expect(await read(placed, [consultation.survey])).toBe(`${counted} of ${counted}`);
			expect(await countOf('app.responses', consultation.survey)).toBe(counted);
		}
	});

	it('to one survey do not wait while another of the exercise is sealed, nor for each other', async () => {
		const [closing, other] = [await open(), await open()];
		await act(anybody, 'submit_answer', submissionOf(freezeAnswer(closing)));
		const close = attempt(exercise.staff, 'close_consultation', { p_consultation: closing.id });
		const send = () => sending(submissionOf(freezeAnswer(other)));
		expect(await overlap(crowd.pair(), close, send())).toMatchObject({
			waited: false,
			second: { code: 'none' },
		});
		expect(await overlap(crowd.pair(), send(), send())).toMatchObject({
			waited: false,
			second: { code: 'none' },
		});
	});
});
