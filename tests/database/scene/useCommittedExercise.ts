import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { beforeAll } from 'vitest';
import { useBackend } from '../../local-backend/backendFixture';
import { openAdministrator, openExercise, type Exercise } from './exercise';

const password = 'clave-de-prueba-3391';

interface CommittedExercise {
	exercise: () => Exercise;
	/** Something of the scene, in one commit. */
	commit: <T>(act: (client: PoolClient) => Promise<T>) => Promise<T>;
}

/** An exercise that stays, so that the application's own readers, which this points at the backend, see it. */
export function useCommittedExercise(name: string): CommittedExercise {
	const backend = useBackend();
	let exercise: Exercise | null = null;
	const commit: CommittedExercise['commit'] = async (act) => {
		const client = await backend.sql.connect();
		try {
			await client.query('begin');
			const done = await act(client);
			await client.query('commit');
			return done;
		} catch (error) {
			await client.query('rollback');
			throw error;
		} finally {
			client.release();
		}
	};
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
		exercise = await commit(async (client) => {
			const administrator = await openAdministrator(client, makeAccount);
			return openExercise(client, administrator, makeAccount, `${name}-${randomUUID().slice(0, 8)}`);
		});
	});
	return {
		exercise: () => {
			if (exercise === null) throw new Error('The exercise is opened before the first test.');
			return exercise;
		},
		commit,
	};
}
