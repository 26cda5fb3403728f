import { createHash, createHmac, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tryNumbers, writeWorkProof, type WorkChallenge } from '../../../../src/lib/evidence/work/workProof';
import { freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['proof_challenge', 'hourly_arrivals'], async ({ client, exercise }) => ({
	open: await publishConsultation(client, exercise, `${exercise.slug}-abierta`, {
		p_channels: ['web', 'public_space'],
	}),
	other: await publishConsultation(client, exercise, `${exercise.slug}-otra`),
	desks: await publishConsultation(client, exercise, `${exercise.slug}-modulos`, { p_channels: ['kiosk'] }),
}));
const { scene, call, refusal, read } = verbs;

const challengeShape = z.object({
	algorithm: z.literal('SHA-256'),
	challenge: z.string(),
	salt: z.string(),
	signature: z.string(),
	maxnumber: z.number(),
});
const ask = async (changes = {}): Promise<WorkChallenge> =>
	challengeShape.parse(
		await call(anybody, 'proof_challenge', { p_survey: scene().more.open.survey, ...changes }),
	);
const numberOf = (challenge: WorkChallenge) => tryNumbers(challenge, 0, challenge.maxnumber + 1) ?? NaN;
const solve = (challenge: WorkChallenge) => writeWorkProof(challenge, numberOf(challenge));

/** Whether an answer that came with this counts as worked for. It is received either way. */
async function isProved(proof: unknown, changes = {}): Promise<unknown> {
	const body = freezeAnswer(scene().more.open);
	const receipt = await call(
		anybody,
		'submit_answer',
		submissionOf(body, { p_circumstances: JSON.stringify({ proof }), ...changes }),
	);
	expect(receipt).toMatchObject({ standing: 'counted' });
	return read('select has_proof from app.responses where id = $1', [body.id]);
}
const spoil = (challenge: WorkChallenge, changes: object) =>
	Buffer.from(
		JSON.stringify({ ...challenge, maxnumber: undefined, number: numberOf(challenge), ...changes }),
	).toString('base64');

describe('a challenge', () => {
	it('is in the format of altcha: SHA-256 of salt and number, signed, with its end and its survey', async () => {
		const challenge = await ask();
		expect(challenge.salt).toMatch(
			new RegExp(`^[0-9a-f]{24}\\?expires=[0-9]{9}0&survey=${scene().more.open.survey}&$`),
		);
		const digest = createHash('sha256').update(`${challenge.salt}${numberOf(challenge).toString()}`);
		expect(challenge.challenge).toBe(digest.digest('hex'));
		const key = z.instanceof(Uint8Array).parse(await read('select key from private.proof_key'));
		expect(challenge.signature).toBe(createHmac('sha256', key).update(challenge.challenge).digest('hex'));
		const ends = Number(/expires=([0-9]+)/.exec(challenge.salt)?.[1]) * 1_000 - Date.now();
		expect(ends).toBeGreaterThan(9 * 60_000);
		expect(ends).toBeLessThan(21 * 60_000);
	});

	it('is given for surveys on the open web alone', async () => {
		expect(await refusal(anybody, 'proof_challenge', { p_survey: scene().more.desks.survey })).toBe('PZ205');
		expect(await refusal(anybody, 'proof_challenge', { p_survey: randomUUID() })).toBe('PZ205');
	});

	it('costs more when the server asks, or when many answers came, and never more than four times', async () => {
		const cost = async (changes = {}) => (await ask(changes)).maxnumber;
		expect(await cost()).toBe(50_000);
		expect(await cost({ p_demand: 3 })).toBe(150_000);
		expect(await cost({ p_demand: 900 })).toBe(200_000);
		expect(await cost({ p_demand: -4 })).toBe(50_000);
		const { client, exercise, more } = scene();
		await client.query(
			`insert into private.hourly_arrivals (exercise_id, survey_id, channel, hour, answers)
			values ($1, $2, 'web', date_trunc('hour', now()), 1000)`,
			[exercise.id, more.open.survey],
		);
		expect(await cost()).toBe(150_000);
		await client.query('update private.hourly_arrivals set answers = 1000000');
		expect(await cost({ p_demand: 4 })).toBe(200_000);
	});
});

