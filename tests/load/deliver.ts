import { type Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FrozenBody } from './frozenAnswers';

export interface Answered {
	status: number;
	text: string;
}

/** One device: its connections, and the headers it says of itself. */
export interface Device {
	agent: Agent;
	headers: Record<string, string>;
	/** The address it calls from. */
	localAddress?: string;
}

/** Far above any answer; only against hanging. */
const limitMs = 30_000;

export function post(url: string, device: Device, body: string): Promise<Answered> {
	return new Promise((resolve, reject) => {
		const sending = request(new URL('/api/respuestas', url), {
			method: 'POST',
			agent: device.agent,
			timeout: limitMs,
			...(device.localAddress === undefined ? {} : { localAddress: device.localAddress }),
			headers: {
				...device.headers,
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(body),
			},
		});
		sending.once('timeout', () => sending.destroy(new Error('No answer in time.')));
		sending.once('error', reject);
		sending.once('response', (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (part: string) => (text += part));
			response.once('error', reject);
			response.once('close', () => reject(new Error('The answer was cut off.')));
			response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
		});
		sending.end(body);
	});
}

export interface Delivered {
	receipt: string;
	tries: number;
}

/**
 * Sends an answer as a device does: again, with growing pauses, until it has a receipt. Calls `onFailure` with the
 * status and text of each try that gave none (0 when nothing came back). A refusal that would stay the same throws.
 */
export async function deliver(
	url: string,
	device: Device,
	answer: FrozenBody,
	onFailure: (status: number, said: string) => void,
): Promise<Delivered> {
	const body = JSON.stringify(answer);
	for (let tries = 1; ; tries += 1) {
		const answered = await post(url, device, body).catch((): Answered => ({ status: 0, text: '' }));
		if (answered.status === 200) return { receipt: answered.text, tries };
		if (answered.status >= 400 && answered.status < 500)
			throw new Error(`Refused for good: ${answered.status} ${answered.text}`);
		onFailure(answered.status, answered.text);
		await wait(Math.min(1_000, 20 * 2 ** Math.min(tries, 6)));
	}
}
