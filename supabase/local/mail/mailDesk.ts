import { createTransport, type Transporter } from 'nodemailer';
import { type Pool, type PoolClient } from 'pg';
import { type OneTimeKind, type OneTimeToken } from '../auth/proof/kinds';
import { refuseAuth } from '../auth/refusals';
import { type ReceivedMail } from './mailReceiver';
import { readMessage } from './readMessage';
import { writeMail } from './writeMail';

const mailboxSize = 200;
const lookEveryMs = 5_000;

export interface MailOrder extends OneTimeToken {
	email: string;
	kind: OneTimeKind;
	redirectTo: string;
}

export interface MailDeskOptions {
	smtpUrl: string | null;
	mailFrom: string;
	/** Where every link begins. */
	siteUrl: string;
	withMailbox: boolean;
	log: (line: string) => void;
}

interface WaitingMail {
	id: string;
	recipient: string;
	subject: string;
	body_text: string;
	body_html: string;
	attempts: number;
}

/** Takes the e-mails of the auth subset: to a mail server, to the mailbox page, or not at all. */
export class MailDesk {
	readonly #pool: Pool;
	readonly #options: MailDeskOptions;
	readonly #transport: Transporter | null;
	#timer: NodeJS.Timeout | null = null;
	#working: Promise<void> = Promise.resolve();

	constructor(pool: Pool, options: MailDeskOptions) {
		this.#pool = pool;
		this.#options = options;
		this.#transport = options.smtpUrl === null ? null : createTransport(options.smtpUrl);
	}

	start(): void {
		if (this.#transport === null) return;
		this.#timer = setInterval(() => this.later(() => this.#deliver()), lookEveryMs);
		this.#timer.unref();
	}

	async stop(): Promise<void> {
		if (this.#timer !== null) clearInterval(this.#timer);
		await this.#working;
		this.#transport?.close();
	}

	/** Said before anything is looked up, so that it tells nothing about any account. */
	refuseIfClosed(): void {
		if (this.#transport !== null || this.#options.withMailbox) return;
		throw refuseAuth(
			422,
			'email_provider_disabled',
			'This installation sends no e-mail: set SMTP_URL, or hand the link over by other means',
		);
	}

	/** Runs work whose outcome the caller must not wait for, one piece after the other. */
	later(work: () => Promise<void>): void {
		this.#working = this.#working.then(work).catch((error: unknown) => {
			this.#options.log(
				`Un correo no se pudo preparar: ${error instanceof Error ? error.message : String(error)}`,
			);
		});
	}

	/** Keeps the e-mail in the same transaction as the token it carries. */
	async write(client: PoolClient, order: MailOrder): Promise<void> {
		const mail = writeMail(order.kind, { ...order, siteUrl: this.#options.siteUrl });
		await client.query(
			`insert into supabase_local.mails (recipient, subject, body_text, body_html, waiting) values ($1, $2, $3, $4, $5)`,
			[order.email, mail.subject, mail.text, mail.html, this.#transport !== null],
		);
		await dropOldest(client);
		if (this.#transport !== null) this.later(() => this.#deliver());
	}

	/** What a program of this machine sent to the mailbox of the sample. */
	async keep({ recipient, message }: ReceivedMail): Promise<void> {
		const { subject, text } = readMessage(message);
		await this.#pool.query(
			`insert into supabase_local.mails (recipient, subject, body_text, body_html, waiting) values ($1, $2, $3, '', false)`,
			[recipient, subject, text],
		);
		await dropOldest(this.#pool);
	}

	async #deliver(): Promise<void> {
		const transport = this.#transport;
		if (transport === null) return;
		const { rows } = await this.#pool.query<WaitingMail>(
			`select id, recipient, subject, body_text, body_html, attempts from supabase_local.mails
			where waiting and next_attempt_at <= now() order by id limit 20`,
		);
		for (const mail of rows) await this.#send(transport, mail);
	}

	/** The row goes once the server took the message; until then it is tried again, ever more seldom, for a day. */
	async #send(transport: Transporter, mail: WaitingMail): Promise<void> {
		try {
			await transport.sendMail({
				from: this.#options.mailFrom,
				to: mail.recipient,
				subject: mail.subject,
				text: mail.body_text,
				html: mail.body_html,
			});
			await this.#pool.query('delete from supabase_local.mails where id = $1', [mail.id]);
		} catch {
			// The server's words may repeat the address, so they are not logged.
			this.#options.log(`El servidor de correo no aceptó un mensaje (intento ${mail.attempts + 1}).`);
			await this.#pool.query(
				mail.attempts >= 12
					? 'delete from supabase_local.mails where id = $1'
					: `update supabase_local.mails set attempts = attempts + 1,
						next_attempt_at = now() + least(interval '4 hours', interval '15 seconds' * (2 ^ attempts)) where id = $1`,
				[mail.id],
			);
		}
	}
}

async function dropOldest(database: Pool | PoolClient): Promise<void> {
	await database.query(
		`delete from supabase_local.mails where not waiting and id <= (
			select id from supabase_local.mails where not waiting order by id desc offset $1 limit 1)`,
		[mailboxSize],
	);
}
