import { AsyncLocalStorage } from 'node:async_hooks';
import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';

/** A backend that does not answer must not hold a visitor for longer than this, tries again included. */
const timeoutMs = 8_000;
/** A question that changes nothing is asked again after these pauses: the backend may be on its way back. */
const pausesMs = [300, 900, 2_700];
// PostgREST and hosted gateways drop idle connections after half a minute or more; ours go first.
const idle = { keepAlive: true, maxSockets: 128, timeout: 20_000 };
const agents = { 'http:': new http.Agent(idle), 'https:': new https.Agent(idle) };

const patience = new AsyncLocalStorage<AbortSignal>();

/** All that is asked of the backend in this work, one question after the other, takes no longer than one may. */
export function shareOnePatience<T>(work: () => Promise<T>): Promise<T> {
	return patience.run(AbortSignal.timeout(timeoutMs), work);
}

/** Statuses whose answers have no body, which `Response` insists on. */
const bodiless = new Set([204, 205, 304]);

/**
 * `fetch` for supabase-js over the plain client of Node. What the library asks is always a small text and a small
 * answer; the streams `fetch` builds around both took a quarter of the processor of a stored answer.
 */
export async function callBackend(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
	const signal = init.signal ?? patience.getStore() ?? AbortSignal.timeout(timeoutMs);
	const { body } = init;
	// A Request or a file: not ours to take apart.
	if (input instanceof Request || (typeof body !== 'string' && body !== undefined && body !== null)) {
		return fetch(input, { ...init, signal });
	}
	const url = input instanceof URL ? input : new URL(input);
	// What would be unpacked here at once is not worth packing there.
	const headers: Record<string, string> = {
		...Object.fromEntries(new Headers(init.headers)),
		'accept-encoding': 'identity',
	};
	if (typeof body === 'string') headers['content-length'] = String(Buffer.byteLength(body));
	const method = init.method ?? 'GET';
	const isRead = (method === 'GET' || method === 'HEAD') && url.pathname.startsWith('/rest/');
	const { status, answered, parts } = await insist(
		() => send(url, { method, headers, signal }, body),
		isRead ? pausesMs : [],
		signal,
	);
	return new Response(bodiless.has(status) ? null : Buffer.concat(parts), { status, headers: answered });
}

async function insist<T>(
	ask: () => Promise<T>,
	[pauseMs, ...left]: readonly number[],
	signal: AbortSignal,
): Promise<T> {
	try {
		return await ask();
	} catch (cause) {
		if (pauseMs === undefined || signal.aborted) throw cause;
		await wait(pauseMs, undefined, { signal });
		return insist(ask, left, signal);
	}
}

/**
 * The library asks again by itself what failed, with no limit to the whole, but for what says that it was given up: a
 * visitor would have waited for four times as long as one question may take.
 */
function giveUp(failure: Error): Error {
	return Object.assign(failure, { code: 'ABORT_ERR' });
}

interface Answered {
	status: number;
	answered: Headers;
	parts: Uint8Array[];
}

function send(
	url: URL,
	options: { method: string; headers: Record<string, string>; signal: AbortSignal },
	body: string | null | undefined,
): Promise<Answered> {
	const isSecure = url.protocol === 'https:';
	return new Promise((resolve, reject) => {
		// As `fetch` fails, because the library tells a network that is down from an answer by the kind of error.
		const fail = (cause: Error) => {
			const why: unknown = options.signal.aborted ? options.signal.reason : undefined;
			reject(giveUp(new TypeError('fetch failed', { cause: why instanceof Error ? why : cause })));
		};
		const asking = (isSecure ? https : http).request(
			url,
			{ ...options, agent: isSecure ? agents['https:'] : agents['http:'] },
			(answer) => {
				const parts: Uint8Array[] = [];
				answer.on('data', (part: Uint8Array) => parts.push(part));
				answer.once('error', fail);
				answer.once('end', () => {
					const answered = new Headers();
					for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2)
						answered.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '');
					resolve({ status: answer.statusCode ?? 0, answered, parts });
				});
			},
		);
		asking.once('error', fail);
		asking.end(body ?? undefined);
	});
}
