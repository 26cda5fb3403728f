import { randomInt } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalBackend, startLocalBackend } from '../../../scripts/launch/backend.mjs';
import { loadSample } from '../../../scripts/launch/sample/loadSample.mjs';
import { readBundle } from '../../../src/lib/evidence';
import { anonymousBackend } from '../../../src/lib/server/backend/clients';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';
import type { Report } from '../../../src/lib/verifier/report';
import { buildExpediente } from '../../../src/routes/(public)/ejercicio/[slug]/expediente/buildExpediente.server';
import { findPublicExercise } from '../../../src/routes/(public)/ejercicio/[slug]/findExercise.server';
import { changeLog, changeOne, listColumns, logChanges, nameOf, type Column } from './changeRows';

const slug = 'oaxaca-2026';

/**
 * Rows changed by whoever has the database in hand.
 *   PRIORIZA_TAMPER_SEED   what an earlier run printed
 * With PRIORIZA_FULL=1 every column of every table; otherwise those that carry the record, and some of the others.
 */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const seed = Number(process.env['PRIORIZA_TAMPER_SEED'] ?? randomInt(2 ** 31));

/** Columns that the record of the exercise is made of, and in which of their rows. */
const ofIt = `exercise_id in (select id from app.exercises where slug = '${slug}')`;
const carrying: Readonly<Record<string, string>> = {
	'app.log_entries.exercise_id': `${ofIt} and position is not null`,
	'app.log_entries.entry': `${ofIt} and position is not null`,
	'app.results.version': ofIt,
	'app.results.content': ofIt,
	'app.results.content_hash': ofIt,
	'app.rulesets.content': `(id, version) in (select ruleset_id, ruleset_version from app.exercises where slug = '${slug}')`,
	'app.surveys.instrument': `${ofIt} and instrument is not null`,
};
const others = 6;

let folder: string;
let backend: LocalBackend;
let database: Client;
let sound: Opened;
let exercise: string;

interface Opened {
	bytes: Uint8Array;
	files: ReadonlyMap<string, Uint8Array>;
	report: Report;
}

beforeAll(async () => {
	console.info(`T11 seed ${String(seed)}`);
	folder = await mkdtemp(join(tmpdir(), 'prioriza-tamper-'));
	// Postgres, under root another user, must be able to pass through.
	await chmod(folder, 0o711);
	backend = await startLocalBackend({ dataDir: folder, withSuperuser: true, log: () => undefined });
	await loadSample({ backend, dataDir: folder, log: () => undefined });
	Object.assign(process.env, {
		SUPABASE_URL: backend.url,
		SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
		SUPABASE_SECRET_KEY: backend.secretKey,
	});
	database = new Client({ connectionString: backend.superuserUrl ?? '' });
	await database.connect();
	// Neither triggers nor references stand in the way of a superuser.
	await database.query('set session_replication_role = replica');
	({ id: exercise } = await findPublicExercise(slug));
	sound = open(await build());
}, 300_000);
afterAll(async () => {
	await database.end();
	await backend.stop();
	await rm(folder, { recursive: true, force: true });
});

async function build(): Promise<Uint8Array> {
	const subject = await findPublicExercise(slug);
	return (await buildExpediente(anonymousBackend(), subject, 'http://localhost:3000')).bytes;
}

/** What whoever kept the root of before sees. */
function open(bytes: Uint8Array, root?: string): Opened {
	const bundle = readBundle(bytes);
	if (!bundle.ok) throw new Error(bundle.error.code);
	const { files, manifest } = bundle.value;
	return { bytes, files, report: verifyBundle(bytes, { root: root ?? manifest.log.root }) };
}

const sayFinding = ({ code, params }: Report['checks'][number]['failures'][number]) =>
	`${code} ${JSON.stringify(params)}`;

/** Every failure and observation, in order. */
const listFound = ({ checks }: Report): string[] =>
	checks
		.flatMap(({ failures, observations }) => [...failures, ...observations].map(({ code }) => code))
		.sort();