describe('an answer', () => {
	it('that its device worked for says so, and one without it is received all the same', async () => {
		expect(await isProved(solve(await ask()))).toBe(true);
		expect(await isProved(null, { p_circumstances: null })).toBe(false);
		expect(
			await call(anybody, 'consultation_counts', { p_consultation: scene().more.open.id }),
		).toMatchObject({ total: 2, proved: 1 });
	});

	it('cannot say it was worked for: no proof serves twice, another survey, after its end, or unsigned', async () => {
		const used = await ask();
		await isProved(solve(used));
		expect(await isProved(solve(used))).toBe(false);
		expect(await isProved(solve(await ask({ p_survey: scene().more.other.survey })))).toBe(false);
		expect(await isProved(solve(await ask()), { p_channel: 'public_space' })).toBe(false);

		const challenge = await ask();
		const number = numberOf(challenge);
		const moved = { salt: challenge.salt.replace(/expires=([0-9]+)/, 'expires=9999999990') };
		const ownSalt = `${'0'.repeat(24)}?expires=9999999990&survey=${scene().more.open.survey}&`;
		const own = {
			salt: ownSalt,
			challenge: createHash('sha256').update(`${ownSalt}1`).digest('hex'),
			number: 1,
		};
		for (const changes of [
			{ number: number + 1 },
			{ number: `${number.toString()} ` },
			moved,
			own,
			{ signature: 'f'.repeat(64) },
			{ signature: null },
			{ algorithm: 'SHA-1' },
			// Digits moved from the number to the salt would be the same bytes.
			{ salt: `${challenge.salt}${number.toString().slice(0, 1)}`, number: number.toString().slice(1) },
		])
			expect(await isProved(spoil(challenge, changes)), JSON.stringify(changes)).toBe(false);
		for (const junk of ['', 'nada', 'bnVsbA==', 'W10=', 'eyJzYWx0Ijp7fX0=', '/w==', 'x'.repeat(5_000)])
			expect(await isProved(junk), junk).toBe(false);
		// Nothing of that used it up.
		expect(await isProved(solve(challenge))).toBe(true);

		const key = z.instanceof(Uint8Array).parse(await read('select key from private.proof_key'));
		const signed = (expires: string) => {
			const salt = `${'1'.repeat(24)}?expires=${expires}&survey=${scene().more.open.survey}&`;
			const own = createHash('sha256').update(`${salt}1`).digest('hex');
			const signature = createHmac('sha256', key).update(own).digest('hex');
			return spoil(challenge, { salt, challenge: own, number: 1, signature });
		};
		expect(await isProved(signed('1700000000'))).toBe(false);
		expect(await isProved(signed('9999999990'))).toBe(true);
		// What expired is forgotten: it proves nothing any more.
		await scene().client.query('update private.used_proofs set expires_at = now()');
		await call(worker, 'close_due');
		expect(await read('select count(*)::int from private.used_proofs')).toBe(0);
	});

	it('is counted by the hour without leading to it: the worker takes the difference', async () => {
		const { client, more } = scene();
		const hours = () =>
			read('select json_agg(answers order by hour) from private.hourly_arrivals where survey_id = $1', [
				more.open.survey,
			]);
		await isProved(null, { p_circumstances: null });
		await call(worker, 'close_due');
		await call(worker, 'close_due');
		expect(await hours()).toEqual([1]);
		await client.query(`update private.hourly_arrivals set hour = hour - interval '1 hour'`);
		await isProved(null, { p_circumstances: null });
		await isProved(null, { p_circumstances: null });
		await call(worker, 'close_due');
		expect(await hours()).toEqual([1, 2]);
	});

	it('in an hour of ten or more is told to staff after the close, without which', async () => {
		const { administrator, client, exercise, more, stranger } = scene();
		const of = { p_consultation: more.open.id };
		await isProved(null, { p_circumstances: null });
		await call(worker, 'close_due');
		expect(await refusal(exercise.staff, 'hourly_arrivals', of)).toBe('PZ208');
		await call(exercise.staff, 'close_consultation', of);
		const hour = expect.stringMatching(/^2\d{3}-\d\d-\d\d \d\d:00$/) as unknown;
		expect(await call(exercise.staff, 'hourly_arrivals', of)).toEqual([
			{ channel: 'web', hour, answers: null },
		]);
		await client.query('update private.hourly_arrivals set answers = 10');
		expect(await call(exercise.staff, 'hourly_arrivals', of)).toMatchObject([{ answers: 10 }]);
		for (const other of [administrator, exercise.guarantor, exercise.titular, stranger])
			expect(await refusal(other, 'hourly_arrivals', of)).toBe('PZ100');
	});
});

verbs.proveAll();
