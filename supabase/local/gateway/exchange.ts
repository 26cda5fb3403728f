import { type IncomingMessage, type ServerResponse } from 'node:http';

/** One request of the gateway and the means to answer it. */
export interface Exchange {
	request: IncomingMessage;
	response: ServerResponse;
	url: URL;
	method: string;
	/** Path below the service's prefix, for example `/token`. */
	path: string;
	caller: Caller;
}

/** What the headers of a request prove about who asks. */
export type Caller =
	| { kind: 'none' }
	| { kind: 'publishable' }
	| { kind: 'secret' }
	| { kind: 'bearer'; token: string; key: 'publishable' | 'secret' };

/** An answer that is an error, in the shape of the service it belongs to. */
export class Refusal extends Error {
	readonly status: number;
	readonly body: Record<string, unknown>;
	readonly retryAfterSeconds: number | null;

	constructor(
		status: number,
		body: Record<string, unknown> & { message?: string; msg?: string },
		retryAfter?: number,
	) {
		super(body.message ?? body.msg ?? 'refused');
		this.name = 'Refusal';
		this.status = status;
		this.body = body;
		this.retryAfterSeconds = retryAfter ?? null;
	}
}

export function replyJson(response: ServerResponse, status: number, body: unknown): void {
	if (response.headersSent) {
		response.destroy();
		return;
	}
	const text = JSON.stringify(body);
	response.writeHead(status, {
		'content-type': 'application/json; charset=utf-8',
		'content-length': Buffer.byteLength(text),
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
	});
	response.end(text);
}

export function replyEmpty(response: ServerResponse, status: number): void {
	response.writeHead(status, { 'content-length': 0, 'cache-control': 'no-store' });
	response.end();
}

export function replyRefusal(response: ServerResponse, refusal: Refusal): void {
	if (refusal.retryAfterSeconds !== null && !response.headersSent) {
		response.setHeader('retry-after', String(refusal.retryAfterSeconds));
	}
	const code = refusal.body.error_code;
	if (typeof code === 'string' && !response.headersSent) response.setHeader('x-sb-error-code', code);
	replyJson(response, refusal.status, refusal.body);
}
