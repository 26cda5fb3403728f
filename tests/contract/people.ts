import { randomUUID } from 'node:crypto';
import { type Client, type TestBackend } from '../local-backend/backendFixture';

export interface TestPerson {
	id: string;
	email: string;
	password: string;
}

/** An account nobody else of the run has. */
export async function makePerson(backend: Pick<TestBackend, 'asService'>): Promise<TestPerson> {
	const person = { email: `persona-${randomUUID()}@prueba.example`, password: `clave-${randomUUID()}` };
	const { data, error } = await backend.asService().auth.admin.createUser({ ...person, email_confirm: true });
	if (error !== null) throw error;
	return { id: data.user.id, ...person };
}

/** Somebody signed in, with the tokens they got. */
export async function signIn(
	backend: Pick<TestBackend, 'asVisitor'>,
	{ email, password }: Pick<TestPerson, 'email' | 'password'>,
): Promise<{ client: Client; accessToken: string; refreshToken: string }> {
	const client = backend.asVisitor();
	const { data, error } = await client.auth.signInWithPassword({ email, password });
	if (error !== null) throw error;
	return { client, accessToken: data.session.access_token, refreshToken: data.session.refresh_token };
}

export interface MailboxMail {
	id: number;
	to: string;
	subject: string;
	text: string;
}

/** The newest e-mail to an address, from the mailbox page; e-mails are written after the answer is out. */
export async function readMail(mailboxUrl: string | null, to: string, after = 0): Promise<MailboxMail> {
	for (let tries = 0; tries < 100; tries += 1) {
		const mails = await readMailbox(mailboxUrl);
		const found = mails.find((mail) => mail.to === to && mail.id > after);
		if (found !== undefined) return found;
		await new Promise((done) => setTimeout(done, 50));
	}
	throw new Error(`No e-mail reached ${to}.`);
}

export async function readMailbox(mailboxUrl: string | null): Promise<MailboxMail[]> {
	if (mailboxUrl === null) throw new Error('This backend has no mailbox.');
	const answer = await fetch(mailboxUrl, { headers: { accept: 'application/json' } });
	return (await answer.json()) as MailboxMail[];
}

/** The link of an e-mail, taken apart. */
export function readLink({ text }: MailboxMail): { href: string; tokenHash: string; type: string } {
	const [href = ''] = /https?:\/\/\S+/.exec(text) ?? [];
	const { searchParams } = new URL(href);
	return { href, tokenHash: searchParams.get('token_hash') ?? '', type: searchParams.get('type') ?? '' };
}

/** The typed code of an e-mail. */
export function readCode({ text }: MailboxMail): string {
	const [, code = ''] = /:\s*(\d{6})\b/.exec(text) ?? [];
	return code;
}
