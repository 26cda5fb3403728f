import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalBackend, startLocalBackend } from '../../scripts/launch/backend.mjs';
import { composeFigures, type CountedAnswers } from '../../src/lib/domain/response/figures';
import { findBursts } from '../../src/lib/domain/response/signals/findBursts';
import { findPatterns } from '../../src/lib/domain/response/signals/findPatterns';
import type { Answers } from '../../src/lib/domain/survey/instrument';
import { canonicalText } from '../../src/lib/evidence';
import { proveWork } from '../../src/lib/offline/proof/proveWork';
import { issueCodes } from '../../src/lib/server/data/channels/codes';
import { closeConsultation, countAnswers } from '../../src/lib/server/data/consultations';
import { readHourlyArrivals } from '../../src/lib/server/data/response/arrivals';
import { readEveryAnswer } from '../../src/lib/server/data/response/everyAnswer';
import { countChoices } from '../../src/lib/server/data/response/figures';
import { need } from '../../supabase/seeds/sample/need';
import { validContents } from '../arbitraries/answers';
import { freeze, freezeAnswers, type FrozenBody } from '../load/frozenAnswers';
import { type LaunchedProduct, launchProduct } from '../load/launcher';
import { type OpenConsultation, openConsultation } from '../load/openConsultation';

/**
 * Two instances of the application on one database, and people who mean it no good.
 *   PRIORIZA_ABUSE_SEED   what an earlier run printed
 */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const bots = isFull ? 2_000 : 120;
const guesses = isFull ? 10_000 : 300;
const replays = isFull ? 2_000 : 100;
const people = 300;
const seed = Number(process.env['PRIORIZA_ABUSE_SEED'] ?? randomInt(2 ** 31));

let folder: string;
let backend: LocalBackend;
let database: Client;
let open: OpenConsultation;
let codes: string[];
const instances: LaunchedProduct[] = [];

beforeAll(async () => {
	console.info(`Abuse with seed ${String(seed)}`);
	folder = await mkdtemp(join(tmpdir(), 'prioriza-abuse-'));
	backend = await startLocalBackend({ dataDir: folder, withSuperuser: true, log: () => undefined });
	database = new Client({ connectionString: backend.superuserUrl ?? '' });
	await database.connect();
	open = await openConsultation(backend, ['web', 'code', 'public_space']);
	codes = need(await issueCodes(open.staff, open.consultation, 40, 'Prueba'), 'codes').codes;
	for (const port of [4820, 4830])
		instances.push(
			await launchProduct({
				dataDir: folder,
				port,
				variables: {
					SUPABASE_URL: backend.url,
					SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
					SUPABASE_SECRET_KEY: backend.secretKey,
				},
			}),
		);
}, 300_000);

afterAll(async () => {
	for (const instance of instances) await instance.stop();
	await database.end();
	await backend.stop();
	await rm(folder, { recursive: true, force: true });
});

interface Told {
	status: number;
	code: unknown;
}

/** Sends an answer to the instance whose turn it is, from this one address. */
async function send(body: FrozenBody, at: number, circumstances?: object): Promise<Told> {
	const { url } = instances[at % instances.length] ?? { url: '' };
	const response = await fetch(`${url}/api/respuestas`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(circumstances === undefined ? body : { ...body, circumstances }),
	});
	const told: unknown = await response.json();
	const code = typeof told === 'object' && told !== null && 'code' in told ? told.code : null;
	return { status: response.status, code };
}

/** Works as a device does, by the code of the product, for a challenge of this instance. */
function work(body: FrozenBody, at: number): Promise<string | null> {
	const { url } = instances[at % instances.length] ?? { url: '' };
	return proveWork(body.content, (path, init) =>
		fetch(new URL(path instanceof Request ? path.url : path, url), init),
	);
}

/** Some at a time, as many as a machine with few cores does well. */
async function inTurns<T>(all: readonly T[], each: (one: T, at: number) => Promise<void>): Promise<void> {
	const waiting = [...all.entries()];
	await Promise.all(
		Array.from({ length: 16 }, async () => {
			for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
				await each(next[1], next[0]);
		}),
	);
}

async function countProved(): Promise<number> {
	const { rows } = await database.query<{ proved: number }>(
		'select count(*)::int as proved from app.responses where survey_id = $1 and has_proof',
		[open.survey],
	);
	return rows[0]?.proved ?? -1;
}

const honest = (count: number, salt: number, channel = 'web'): FrozenBody[] =>
	freezeAnswers(open, count, seed + salt).map((body) => ({ ...body, channel }));

/** The counted answers of one channel as bytes, from the same function that staff and publication count with. */
async function readChannel(channel: string): Promise<string> {
	const { rows } = await database.query<{ counted: CountedAnswers }>(
		`select private.answer_counts($1, $2, $3, null, 'counted') as counted`,
		[open.exercise, open.consultation, channel],
	);
	return canonicalText(rows[0]?.counted ?? null);
}

/** What the worker of each instance does at every turn. */
async function countHours(): Promise<void> {
	await database.query('select private.count_arrivals()');
}

/** As if what was counted in this hour had come in so many hours before it. */
async function spreadOverHours(hours: number): Promise<void> {
	await database.query(
		`with gone as (delete from private.hourly_arrivals where survey_id = $1 returning *)
		insert into private.hourly_arrivals (exercise_id, survey_id, channel, hour, answers)
		select g.exercise_id, g.survey_id, g.channel, g.hour - h * interval '1 hour',
			g.answers / $2 + case when h <= g.answers % $2 then 1 else 0 end
		from gone g cross join generate_series(1, $2::int) h
		where g.answers / $2 + case when h <= g.answers % $2 then 1 else 0 end > 0`,
		[open.survey, hours],
	);
}

