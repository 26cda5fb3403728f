import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	freezeAnswer,
	publishConsultation,
	submissionOf,
	type PublishedConsultation,
} from '../scene/consultation';
import type { Exercise } from '../scene/exercise';
import { readOne, type Parameters } from '../scene/stage';
import { commit, commitExercise, useScratchDatabase } from '../scene/useScratchDatabase';

const scratch = useScratchDatabase();
let exercise: Exercise;
let consultation: PublishedConsultation;

beforeAll(async () => {
	const client = scratch.client();
	({ exercise } = await commitExercise(client, 'repetir'));
	consultation = await commit(client, () => publishConsultation(client, exercise, 'repetida'));
});

const read = (sql: string, values: unknown[] = []) => readOne(scratch.client(), sql, values);

/** As a device sends it, through the gateway and PostgREST; the bytes of the answer, not what they mean. */
async function send(parameters: Parameters): Promise<{ status: number; body: string }> {
	const { url, publishableKey } = scratch.backend();
	const answer = await fetch(`${url}/rest/v1/rpc/submit_answer`, {
		method: 'POST',
		headers: {
			apikey: publishableKey,
			'content-type': 'application/json',
			'content-profile': 'api',
		},
		body: JSON.stringify(parameters),
	});
	return { status: answer.status, body: await answer.text() };
}

async function inParallel<T>(count: number, lanes: number, act: (at: number) => Promise<T>): Promise<T[]> {
	const done: T[] = [];
	let next = 0;
	const lane = async () => {
		while (next < count) {
			const at = next;
			next += 1;
			done.push(await act(at));
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return done;
}

describe('T04 a submission', () => {
	it('sent a thousand times over ten connections is one answer with one receipt, byte by byte', async () => {
		const body = submissionOf(freezeAnswer(consultation));
		const answers = await inParallel(1_000, 10, () => send(body));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]?.status).toBe(200);
		expect(await read('select count(*)::int from app.responses where id = $1', [body.p_id])).toBe(1);
		expect(
			await read('select count(*)::int from app.log_entries where batch = $1', [consultation.survey]),
		).toBe(1);
	});

	it('changed in a hundred ways under its identity is refused, and the first bytes stay', async () => {
		const original = submissionOf(freezeAnswer(consultation));
		expect((await send(original)).status).toBe(200);
		const stored = () =>
			read(
				`select r.commitment || o.content || encode(o.salt, 'hex') from app.responses r
				join private.response_openings o on o.response_id = r.id where r.id = $1`,
				[original.p_id],
			);
		const first = await stored();
		const entries = () =>
			read('select count(*)::int from app.log_entries where batch = $1', [consultation.survey]);
		const before = await entries();
		const [content, salt, commitment] = [original.p_content, original.p_salt, original.p_commitment].map(
			String,
		);
		if (!content || !salt || !commitment) throw new Error('An answer has all three.');
		const others = () => submissionOf(freezeAnswer(consultation, { tema: 'luz' }, String(original.p_id)));
		/** One character of a text, another one in its place. */
		const spoil = (text: string) =>
			fc
				.tuple(
					fc.nat(text.length - 1),
					fc.constantFrom('A', 'b', '0', '9', '{', '"', ':', ',', '-', ' ', 'ñ'),
				)
				.map(([at, letter]) => text.slice(0, at) + letter + text.slice(at + 1))
				.filter((spoilt) => spoilt !== text);
		const mutated = fc.oneof(
			fc.constant(null).map(others),
			spoil(content).map((p_content) => ({ ...original, p_content })),
			spoil(salt).map((p_salt) => ({ ...original, p_salt })),
			spoil(commitment).map((p_commitment) => ({ ...original, p_commitment })),
			fc.constant(null).map(() => ({ ...others(), p_salt: salt })),
		);
		const answers = await inParallel(100, 10, (at) =>
			send(fc.sample(mutated, { numRuns: 1, seed: at })[0] ?? original),
		);
		for (const { status, body } of answers) {
			expect(status, body).toBe(400);
			expect(body).toMatch(/"PZ(001|204|209)"/);
		}
		expect(await stored()).toBe(first);
		expect(await entries()).toBe(before);
	});

	it('of another identity with the same bytes and salt cannot be told from it, so it is refused', async () => {
		const original = submissionOf(freezeAnswer(consultation));
		expect((await send(original)).status).toBe(200);
		const twin = await send({ ...original, p_id: randomUUID() });
		expect(twin.status).toBe(409);
		expect(twin.body).toContain('log_entries_leaf_once');
	});
});
