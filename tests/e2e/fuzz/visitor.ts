import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import type { SampleAccount } from '../support/startProduct';

export interface Asked {
	method: string;
	/** Path and query, sent exactly like this. */
	path: string;
	headers?: Record<string, string>;
	body?: Buffer | string;
}

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
}

/** Somebody with a browser's cookies, in one role. */
export interface Visitor {
	role: string;
	ask(asked: Asked): Promise<Answer>;
	/** Makes sure the session still holds; signs in again where it does not, and says whether it had to look. */
	stayIn(): Promise<boolean>;
}

const limitMs = 60_000;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** A kept connection was closed by the server before the question reached it. */
class ClosedMeanwhile extends Error {}

const isReset = (error: Error): boolean => 'code' in error && error.code === 'ECONNRESET';

export function makeVisitor(url: string, role: string, account: SampleAccount | null): Visitor {
	const { port } = new URL(url);
	const cookies = new Map<string, string>();
	/** Something said that the session has ended, or it was never looked at. */
	let isDoubtful = true;

	const askOnce = ({ method, path, headers = {}, body }: Asked, over: Agent | false): Promise<Answer> =>
		new Promise((resolve, reject) => {
			const asking = request(
				{
					host: '127.0.0.1',
					port,
					method,
					path,
					agent: over,
					timeout: limitMs,
					headers: {
						host: `localhost:${port}`,
						// Without it SvelteKit takes a form for one sent by script.
						accept: 'text/html,*/*;q=0.8',
						...(cookies.size === 0
							? {}
							: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
						...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
						...headers,
					},
				},
				(response) => {
					const parts: Buffer[] = [];
					response.on('data', (part: Buffer) => parts.push(part));
					response.once('error', reject);
					response.once('end', () => {
						for (const line of response.headers['set-cookie'] ?? []) keep(line);
						if (response.statusCode === 401 || response.headers.location?.startsWith('/entrar'))
							isDoubtful = true;
						const text = Buffer.concat(parts).toString('utf8');
						resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
					});
				},
			);
			asking.once('timeout', () => asking.destroy(new Error(`No answer in time: ${method} ${path}`)));
			asking.once('error', (error) => {
				reject(asking.reusedSocket && isReset(error) ? new ClosedMeanwhile() : error);
			});
			asking.end(body);
		});

	/**
	 * As a browser does: a kept connection that closed while nobody looked is opened anew, once. A body that is refused
	 * unread leaves its connection waiting for seconds, so a large one comes over its own.
	 */
	async function ask(asked: Asked): Promise<Answer> {
		try {
			return await askOnce(asked, Buffer.byteLength(asked.body ?? '') > 65_536 ? false : agent);
		} catch (thrown) {
			if (!(thrown instanceof ClosedMeanwhile)) throw thrown;
		}
		return askOnce(asked, false);
	}

	function keep(line: string): void {
		const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
		if (value === '' || /max-age=0/i.test(line)) {
			cookies.delete(name);
			isDoubtful = true;
		} else cookies.set(name, value);
	}

	async function signIn({ email = '', password = '' }: SampleAccount): Promise<void> {
		cookies.clear();
		const { status, text } = await ask({
			method: 'POST',
			path: '/entrar?/password',
			headers: {
				origin: `http://localhost:${port}`,
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams({ who: email, password }).toString(),
		});
		if (status !== 303) throw new Error(`${role} could not sign in (${status}): ${text.slice(0, 300)}`);
	}

	return {
		role,
		ask,
		stayIn: async () => {
			if (account === null || !isDoubtful) return false;
			isDoubtful = false;
			if (cookies.size > 0 && (await ask({ method: 'GET', path: '/cuenta' })).status === 200) return true;
			await signIn(account);
			isDoubtful = false;
			return true;
		},
	};
}