/** The same demand in the same words, as who pastes one text a thousand times. */
function pasteInto(answers: Answers): Answers {
	const words = open.instrument.questions.filter(({ type }) => type === 'short' || type === 'long');
	expect(words.length).toBeGreaterThan(0);
	return {
		...answers,
		...Object.fromEntries(words.map(({ id }) => [id, 'Primero la carretera que pasa por el rancho.'])),
	};
}

describe('abuse', () => {
	it('T27 three hundred people behind one address are all taken, whichever instance they come to', async () => {
		const worked = isFull ? people : 24;
		const statuses = new Map<number, number>();
		let proved = 0;
		await inTurns(honest(people, 1), async (body, at) => {
			// A device gives up after twenty seconds and goes without: this machine is all of them at once.
			const proof = at < worked ? await work(body, at) : null;
			if (proof !== null) proved += 1;
			const { status } = await send(body, at, proof === null ? undefined : { proof });
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		});
		expect([...statuses]).toEqual([[200, people]]);
		expect(proved).toBeGreaterThan(0);
		expect(await countProved()).toBe(proved);
	});

	it('T27 a challenge that is replayed to both instances proves one answer', async () => {
		const before = await countProved();
		const [first, ...others] = honest(replays + 1, 2);
		if (first === undefined) throw new Error('There is nothing to send.');
		const proof = await work(first, 0);
		expect(proof).not.toBeNull();
		await inTurns([first, ...others], async (body, at) => {
			// Taken, as anybody who did not work: nobody is turned away for it.
			expect((await send(body, at, { proof })).status).toBe(200);
		});
		expect(await countProved()).toBe(before + 1);
	});

	it('T27 codes are not guessed, and a right one opens one answer', async () => {
		const own = honest(codes.length, 3, 'code');
		await inTurns(own, async (body, at) => {
			expect((await send(body, at, { code: codes[at] })).status).toBe(200);
		});
		const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
		const guess = () =>
			Array.from(randomBytes(20), (byte) => alphabet[byte % 32])
				.join('')
				.replaceAll(/(.{5})(?=.)/g, '$1-');
		const refusals = new Map<string, number>();
		await inTurns(honest(guesses, 4, 'code'), async (body, at) => {
			// Every tenth is one that was used, with other words.
			const code = at % 10 === 0 ? codes[at % codes.length] : guess();
			const { status, code: why } = await send(body, at, { code });
			const told = `${String(status)} ${String(why)}`;
			refusals.set(told, (refusals.get(told) ?? 0) + 1);
		});
		expect([...refusals]).toEqual([['403 answer_code_unknown', guesses]]);
	});

	it('T27 bots change the web alone, to the byte, and what they did is shown to who reviews', async () => {
		for (const [at, body] of honest(30, 5, 'public_space').entries())
			expect((await send(body, at)).status).toBe(200);
		await countHours();
		const strong = { code: await readChannel('code'), public_space: await readChannel('public_space') };
		const weak = await readChannel('web');
		// The people came in the quiet hours of the day before.
		await spreadOverHours(24);

		const [model] = fc.sample(validContents(open.instrument), { numRuns: 1, seed: seed + 6 });
		const provedBefore = await countProved();
		let proved = 0;
		await inTurns(Array.from({ length: bots }), async (_, at) => {
			const body = freeze({
				...model,
				answers: pasteInto(model?.answers ?? {}),
				instrument: open.instrumentHash,
			});
			// A farm works for some of them: work is cheap to whoever rents machines.
			const proof = at % 20 === 0 ? await work(body, at) : null;
			if (proof !== null) proved += 1;
			expect((await send(body, at, proof === null ? undefined : { proof })).status).toBe(200);
		});
		expect(proved).toBeGreaterThan(0);
		expect(await countProved()).toBe(provedBefore + proved);
		expect(await readChannel('code')).toBe(strong.code);
		expect(await readChannel('public_space')).toBe(strong.public_space);
		expect(await readChannel('web')).not.toBe(weak);

		await countHours();
		need(await closeConsultation(open.staff, open.consultation), 'close');
		const bursts = findBursts(await readHourlyArrivals(open.staff, open.consultation));
		expect(bursts.map(({ channel }) => channel)).toEqual(['web']);
		expect(bursts[0]?.answers).toBeGreaterThanOrEqual(bots);
		const [largest] = findPatterns(
			open.instrument,
			await readEveryAnswer(open.staff, open.consultation, open.instrument),
		);
		expect(largest?.answers.length).toBeGreaterThanOrEqual(bots);
		const { channels, proved: told } = await countAnswers(open.staff, open.consultation);
		expect(channels).toMatchObject({ code: codes.length, public_space: 30 });
		expect(told).toBe(await countProved());

		// What is published keeps the channels apart: those who came by code and by interview read as without bots.
		const published = composeFigures(
			open.slug,
			open.instrument,
			open.instrumentHash,
			await countChoices(open.staff, open.consultation),
		);
		const ofCodes = await countChoices(open.staff, open.consultation, { channel: 'code' });
		expect(canonicalText(ofCodes)).toBe(strong.code);
		expect(published.answers).toBe(people + replays + 1 + codes.length + 30 + bots);
	});
});
