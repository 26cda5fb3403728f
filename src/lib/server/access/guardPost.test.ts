import { describe, expect, it } from 'vitest';
import { guardPost, isForeign, namesNoAction } from './guardPost';

const site = { origin: 'https://prioriza.example' };
const from = (headers: Record<string, string>) => ({ headers: new Headers(headers) });

describe('isForeign', () => {
	it.each([
		[{ origin: 'https://prioriza.example' }, false],
		[{}, false],
		[{ 'sec-fetch-site': 'same-origin', origin: 'https://otro-nombre.example' }, false],
		[{ 'sec-fetch-site': 'none' }, false],
		[{ origin: 'http://192.168.1.9:3000', host: '192.168.1.9:3000' }, false],
		[{ origin: 'https://evil.example' }, true],
		[{ origin: 'https://evil.example', host: 'prioriza.example' }, true],
		[{ origin: 'null' }, true],
		[{ 'sec-fetch-site': 'cross-site' }, true],
		[{ 'sec-fetch-site': 'same-site', origin: 'https://prioriza.example' }, true],
	])('of %j is %s', (headers, expected) => {
		expect(isForeign(from({ ...headers }), site.origin)).toBe(expected);
	});
});

describe('namesNoAction', () => {
	it.each([
		['?/default', true],
		['?/constructor', true],
		['?/__proto__=1', true],
		['?a=/default&/toString', true],
		['?/save', false],
		['?constructor=1', false],
		['', false],
	])('of %s is %s', (query, expected) => {
		expect(namesNoAction(new URL(query, 'https://prioriza.example/entrar'))).toBe(expected);
	});
});

describe('guardPost', () => {
	const url = new URL('https://prioriza.example/entrar');
	const send = (type: string, body: string) =>
		new Request(url, { method: 'POST', headers: { 'content-type': type }, body });

	it('makes a form that cannot be read the mistake of its sender', async () => {
		const request = send('multipart/form-data; boundary=x', '--x\r\ncut off');
		guardPost({ request, url }, site);
		await expect(request.formData()).rejects.toMatchObject({ status: 400 });
	});

	it('leaves a form as it is', async () => {
		const request = send('application/x-www-form-urlencoded', 'a=1');
		guardPost({ request, url }, site);
		expect((await request.formData()).get('a')).toBe('1');
	});

	it('says nothing about what is only read', () => {
		const request = new Request(url, { headers: { 'sec-fetch-site': 'cross-site' } });
		expect(() => guardPost({ request, url }, site)).not.toThrow();
	});
});
