import { expect, it } from 'vitest';
import { makePerson, readCode, readLink, readMail, readMailbox } from '../../contract/people';
import { clientsOf } from '../backendFixture';
import { makeFolder, startOwn } from '../ownBackend';
import { enter, untilTriesAreKept } from './enter';

/** What a stranger does to somebody's address keeps that person from nothing: they still come in. */

async function open(auth: Record<string, number> = {}) {
	const own = await startOwn({ dataDir: await makeFolder(), withMailbox: true, auth });
	const clients = clientsOf(own);
	return { own, clients, person: await makePerson(clients) };
}

it('wrong passwords do not keep out who knows the right one', async () => {
	const { own, person } = await open();
	await untilTriesAreKept();
	const wrong = { email: person.email, password: 'no-es-esta-clave' };
	for (const address of ['192.0.2.1', null, '198.51.100.9'])
		for (let round = 0; round < 15; round += 1) await enter(own, wrong, address);
	expect((await enter(own, person, '203.0.113.5')).status).toBe(200);
	expect((await enter(own, person, null)).status).toBe(200);
	expect((await enter(own, person, '192.0.2.1')).status).toBe(429);
});

it('a flood of guesses is not in the way of who has guessed nothing', async () => {
	const { own, person } = await open({ wrongPasswordsBeforePause: 1, longestPauseMs: 500 });
	await untilTriesAreKept();
	const wrong = { email: person.email, password: 'no-es-esta-clave' };
	for (let round = 0; round < 30; round += 1) await enter(own, wrong, null);
	let answered = 0;
	const flood = Array.from({ length: 60 }, async () => {
		await enter(own, wrong, null);
		answered += 1;
	});
	expect((await enter(own, person, '203.0.113.6')).status).toBe(200);
	// Whoever came last did not wait for those before.
	expect(answered).toBeLessThan(flood.length);
	await Promise.all(flood);
});

it('asking for codes voids neither the link nor the code that are on their way', async () => {
	const { own, clients, person } = await open({ mailIntervalSeconds: 0, mailsPerAddressPerHour: 4 });
	const { email } = person;
	const ask = () => clients.asVisitor().auth.signInWithOtp({ email });
	await ask();
	const first = await readMail(own.mailboxUrl, email);
	for (let round = 0; round < 2; round += 1) await ask();
	await expect.poll(async () => (await readMailbox(own.mailboxUrl)).length).toBe(3);
	const typed = { email, token: readCode(first), type: 'email' as const };
	expect((await clients.asVisitor().auth.verifyOtp(typed)).error).toBeNull();
	// Whoever came in may ask again at once, and what was sent before opens nothing any more.
	const followed = { token_hash: readLink(first).tokenHash, type: 'magiclink' as const };
	expect((await clients.asVisitor().auth.verifyOtp(followed)).error?.code).toBe('otp_expired');
	for (let round = 0; round < 9; round += 1) await ask();
	// Three before, and the four an hour has; e-mails are written after the answer is out.
	await expect.poll(async () => (await readMailbox(own.mailboxUrl)).length).toBeGreaterThanOrEqual(7);
	const mails = await readMailbox(own.mailboxUrl);
	for (let step = 0; step < 30; step += 1)
		await clients.asVisitor().auth.verifyOtp({ email, token: String(step).padStart(6, '0'), type: 'email' });
	const [oldest] = mails.sort((a, b) => a.id - b.id).slice(3);
	if (oldest === undefined) throw new Error('Four were sent.');
	const { tokenHash } = readLink(await readMail(own.mailboxUrl, email, oldest.id - 1));
	const late = await clients.asVisitor().auth.verifyOtp({ token_hash: tokenHash, type: 'magiclink' });
	expect(late.error).toBeNull();
	expect((await ask()).error).toBeNull();
});

it('asking for addresses nobody has takes no e-mail from those who have one', async () => {
	const { own, clients, person } = await open({ mailsPerHour: 5 });
	for (let other = 0; other < 20; other += 1)
		await clients.asVisitor().auth.signInWithOtp({ email: `nadie-${other}@prueba.example` });
	await clients.asVisitor().auth.signInWithOtp({ email: person.email });
	expect(readCode(await readMail(own.mailboxUrl, person.email))).toMatch(/^\d{6}$/);
});
