import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callBackend, shareOnePatience } from './callBackend';

let server: Server;
let url: string;
/** How many more questions are cut off at `/rest/at-last`. */
let cuts = 0;

beforeAll(async () => {
	server = createServer((request, response) => {
		let text = '';
		request.setEncoding('utf8').on('data', (part: string) => (text += part));
		request.on('end', () => {
			if (request.url === '/silent') return;
			const isCut = request.url === '/cut' || (request.url === '/rest/at-last' && cuts-- > 0);
			if (isCut) return void request.socket.destroy();
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

	it('fails when nobody answers in time, or the connection is cut, in a way that nobody tries again', async () => {
		const soon = { signal: AbortSignal.timeout(50) };
		await expect(callBackend(`${url}/silent`, soon)).rejects.toMatchObject({
			name: 'TypeError',
			message: 'fetch failed',
			code: 'ABORT_ERR',
			cause: { name: 'TimeoutError' },
		});
		await expect(callBackend(`${url}/cut`, { method: 'POST', body: '{}' })).rejects.toMatchObject({
			name: 'TypeError',
			code: 'ABORT_ERR',
			cause: { code: 'ECONNRESET' },
		});
	});

	it('asks again for what changes nothing, while there is time', async () => {
		cuts = 2;
		expect((await callBackend(`${url}/rest/at-last`)).status).toBe(201);
		cuts = 9;
		const began = performance.now();
		await expect(
			callBackend(`${url}/rest/at-last`, { signal: AbortSignal.timeout(500) }),
		).rejects.toMatchObject({
			code: 'ABORT_ERR',
		});
		expect(performance.now() - began).toBeLessThan(1_200);
		cuts = 1;
		await expect(callBackend(`${url}/rest/at-last`, { method: 'POST', body: '{}' })).rejects.toThrow(
			'fetch failed',
		);
		expect((await callBackend(`${url}/rest/at-last`, { method: 'POST', body: '{}' })).status).toBe(201);
	});

	it('gives all that one page asks for, one after the other, no more time than one question', async () => {
		vi.spyOn(AbortSignal, 'timeout').mockReturnValue(
			AbortSignal.abort(new DOMException('late', 'TimeoutError')),
		);
		const page = () => callBackend(`${url}/a`, {});
		await expect(shareOnePatience(page)).rejects.toMatchObject({ cause: { name: 'TimeoutError' } });
		vi.restoreAllMocks();
		expect((await page()).status).toBe(201);
	});

	it('asks for nothing that would have to be unpacked', async () => {
		const answer = await callBackend(`${url}/a`);
		expect(await answer.json()).toMatchObject({ packing: 'identity' });
	});
});