type Outcome =
	'found' | 'FOUND NOWHERE' | 'not given out' | 'only beside the record' | 'nowhere in it' | 'UNSEEN';

/** What becomes of the expediente now, next to how it was. */
async function judge(): Promise<Outcome> {
	let bytes: Uint8Array;
	try {
		bytes = await build();
	} catch {
		return 'not given out';
	}
	if (Buffer.compare(bytes, sound.bytes) === 0) return 'nowhere in it';
	const now = open(bytes, sound.report.log?.root);
	if (listFound(now.report).join() !== listFound(sound.report).join())
		return isNamed(now.report) ? 'found' : 'FOUND NOWHERE';
	const [before, after] = [listSealed(sound), listSealed(now)];
	const isSame = ([path, bytes]: [string, Uint8Array]) =>
		Buffer.compare(bytes, after.get(path) ?? Buffer.of()) === 0;
	return before.size === after.size && [...before].every(isSame) ? 'only beside the record' : 'UNSEEN';
}

/** Whether what is wrong now has a place: a line, a file, or what people call it. */
function isNamed({ checks }: Report): boolean {
	const before = new Set(
		sound.report.checks.flatMap(({ failures, observations }) =>
			[...failures, ...observations].map(sayFinding),
		),
	);
	return checks
		.flatMap(({ failures, observations }) => [...failures, ...observations])
		.filter((finding) => !before.has(sayFinding(finding)))
		.some(({ params }) => ['line', 'file', 'title', 'nucleus'].some((key) => key in params));
}

/** What the report answers for: of a filed document its bytes, not the name it came with. */
function listSealed({ files, report }: Opened): ReadonlyMap<string, Uint8Array> {
	const beside = new Set(['manifest.json', ...report.notSealed]);
	return new Map(
		[...files]
			.filter(([path]) => !beside.has(path))
			.map(([path, bytes]) => [path.replace(/^(documents\/[^/]+)\/.*$/, '$1'), bytes]),
	);
}

async function chooseColumns(): Promise<Column[]> {
	const all = await listColumns(database);
	expect(all.map(nameOf)).toEqual(expect.arrayContaining(Object.keys(carrying)));
	if (isFull) return all;
	const rest = all.filter((column) => !(nameOf(column) in carrying));
	const drawn = fc.sample(fc.shuffledSubarray(rest, { minLength: others, maxLength: others }), {
		numRuns: 1,
		seed,
	});
	return [...all.filter((column) => nameOf(column) in carrying), ...drawn.flat()];
}

describe('T11 rows changed by whoever has the database in hand', () => {
	it('T11 are none in what is exported twice: the same bytes, and sound', async () => {
		expect(Buffer.compare(await build(), sound.bytes)).toBe(0);
		expect(sound.report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
	});

	it('T11 are found in every column that the record carries; what else changes is said to be beside the record', async () => {
		const outcomes = new Map<string, Outcome | 'held by the database'>();
		for (const column of await chooseColumns()) {
			const undo = await changeOne(database, column, seed, carrying[nameOf(column)]);
			outcomes.set(nameOf(column), undo === null ? 'held by the database' : await judge());
			await undo?.();
		}
		console.info(Object.fromEntries(outcomes));
		const seen: (string | undefined)[] = ['found', 'not given out'];
		expect(Object.keys(carrying).filter((name) => !seen.includes(outcomes.get(name)))).toEqual([]);
		const unnamed: (string | undefined)[] = ['UNSEEN', 'FOUND NOWHERE'];
		expect([...outcomes].filter(([, outcome]) => unnamed.includes(outcome))).toEqual([]);
		expect(Buffer.compare(await build(), sound.bytes)).toBe(0);
	}, 3_600_000);

	it.each(logChanges)('T11 are found in the log: %s', async (_, sql) => {
		const undo = await changeLog(database, sql, exercise);
		if (undo === null) throw new Error('The database refused it.');
		const outcome = await judge();
		await undo();
		expect(['found', 'not given out']).toContain(outcome);
	});
});
