import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLocalBackend, type LocalBackend } from '../../../scripts/launch/backend.mjs';
import { folioOf } from '../../../src/lib/evidence';
import { workerBackend } from '../../../src/lib/server/backend/clients';
import { readFigures } from '../../../src/lib/server/data/response/figures';
import { settleDue } from '../../../src/lib/server/data/tallies';
import {
	freezeAnswer,
	publishConsultation,
	submissionOf,
	type PublishedConsultation,
} from '../../database/scene/consultation';
import type { Exercise } from '../../database/scene/exercise';
import {
	addProblems,
	closeWithEverybody,
	freezeBallot,
	publishPrioritization,
	type Prioritization,
} from '../../database/scene/ranking';
import {
	anybody,
	call,
	daysAway,
	json,
	readOne,
	type Caller,
	type Parameters,
} from '../../database/scene/stage';
import { commit, commitExercise } from '../../database/scene/useScratchDatabase';
import type { FrozenBody } from '../../load/frozenAnswers';
import { findInDatabase } from '../examine';
import { readBackup, runScript } from '../runScript';
import { download, textOf, verify, type Kept } from './downloads';
import { hashEntries, readThroughApi } from './lookAround';

/** Answers taken back, corrected or left out by a rule, and results that are counted again after everybody saw them. */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const consultations = isFull ? 5 : 1;
/** In each consultation. */
const withdrawn = isFull ? 100 : 20;
const corrected = isFull ? 3 : 2;
/** Each a rule of its own, which catches as many answers alike as it says: the larger ones first. */
const leftOut = isFull ? [12, 11, 10, 9, 8, 7, 6, 5, 4, 3] : [6, 5, 4, 3];
/** Of the one list that is ranked. */
const recounts = isFull ? 5 : 1;
const slug = 'cambios-2026';

const mark = (kind: string) => `${kind}${randomBytes(6).toString('hex')}`;
const gone = mark('retirada');
const stays = mark('queda');

interface Held {
	readonly body: FrozenBody;
	readonly key: string;
}
interface Asked {
	readonly consultation: PublishedConsultation;
	readonly withdrawn: Held[];
	readonly corrected: Held[];
	readonly others: Held[];
}

let folder: string;
let backend: LocalBackend;
let client: Client;
let exercise: Exercise;
let prioritization: Prioritization;
const asked: Asked[] = [];
/** The first three states of the record that somebody downloads, and the last. */
const kept: Kept[] = [];

const hashOf = (key: string) =>
	createHash('sha256').update(`prioriza/receipt-key/v1\0${key}`).digest('base64url');
const byKey = ({ body, key }: Held): Parameters => ({ p_folio: folioOf(body.id), p_key: key });
const act = (caller: Caller, verb: string, parameters: Parameters) =>
	commit(client, () => call(client, caller, verb, parameters));

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-corrections-'));
	// Postgres, under root another user, must be able to pass through.
	await chmod(folder, 0o711);
	const dataDir = join(folder, 'data');
	await mkdir(dataDir, { mode: 0o711 });
	backend = await startLocalBackend({ dataDir, withSuperuser: true, log: () => undefined });
	Object.assign(process.env, {
		SUPABASE_URL: backend.url,
		SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
		SUPABASE_SECRET_KEY: backend.secretKey,
		PRIORIZA_LOG_KEY_FILE: join(dataDir, 'signing', 'log-key.json'),
	});
	await mkdir(join(dataDir, 'signing'), { mode: 0o700 });
	client = new Client({ connectionString: backend.superuserUrl ?? '' });
	await client.connect();
	({ exercise } = await commitExercise(client, slug));
	for (let at = 0; at < consultations; at += 1) asked.push(await commit(client, () => ask(at)));
	kept.push(await download(slug));
});

afterAll(async () => {
	await client.end();
	await backend.stop();
	await rm(folder, { recursive: true, force: true });
});

