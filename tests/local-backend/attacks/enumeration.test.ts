import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makePerson, readMailbox } from '../../contract/people';
import { useBackend } from '../backendFixture';

const backend = useBackend();
const nobody = () => `nadie-${randomUUID()}@prueba.example`;

async function ask(path: string, body: Record<string, unknown>) {
	const started = performance.now();
	const answer = await fetch(`${backend.url}/auth/v1${path}`, {
		method: 'POST',
		headers: { apikey: backend.publishableKey, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const text = await answer.text();
	const headers = [...answer.headers.keys()].filter((name) => name !== 'date').sort();
	return { seen: { status: answer.status, text, headers }, tookMs: performance.now() - started };
}

const questions: [string, string, (email: string) => Record<string, unknown>][] = [
	['a code', '/otp', (email) => ({ email, create_user: false })],
	['a code, wanting an account', '/otp', (email) => ({ email, create_user: true })],
	['a new password', '/recover', (email) => ({ email })],
	['a confirmation again', '/resend', (email) => ({ email, type: 'signup' })],
	['a sign-in', '/token?grant_type=password', (email) => ({ email, password: 'no-es-esta-clave' })],
	['a wrong code', '/verify', (email) => ({ email, token: '000000', type: 'email' })],
	['a wrong recovery code', '/verify', (email) => ({ email, token: '000000', type: 'recovery' })],
	['an account', '/signup', (email) => ({ email, password: 'una-clave-larga' })],
];

describe('whether an address has an account', () => {
	it.each(questions)('is not told by asking for %s', async (_, path, body) => {
		const { email } = await makePerson(backend);
		const known = await ask(path, body(email));
		const unknown = await ask(path, body(nobody()));
		expect(known.seen).toEqual(unknown.seen);
	});

	it('is not told by the time a sign-in takes: both compare a hash', async () => {
		const { email } = await makePerson(backend);
		const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
		const known: number[] = [];
		const unknown: number[] = [];
		for (let round = 0; round < 9; round += 1) {
			const body = { password: 'no-es-esta-clave' };
			known.push((await ask('/token?grant_type=password', { ...body, email })).tookMs);
			unknown.push((await ask('/token?grant_type=password', { ...body, email: nobody() })).tookMs);
		}
		// Without a comparison the answer would come some twenty times faster.
		expect(median(unknown)).toBeGreaterThan(median(known) / 4);
	});

	it('writes to nobody who has none, and makes no account', async () => {
		const email = nobody();
		await ask('/otp', { email, create_user: true });
		await new Promise((done) => setTimeout(done, 500));
		const mails = await readMailbox(backend.mailboxUrl);
		expect(mails.some((mail) => mail.to === email)).toBe(false);
		const { rowCount } = await backend.sql.query('select from auth.users where email = $1', [email]);
		expect(rowCount).toBe(0);
	});
});
