import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callBackend } from './callBackend';

let server: Server;
let url: string;

beforeAll(async () => {
	server = createServer((request, response) => {
		let text = '';
		request.setEncoding('utf8').on('data', (part: string) => (text += part));
		request.on('end', () => {
			if (request.url === '/silent') return;
			if (request.url === '/cut') return void request.socket.destroy();
			if (request.url === '/empty') return void response.writeHead(204).end();
			const { method, headers } = request;
			response.writeHead(201, { 'content-type': 'application/json', 'x-many': ['a', 'b'] });
			response.end(
				JSON.stringify({
					method,
					text,
					type: headers['content-type'],
					key: headers['apikey'],
					packing: headers['accept-encoding'],
				}),
			);
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

describe('callBackend', () => {
	it('carries method, headers and text there and back', async () => {
		const answer = await callBackend(`${url}/a`, {
			method: 'PATCH',
			headers: new Headers({ apikey: 'k', 'content-type': 'application/json' }),
			body: '{"ñ":"💧"}',
		});
		expect([answer.status, answer.ok, answer.headers.get('x-many')]).toEqual([201, true, 'a, b']);
		expect(await answer.json()).toMatchObject({
			method: 'PATCH',
			text: '{"ñ":"💧"}',
			type: 'application/json',
			key: 'k',
		});
	});

	it('gives an answer without a body where there is none', async () => {
		const answer = await callBackend(new URL(`${url}/empty`));
		expect([answer.status, await answer.text()]).toEqual([204, '']);
	});

	it('takes files and whole requests too', async () => {
		const sent = await callBackend(`${url}/a`, { method: 'POST', body: new Blob(['abc']) });
		const asked = await callBackend(new Request(`${url}/a`, { method: 'PUT', body: 'xyz' }));
		expect([await sent.json(), await asked.json()]).toMatchObject([
			{ method: 'POST', text: 'abc' },
			{ method: 'PUT', text: 'xyz' },
		]);
	});

	it('fails when nobody answers in time, or the connection is cut', async () => {
		await expect(callBackend(`${url}/silent`, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
			name: 'TimeoutError',
		});
		await expect(callBackend(`${url}/cut`)).rejects.toThrow(new TypeError('fetch failed'));
	});

	it('asks for nothing that would have to be unpacked', async () => {
		const answer = await callBackend(`${url}/a`);
		expect(await answer.json()).toMatchObject({ packing: 'identity' });
	});
});
