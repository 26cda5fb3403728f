import { type IncomingMessage } from 'node:http';
import { Refusal } from './exchange';

/** Reads a whole body, or refuses it as soon as it passes the limit. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
	const announced = Number(request.headers['content-length'] ?? 0);
	if (announced > limitBytes) throw tooLarge(limitBytes);
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > limitBytes) throw tooLarge(limitBytes);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

export function tooLarge(limitBytes: number): Refusal {
	return new Refusal(413, {
		code: 413,
		statusCode: '413',
		error: 'Payload too large',
		error_code: 'request_too_large',
		message: `The request is larger than ${limitBytes} bytes`,
	});
}