/** One consultation with all its answers. */
async function ask(at: number): Promise<Asked> {
	const consultation = await publishConsultation(client, exercise, `${slug}-${String(at)}`);
	const send = async (detalle: string): Promise<Held> => {
		const body = freezeAnswer(consultation, { tema: 'agua', detalle });
		const key = randomBytes(10).toString('hex').toUpperCase();
		await call(client, anybody, 'submit_answer', submissionOf(body, { p_key_hash: hashOf(key) }));
		return { body, key };
	};
	const sendMany = async (count: number, detalle: (number: number) => string) => {
		const sent: Held[] = [];
		for (let number = 0; number < count; number += 1) sent.push(await send(detalle(number)));
		return sent;
	};
	const taken = await sendMany(withdrawn, (number) => `${gone} ${String(number)}`);
	const mended = await sendMany(corrected, (number) => `Corregida ${String(number)}`);
	for (const alike of leftOut) await sendMany(alike, () => `Iguales de ${String(alike)}.`);
	const others = await sendMany(12, (number) => `${stays} ${String(number)}`);
	return { consultation, withdrawn: taken, corrected: mended, others };
}

const entryShape = z.object({ type: z.string(), body: z.record(z.string(), z.unknown()) }).loose();
const closedShape = z.object({
	accepted: z.number(),
	superseded: z.number(),
	withdrawn: z.number(),
	counted: z.number(),
});

