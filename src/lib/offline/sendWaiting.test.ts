import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WaitCause } from './database';
import { sendFiles } from './files/sendFiles';
import { shelveFile } from './files/shelf';
import { postAnswer } from './sendWaiting';

const answer = { id: '0b9e4a52-6f0d-4c7e-9a51-7d2f3c1b8e60', folio: 'ABCD-2345' };
const receipt = { folio: answer.folio, receivedOn: '2026-11-20', late: false, standing: 'counted' };

let server: Server | null = null;
afterEach(() => {
	server?.closeAllConnections();
	server?.close();
	server = null;
});

/** A door that answers so, and its address. */
async function openDoor(status: number, type: string, body: string): Promise<string> {
	const opened = (server = createServer((_, outgoing) => {
		outgoing.writeHead(status, { 'content-type': type }).end(body);
	}));
	await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(opened.address() as AddressInfo).port.toString()}/`;
}

/** The network of a phone on which every request runs out of time. */
const slow: typeof globalThis.fetch = () => Promise.reject(new DOMException('late', 'TimeoutError'));

const page = '<h1>Acepta las condiciones de la plaza</h1>';
const json = 'application/json';
const met: readonly [string, WaitCause, number, string, string][] = [
	['a failure of the server', 'server', 500, json, '{"code":"unexpected"}'],
	['a server without its database', 'server', 503, json, '{"code":"backend_unreachable"}'],
	['a proxy whose server is gone', 'server', 502, 'text/html', '<h1>Bad gateway</h1>'],
	['the sign-in page of a network', 'portal', 200, 'text/html', page],
	['a network that refuses with a page', 'portal', 403, 'text/html', page],
	['the receipt of something else', 'portal', 200, json, JSON.stringify({ ...receipt, folio: 'ZZZZ-9999' })],
];

describe('what keeps an answer waiting', () => {
	it.each(met)('%s is told as %s', async (_, cause, status, type, body) => {
		const door = await openDoor(status, type, body);
		expect(await postAnswer(door, {}, answer)).toEqual({ state: 'waiting', id: answer.id, cause });
	});

	it('is no network where nobody is at the address, and a slow one where time runs out', async () => {
		const gone = await openDoor(200, json, '{}');
		server?.close();
		await new Promise((resolve) => server?.once('close', resolve));
		expect(await postAnswer(gone, {}, answer)).toMatchObject({ state: 'waiting', cause: 'offline' });
		expect(await postAnswer(gone, {}, answer, slow)).toMatchObject({ state: 'waiting', cause: 'slow' });
	});

	it('is none for what was received or refused', async () => {
		const received = await openDoor(201, json, JSON.stringify(receipt));
		expect(await postAnswer(received, {}, answer)).toMatchObject({ state: 'received' });
		server?.close();
		const refused = await openDoor(409, json, '{"code":"consultation_not_open"}');
		expect(await postAnswer(refused, {}, answer)).toEqual({
			state: 'refused',
			id: answer.id,
			code: 'consultation_not_open',
		});
	});

	it('is told of its files as of itself', async () => {
		const file = 'A'.repeat(43);
		await shelveFile({ hash: file, type: 'image/jpeg', bytes: new Uint8Array(3), sentAt: null });
		const content = JSON.stringify({
			survey: 's',
			answers: { foto: { file, type: 'image/jpeg', bytes: 3 } },
		});
		const answering = (status: number, body: string) => () => Promise.resolve(new Response(body, { status }));
		expect(await sendFiles(content, answering(500, '{"code":"unexpected"}'))).toBe('server');
		expect(await sendFiles(content, answering(200, page))).toBe('portal');
		expect(await sendFiles(content, slow)).toBe('slow');
		expect(await sendFiles(content, () => Promise.reject(new TypeError('Failed to fetch')))).toBe('offline');
		expect(await sendFiles(content, answering(422, '{"code":"file_type"}'))).toBeNull();
		expect(await sendFiles('{"answers":{}}', slow)).toBeNull();
	});
});
