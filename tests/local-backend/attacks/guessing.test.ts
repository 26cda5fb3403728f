import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makePerson, readCode, readLink, readMail } from '../../contract/people';
import { clientsOf, useBackend } from '../backendFixture';
import { makeFolder, startOwn } from '../ownBackend';

const backend = useBackend();
const anotherCode = (code: string, step: number) =>
	String((Number(code) + step) % 1_000_000).padStart(6, '0');

describe('guessing', () => {
	it('gets few tries at a code, also when they are sent all at once', async () => {
		const { email } = await makePerson(backend);
		await backend.asVisitor().auth.signInWithOtp({ email });
		const mail = await readMail(backend.mailboxUrl, email);
		const code = readCode(mail);
		const answers = await Promise.all(
			Array.from({ length: 200 }, (_, index) =>
				backend.asVisitor().auth.verifyOtp({ email, token: anotherCode(code, index + 1), type: 'email' }),
			),
		);
		expect(answers.filter(({ error }) => error === null)).toEqual([]);
		expect(new Set(answers.map(({ error }) => error?.code))).toEqual(
			new Set(['otp_expired', 'over_request_rate_limit']),
		);
		const { rows } = await backend.sql.query<{ wrong_guesses: number }>(
			'select wrong_guesses from supabase_local.one_time_tokens where email = $1',
			[email],
		);
		expect(rows[0]?.wrong_guesses).toBeLessThanOrEqual(5);
		// The right code is void now; the link, which nobody can guess, still opens.
		const late = await backend.asVisitor().auth.verifyOtp({ email, token: code, type: 'email' });
		expect(late.error).not.toBeNull();
		const link = await backend
			.asVisitor()
			.auth.verifyOtp({ token_hash: readLink(mail).tokenHash, type: 'magiclink' });
		expect(link.error).toBeNull();
	});

	it('does not get new tries by asking for new codes', async () => {
		const { email } = await makePerson(backend);
		let last = 0;
		let compared = 0;
		for (let round = 0; round < 8; round += 1) {
			await backend.asVisitor().auth.signInWithOtp({ email });
			const mail = await readMail(backend.mailboxUrl, email, last);
			last = mail.id;
			for (let step = 1; step <= 5; step += 1) {
				const { error } = await backend.asVisitor().auth.verifyOtp({
					email,
					token: anotherCode(readCode(mail), step),
					type: 'email',
				});
				if (error?.code === 'otp_expired') compared += 1;
			}
		}
		expect(compared).toBeLessThanOrEqual(20);
	});

	it('gets few tries at a password, known address or not', async () => {
		const person = await makePerson(backend);
		for (const email of [person.email, `nadie-${randomUUID()}@prueba.example`]) {
			const answers = await Promise.all(
				Array.from({ length: 60 }, (_, index) =>
					backend.asVisitor().auth.signInWithPassword({ email, password: `intento-${index}` }),
				),
			);
			const count = (code: string) => answers.filter(({ error }) => error?.code === code).length;
			expect(count('invalid_credentials')).toBeLessThanOrEqual(10);
			expect(count('invalid_credentials') + count('over_request_rate_limit')).toBe(60);
		}
		const late = await backend.asVisitor().auth.signInWithPassword(person);
		expect(late.error?.code).toBe('over_request_rate_limit');
	});

	it('does not lock out somebody who knows their password', async () => {
		const person = await makePerson(backend);
		for (let round = 0; round < 25; round += 1) {
			expect((await backend.asVisitor().auth.signInWithPassword(person)).error).toBeNull();
		}
	});

	it('finds neither codes nor addresses in what the database keeps for limits', async () => {
		const { email } = await makePerson(backend);
		await backend.asVisitor().auth.signInWithOtp({ email });
		const code = readCode(await readMail(backend.mailboxUrl, email));
		const { rows } = await backend.sql.query<{ all: string }>(
			`select (select coalesce(string_agg(r::text, ' '), '') from supabase_local.rate_limits r) ||
				(select code_hash || link_hash from supabase_local.one_time_tokens where email = $1) as all`,
			[email],
		);
		expect(rows[0]?.all).not.toContain(email);
		expect(rows[0]?.all).not.toContain(code);
	});
});

describe('e-mails', () => {
	it('are limited for each address and for all', async () => {
		const own = await startOwn({
			dataDir: await makeFolder(),
			withMailbox: true,
			auth: { mailIntervalSeconds: 60, mailsPerHour: 6 },
		});
		const clients = clientsOf(own);
		const { email } = await makePerson(clients);
		const ask = (address: string) => clients.asVisitor().auth.signInWithOtp({ email: address });
		expect((await ask(email)).error).toBeNull();
		expect((await ask(email)).error).toMatchObject({ status: 429, code: 'over_email_send_rate_limit' });
		for (let other = 0; other < 5; other += 1) await ask(`otra-${other}@prueba.example`);
		expect((await ask('una-mas@prueba.example')).error?.code).toBe('over_email_send_rate_limit');
	});

	it('are refused, alike for everybody, where none can be sent', async () => {
		const own = await startOwn({ dataDir: await makeFolder() });
		const clients = clientsOf(own);
		const { email } = await makePerson(clients);
		for (const address of [email, 'nadie@prueba.example']) {
			const { error } = await clients.asVisitor().auth.signInWithOtp({ email: address });
			expect(error?.code).toBe('email_provider_disabled');
			expect(error?.message).toContain('SMTP_URL');
		}
		expect(own.mailboxUrl).toBeNull();
		expect((await fetch(`${own.url}/buzon`)).status).toBe(404);
	});
});