describe('T31 corrections and withdrawals', () => {
	it('T31 add to the log and change no line of it', async () => {
		expect(await findInDatabase(client, [gone])).toEqual(['private.response_openings.content']);
		const before = await hashEntries(client);
		for (const { consultation, withdrawn: taken, corrected: mended } of asked)
			await commit(client, async () => {
				for (const held of taken) await call(client, anybody, 'withdraw_answer', byKey(held));
				for (const [at, held] of mended.entries()) {
					const other = freezeAnswer(consultation, {
						tema: 'luz',
						detalle: `${stays} corregida ${String(at)}`,
					});
					const { p_channel: _, ...mending } = submissionOf(other);
					await call(client, anybody, 'correct_answer', {
						...byKey(held),
						...mending,
						p_key_hash: hashOf('0'),
					});
				}
				await call(client, exercise.staff, 'close_consultation', { p_consultation: consultation.id });
			});
		expect((await hashEntries(client, before.leaves)).hash).toBe(before.hash);
		// Afterwards nobody takes back what everybody may already have counted: the keys are gone.
		const [held] = asked.flatMap(({ others }) => others);
		if (held === undefined) throw new Error('Nobody answered.');
		await expect(act(anybody, 'withdraw_answer', byKey(held))).rejects.toThrow('PZ222');
	});

	it('T31 leave what was taken back in no table, no backup, no download and no answer of the API', async () => {
		const salts = asked
			.flatMap(({ withdrawn: taken }) => taken)
			.slice(0, 30)
			.map(({ body }) => Buffer.from(body.salt, 'base64url').toString('hex'));
		expect(await findInDatabase(client, [gone, ...salts])).toEqual([]);
		const out = join(folder, 'copia.respaldo');
		expect(await runScript('backup', '--data', join(folder, 'data'), '--out', out)).toMatchObject({
			code: 0,
		});
		const verbs = asked.flatMap(({ consultation, withdrawn: taken }) => [
			{ verb: 'consultation_answers', parameters: { p_consultation: consultation.id, p_limit: 1_000 } },
			...taken.slice(0, 3).map(({ body }) => ({
				verb: 'find_receipt',
				parameters: { p_folio: folioOf(body.id) },
			})),
		]);
		const openings = { verb: 'take_openings', parameters: { p_exercise: exercise.id } };
		const said = await readThroughApi(client, exercise, [...verbs, openings]);
		for (const text of [readBackup(out), said]) {
			expect(text).not.toContain(gone);
			// What stays is found by the same search.
			expect(text).toContain(stays);
		}
	});

	it('T31 are left out by two people, or not at all', async () => {
		kept.push(await download(slug));
		const p_reason = 'Son iguales y llegaron juntas.';
		for (const { consultation } of asked)
			for (const least of leftOut) {
				const about = { p_consultation: consultation.id, p_rule: json({ name: 'identical', least }) };
				const seen = await act(exercise.staff, 'preview_exclusion', about);
				const { answers, digest } = z.object({ answers: z.number(), digest: z.string() }).parse(seen);
				expect(answers).toBe(least);
				const proposal = { ...about, p_reason, p_digest: digest };
				const p_exclusion = await act(exercise.staff, 'propose_exclusion', proposal);
				await expect(act(exercise.staff, 'agree_with_exclusion', { p_exclusion })).rejects.toThrow('PZ100');
				await act(exercise.guarantor, 'agree_with_exclusion', { p_exclusion });
			}
		const problems = await commit(client, () => addProblems(client, exercise, 3));
		prioritization = await commit(client, () =>
			publishPrioritization(client, exercise, `${slug}-lista`, problems),
		);
		await commit(client, () => closeWithEverybody(client, exercise, prioritization));
		await settleDue(workerBackend());
		kept.push(await download(slug));
	});

	it('T31 that come after everybody saw a result give another one beside it', async () => {
		let ranking = prioritization.rankings.civil;
		for (let at = 0; at < recounts; at += 1) {
			await act(exercise.staff, 'annul_ranking', {
				p_ranking: ranking,
				p_reason: 'Se abrió con otra lista de asientos.',
			});
			const dates = { p_opens: daysAway(-1), p_closes: daysAway(10) };
			const again = await act(exercise.staff, 'reopen_ranking', { p_annulled: ranking, ...dates });
			ranking = z.uuid().parse(again);
			const reopened = { ...prioritization, rankings: { ...prioritization.rankings, civil: ranking } };
			const order = [...prioritization.alternatives].reverse().map((id) => [id]);
			for (const member of [exercise.titular, exercise.neighbour])
				await act(member, 'cast_ballot', freezeBallot(reopened, order));
			await act(exercise.staff, 'close_ranking', { p_ranking: ranking });
			await settleDue(workerBackend());
		}
		kept.push(await download(slug));
	});

	it('T31 leave every download as sound as it was, and each later one goes on from it', () => {
		const [, , published, last] = kept;
		if (published === undefined || last === undefined) throw new Error('There are fewer downloads.');
		for (const [at, earlier] of kept.entries()) {
			expect([...earlier.files.values()].filter((bytes) => Buffer.from(bytes).includes(gone))).toEqual([]);
			expect(verify(earlier)).toMatchObject({
				verdict: expect.stringMatching(/^valid/) as string,
				failed: [],
			});
			for (const later of kept.slice(at + 1)) {
				expect(later.lines.length).toBeGreaterThan(earlier.lines.length);
				expect(later.lines.slice(0, earlier.lines.length)).toEqual(earlier.lines);
				expect(verify(later, earlier.checkpoint)).toMatchObject({ failed: [], previous: 'passed' });
				expect(verify(earlier, later.checkpoint).previous).toBe('failed');
			}
		}
		const resultsOf = ({ files }: Kept) => [...files.keys()].filter((path) => path.startsWith('results/'));
		expect(resultsOf(published)).toHaveLength(1);
		expect(resultsOf(last)).toHaveLength(1 + recounts);
		for (const path of resultsOf(published))
			expect(textOf(last.files, path)).toBe(textOf(published.files, path));
	});

	it('T31 add up: accepted are those that count, were withdrawn, were replaced and were left out', async () => {
		const last = kept.at(-1);
		if (last === undefined) throw new Error('Nothing was downloaded.');
		const entries = last.lines.map((line) => entryShape.parse(JSON.parse(line)));
		for (const { consultation } of asked) {
			const own = (type: string) =>
				entries.filter((entry) => entry.type === type && entry.body['survey'] === consultation.survey);
			const [closing] = own('survey.closed');
			const closed = closedShape.parse(closing?.body);
			const excluded = own('responses.excluded').map(({ body }) => z.number().parse(body['count']));
			expect(excluded).toEqual(leftOut);
			const out = excluded.reduce((sum, count) => sum + count, 0);
			const counting = 12 + corrected;
			expect(closed).toEqual({
				accepted: own('response').length,
				superseded: own('response.superseded').length,
				withdrawn: own('response.withdrawn').length,
				counted: counting + out,
			});
			expect(closed).toMatchObject({ superseded: corrected, withdrawn });
			expect(closed.accepted).toBe(counting + closed.withdrawn + closed.superseded + out);
			const standing = `select count(*)::int from app.responses where survey_id = $1 and standing = $2`;
			expect(await readOne(client, standing, [consultation.survey, 'counted'])).toBe(counting);
			expect(await readOne(client, standing, [consultation.survey, 'excluded'])).toBe(out);
			const figures = await readFigures(workerBackend(), consultation.id);
			expect(figures?.figures.answers).toBe(counting);
		}
	});
});
