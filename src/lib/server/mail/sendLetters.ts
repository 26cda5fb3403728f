import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { MailSettings } from './readMailSettings';

/** A message of plain words to one address. */
export interface Letter {
	to: string;
	subject: string;
	text: string;
	/** A text that goes along as a file. */
	file?: { name: string; text: string };
	/** The same for the same letter, so that one sent twice is shown once: `<left@right>`. */
	messageId?: string;
}

/**
 * Why a letter did not go: the server does not take this address, takes it at another time, cannot be reached, or the
 * time there was for all of them was over.
 */
export type SendFailure = 'address_refused' | 'try_later' | 'server_unreachable' | 'time_over';

/** As many connections as a small mail server takes of one sender. */
const atOnce = 4;
/** Less than a proxy waits for an answer: whoever sent the form must see what became of it. */
const longestMs = 45_000;
const connectingMs = 8_000;
const answeringMs = 15_000;

/**
 * Sends each letter by itself, so that nobody sees another address, and says of each why it did not go; null of those the
 * server took. Nothing of a letter or of what the server said is written anywhere.
 */
export async function sendLetters(
	settings: MailSettings,
	letters: readonly Letter[],
	mostMs: number = longestMs,
): Promise<(SendFailure | null)[]> {
	const outcomes: (SendFailure | null)[] = letters.map(() => 'time_over');
	const transport = openTransport(settings);
	const ending = new AbortController();
	let isOver = false;
	// A letter that hangs is waited for no longer than the rest.
	const over = wait<SendFailure>(mostMs, 'time_over', { signal: ending.signal }).catch(
		(): SendFailure => 'time_over',
	);
	void over.then(() => (isOver = true));
	let isGone = false;
	let next = 0;
	const work = async (): Promise<void> => {
		for (let at = next++; at < letters.length; at = next++) {
			const letter = letters[at];
			if (letter === undefined || isOver) return;
			outcomes[at] = isGone
				? 'server_unreachable'
				: await Promise.race([send(transport, settings.from, letter), over]);
			// A server that is not there would be waited for once for each address.
			isGone ||= outcomes[at] === 'server_unreachable';
		}
	};
	try {
		await Promise.all(Array.from({ length: atOnce }, work));
	} finally {
		ending.abort();
		transport.close();
	}
	return outcomes;
}

/** Whether the server answers and takes the account it was given. */
export async function isMailServerThere(settings: MailSettings): Promise<boolean> {
	const transport = openTransport(settings);
	try {
		await transport.verify();
		return true;
	} catch {
		return false;
	} finally {
		transport.close();
	}
}

function openTransport({ url }: MailSettings) {
	const address = new URL(url);
	const limits = {
		pool: 'true',
		maxConnections: String(atOnce),
		connectionTimeout: String(connectingMs),
		greetingTimeout: String(connectingMs),
		socketTimeout: String(answeringMs),
	};
	for (const [name, value] of Object.entries(limits))
		if (!address.searchParams.has(name)) address.searchParams.set(name, value);
	return createTransport(address.href);
}

async function send(
	transport: ReturnType<typeof openTransport>,
	from: string,
	letter: Letter,
): Promise<SendFailure | null> {
	try {
		await transport.sendMail({
			from,
			// As an object: what is in it is never taken apart into several addresses.
			to: { name: '', address: letter.to },
			subject: letter.subject,
			text: letter.text,
			...(letter.messageId === undefined ? {} : { messageId: letter.messageId }),
			attachments: letter.file === undefined ? [] : [attach(letter.file)],
			headers: { 'Auto-Submitted': 'auto-generated' },
			disableFileAccess: true,
			disableUrlAccess: true,
		});
		return null;
	} catch (thrown) {
		return readFailure(thrown);
	}
}

/** In base64, so that no server on the way ends a line otherwise: what is signed are the bytes. */
function attach({ name, text }: NonNullable<Letter['file']>) {
	return {
		filename: name,
		content: Buffer.from(text),
		contentType: 'application/octet-stream',
		contentTransferEncoding: 'base64' as const,
	};
}

function readFailure(thrown: unknown): SendFailure {
	const { responseCode } = thrown as { responseCode?: unknown };
	if (typeof responseCode !== 'number') return 'server_unreachable';
	// The server speaks, but not to us: the account or its password.
	if (responseCode === 530 || responseCode === 535) return 'server_unreachable';
	return responseCode >= 500 ? 'address_refused' : 'try_later';
}
