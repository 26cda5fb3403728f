import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makePerson, readCode, readLink, readMail, readMailbox } from '../../contract/people';
import { clientsOf, useBackend } from '../backendFixture';
import { makeFolder, startOwn } from '../ownBackend';
import { enter, untilTriesAreKept } from './enter';

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

	it.each(['192.0.2.7', '2001:db8:7:7::1'])(
		'gets few tries at passwords from one address: %s',
		async (address) => {
			await untilTriesAreKept();
			const person = await makePerson(backend);
			const emails = [person.email, `nadie-${randomUUID()}@prueba.example`];
			const answers = await Promise.all(
				Array.from({ length: 60 }, (_, index) =>
					enter(backend, { email: emails[index % 2] ?? '', password: `intento-${index}` }, address),
				),
			);
			const count = (status: number) => answers.filter((answer) => answer.status === status).length;
			expect({ compared: count(400), refused: count(429) }).toEqual({ compared: 10, refused: 50 });
			// Also with the right one: else the answer would say that it was right.
			expect((await enter(backend, person, address)).status).toBe(429);
		},
	);

	it('does not get new tries with a password it knows', async () => {
		await untilTriesAreKept();
		const [own, other] = [await makePerson(backend), await makePerson(backend)];
		let compared = 0;
		for (let round = 0; round < 15; round += 1) {
			const wrong = { email: other.email, password: `intento-${round}` };
			if ((await enter(backend, wrong, '192.0.2.8')).status === 400) compared += 1;
			await enter(backend, own, '192.0.2.8');
		}
		expect(compared).toBe(10);
	});

	it('takes longer the more of it there is, the same for a known address and an unknown one', async () => {
		const own = await startOwn({
			dataDir: await makeFolder(),
			auth: { wrongPasswordsBeforePause: 5, longestPauseMs: 700 },
		});
		await untilTriesAreKept();
		const person = await makePerson(clientsOf(own));
		const guess = (email: string) => enter(own, { email, password: 'no-es-esta-clave' }, null);
		for (let round = 0; round < 5; round += 1) await guess(person.email);
		// Hundreds at once find that each waits for the one before, and that most are not worth the wait.
		const started = performance.now();
		const answers = await Promise.all(
			Array.from({ length: 200 }, (_, index) =>
				guess(index % 2 ? person.email : `nadie-${index}@prueba.example`),
			),
		);
		const seconds = (performance.now() - started) / 1000;
		const compared = answers.filter(({ status }) => status === 400).length;
		expect(answers.every(({ status }) => status === 400 || status === 429)).toBe(true);
		expect(compared).toBeLessThan(120);
		expect(seconds).toBeGreaterThan(3);
		const timed = async (email: string) => {
			await guess(email);
			const before = performance.now();
			await Promise.all([guess(email), guess(email)]);
			return performance.now() - before;
		};
		const [known, unknown] = [await timed(person.email), await timed('nadie@prueba.example')];
		expect(Math.min(known, unknown)).toBeGreaterThan(600);
		expect(Math.abs(known - unknown)).toBeLessThan(600);
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
		const people = await Promise.all(Array.from({ length: 8 }, () => makePerson(clients)));
		const ask = (address: string) => clients.asVisitor().auth.signInWithOtp({ email: address });
		for (const { email } of people) {
			expect((await ask(email)).error).toBeNull();
			expect((await ask(email)).error).toMatchObject({ status: 429, code: 'over_email_send_rate_limit' });
		}
		await expect.poll(async () => (await readMailbox(own.mailboxUrl)).length).toBe(6);
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
