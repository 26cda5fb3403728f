import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { launchProduct, type LaunchedProduct } from '../launcher';
import { openDatabase } from '../openDatabase';

// How long it takes to get the expediente of an exercise from a product that runs, as its log grows: the first time,
// when it is built, and again, when it is kept. Run by `npm run bench:expediente`; nothing here is an assertion.
//   PRIORIZA_BENCH_ANSWERS   sealed answers of the largest log (50000)

const most = Number(process.env['PRIORIZA_BENCH_ANSWERS'] ?? 50_000);
const sizes = [0, 10_000, 50_000, 100_000].filter((size) => size <= most);
const goalSeconds = 10;

const dataDir = await mkdtemp(join(tmpdir(), 'prioriza-bench-'));
try {
	console.log('Preparing a product with the sample…');
	const product = await launchProduct({ dataDir, port: 4950, withSample: true });
	const database = await openDatabase(dataDir);
	try {
		const { slug, id } = await findSample(database);
		const path = `/ejercicio/${slug}/expediente/descargar`;
		await take(product, path);
		for (const size of sizes) {
			if (size > 0) await appendAnswers(database, id, size);
			const built = await take(product, path);
			const again = await take(product, path);
			console.log(
				`${size.toLocaleString('en')} answers more: ${built.seconds.toFixed(1)} s, ` +
					`${(built.bytes / 1024 ** 2).toFixed(1)} MB, again ${again.seconds.toFixed(1)} s` +
					(size === 50_000
						? ` (goal ≤ ${goalSeconds} s; ${(built.seconds / goalSeconds).toFixed(2)} of it)`
						: ''),
			);
		}
	} finally {
		await database.end();
		await product.stop();
	}
} finally {
	await rm(dataDir, { recursive: true, force: true });
}

async function findSample(database: Client): Promise<{ slug: string; id: string }> {
	const { rows } = await database.query<{ slug: string; id: string }>(
		'select slug, id from app.exercises where is_sample limit 1',
	);
	const [sample] = rows;
	if (!sample) throw new Error('There is no sample.');
	return sample;
}

/** Entries of the size and shape of sealed answers, until there are so many; they stand for no answer. */
async function appendAnswers(database: Client, exercise: string, size: number): Promise<void> {
	await database.query('begin');
	const { rows } = await database.query<{ size: number }>(
		'select size from app.logs where exercise_id = $1 for update',
		[exercise],
	);
	const { rows: counted } = await database.query<{ count: number }>(
		`select count(*)::int from app.log_entries where exercise_id = $1 and type = 'response' and batch is null`,
		[exercise],
	);
	const first = rows[0]?.size ?? 0;
	const wanted = Math.max(0, size - (counted[0]?.count ?? 0));
	await database.query(
		`insert into app.log_entries (exercise_id, position, type, entry)
		select $1, $2::int + n - 1, 'response', private.entry_bytes($1, 'response', jsonb_build_object('survey', gen_random_uuid(),
			'channel', 'web', 'instrument', private.base64url(sha256(uuid_send(gen_random_uuid()))),
			'commitment', private.base64url(sha256(uuid_send(gen_random_uuid())))))
		from generate_series(1, $3::int) n`,
		[exercise, first, wanted],
	);
	await database.query('update app.logs set size = size + $2 where exercise_id = $1', [exercise, wanted]);
	await database.query('commit');
}

async function take({ url }: LaunchedProduct, path: string): Promise<{ seconds: number; bytes: number }> {
	const begun = performance.now();
	const answer = await fetch(new URL(path, url));
	if (answer.status !== 200) throw new Error(`The expediente answers ${answer.status}.`);
	const { byteLength } = await answer.arrayBuffer();
	return { seconds: (performance.now() - begun) / 1_000, bytes: byteLength };
}
