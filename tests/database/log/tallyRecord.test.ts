import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { methodologySchema } from '../../../src/lib/evidence';
import { anonymousBackend } from '../../../src/lib/server/backend/clients';
import { findPrioritizationById } from '../../../src/lib/server/data/prioritizations';
import { readTallyRecord } from '../../../src/lib/server/data/record/tallyRecord';
import { listResults } from '../../../src/lib/server/data/results';
import { verifyRecord } from '../../../src/lib/verifier/record/verifyRecord';
import { useBackend } from '../../local-backend/backendFixture';
import { openAdministrator, openExercise, type Exercise } from '../scene/exercise';
import { addProblems, closeWithEverybody, publishPrioritization, settle } from '../scene/ranking';

const backend = useBackend();
const password = 'clave-de-prueba-3391';
let exercise: Exercise;

async function commit<T>(act: (client: PoolClient) => Promise<T>): Promise<T> {
	const client = await backend.sql.connect();
	try {
		await client.query('begin');
		const done = await act(client);
		await client.query('commit');
		return done;
	} finally {
		client.release();
	}
}

beforeAll(async () => {
	Object.assign(process.env, {
		SUPABASE_URL: backend.url,
		SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
		SUPABASE_SECRET_KEY: backend.secretKey,
	});
	const makeAccount = async (email: string) => {
		const made = await backend.asService().auth.admin.createUser({ email, password, email_confirm: true });
		if (made.error !== null) throw made.error;
		return made.data.user.id;
	};
	await commit(async (client) => {
		const administrator = await openAdministrator(client, makeAccount);
		exercise = await openExercise(client, administrator, makeAccount, `registro-${randomUUID().slice(0, 8)}`);
	});
});

it.each([
	['nominal', true],
	['anonymous', false],
])(
	'a result published as %s gives a record that counts again to the stored bytes, read by anybody',
	async (publication, showsBallots) => {
		const published = await commit(async (client) => {
			const problems = await addProblems(client, exercise, 3);
			const slug = `${exercise.slug}-${publication}`;
			const made = await publishPrioritization(client, exercise, slug, problems, publication);
			await closeWithEverybody(client, exercise, made);
			await settle(client, made);
			return made;
		});
		const found = await findPrioritizationById(anonymousBackend(), published.id);
		const [stored] = await listResults(anonymousBackend(), published.id);
		if (!found?.methodology || !stored) throw new Error('There is no published result.');
		const methodology = methodologySchema.parse(JSON.parse(found.methodology));
		const record = await readTallyRecord(anonymousBackend(), methodology, stored);
		if (!record) throw new Error('There is no record.');
		const report = verifyRecord(new TextEncoder().encode(record.text));
		expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
		expect(report.verdict).toBe('same');
		expect(report.hashes?.result).toBe(stored.contentHash);
		expect(report.hashes?.methodology).toBe(found.methodologyHash);
		// Fewer than five ballots without their seats would tell who cast which.
		const groups = record.record.input?.groups ?? [];
		expect(groups.map((group) => 'ballots' in group)).toEqual([showsBallots, showsBallots, showsBallots]);
		expect(record.text).not.toContain('"salt"');
	},
);
