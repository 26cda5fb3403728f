import { describe, expect, it } from 'vitest';
import { makePerson, signIn } from '../../contract/people';
import { useBackend } from '../backendFixture';

const backend = useBackend();
const refresh = (refreshToken: string) =>
	backend.asVisitor().auth.refreshSession({ refresh_token: refreshToken });

/** Lets a session believe that everything in it happened a minute earlier. */
const age = (userId: string) =>
	backend.sql.query(
		`update auth.refresh_tokens set updated_at = updated_at - interval '1 minute' where user_id = $1`,
		[userId],
	);

describe('refresh tokens', () => {
	it('change with each use, and the session stays the same', async () => {
		const { refreshToken, accessToken } = await signIn(backend, await makePerson(backend));
		const { data } = await refresh(refreshToken);
		expect(data.session?.refresh_token).not.toBe(refreshToken);
		const sessionOf = (token = '') =>
			(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { session_id: string })
				.session_id;
		expect(sessionOf(data.session?.access_token)).toBe(sessionOf(accessToken));
	});

	it('forgive an answer lost on the way', async () => {
		const { refreshToken } = await signIn(backend, await makePerson(backend));
		const lost = await refresh(refreshToken);
		const again = await refresh(refreshToken);
		expect(again.error).toBeNull();
		for (const { data } of [lost, again]) {
			expect((await refresh(data.session?.refresh_token ?? '')).error).toBeNull();
		}
	});

	it('end the session for thief and owner when an old one comes back later', async () => {
		const person = await makePerson(backend);
		const { refreshToken } = await signIn(backend, person);
		const { data } = await refresh(refreshToken);
		await age(person.id);
		const reused = await refresh(refreshToken);
		expect(reused.error).toMatchObject({ status: 400, code: 'refresh_token_already_used' });
		const owner = await refresh(data.session?.refresh_token ?? '');
		expect(owner.error?.code).toBe('refresh_token_not_found');
		const stillThere = await backend.asVisitor().auth.getUser(data.session?.access_token);
		expect(stillThere.data.user).toBeNull();
	});

	it('leave the person’s other sessions alone', async () => {
		const person = await makePerson(backend);
		const [stolen, other] = [await signIn(backend, person), await signIn(backend, person)];
		await refresh(stolen.refreshToken);
		await age(person.id);
		await refresh(stolen.refreshToken);
		expect((await refresh(other.refreshToken)).error).toBeNull();
	});

	it('survive fifty refreshes at the same moment', async () => {
		const { refreshToken } = await signIn(backend, await makePerson(backend));
		const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)));
		expect(answers.filter(({ error }) => error !== null)).toEqual([]);
		const tokens = new Set(answers.map(({ data }) => data.session?.refresh_token));
		expect(tokens.size).toBe(50);
	});

	it('end with a long absence', async () => {
		const person = await makePerson(backend);
		const { refreshToken } = await signIn(backend, person);
		await backend.sql.query(
			`update auth.sessions set created_at = now() - interval '31 days', refreshed_at = null where user_id = $1`,
			[person.id],
		);
		expect((await refresh(refreshToken)).error?.code).toBe('session_expired');
	});

	it('lie in the database only as hashes', async () => {
		const { refreshToken } = await signIn(backend, await makePerson(backend));
		const { rows } = await backend.sql.query<{ found: boolean }>(
			'select exists (select 1 from auth.refresh_tokens where token = $1) as found',
			[refreshToken],
		);
		expect(rows[0]?.found).toBe(false);
	});

	it.each(['', 'x', 'x'.repeat(5_000), "' or 1=1 --"])('are not guessed (%#)', async (token) => {
		const answer = await fetch(`${backend.url}/auth/v1/token?grant_type=refresh_token`, {
			method: 'POST',
			headers: { apikey: backend.publishableKey },
			body: JSON.stringify({ refresh_token: token }),
		});
		expect(answer.status).toBe(400);
	});
});
