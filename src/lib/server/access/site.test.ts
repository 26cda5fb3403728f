import { expect, test } from 'vitest';
import { readSite } from './site';

test('over HTTPS the cookie carries the prefix that ties it to this host', () => {
	expect(readSite('https://prioriza.example.org/', null)).toEqual({
		origin: 'https://prioriza.example.org',
		isSecure: true,
		cookieName: '__Host-prioriza',
	});
});

test('on a laptop without HTTPS the prefix would keep the cookie out', () => {
	expect(readSite('http://localhost:3000', null)).toMatchObject({ isSecure: false, cookieName: 'prioriza' });
});

test('the address comes from the configuration, and only a development server has one of its own', () => {
	expect(readSite('https://a.example', 'http://localhost:5173').origin).toBe('https://a.example');
	expect(readSite('', 'http://localhost:5173').origin).toBe('http://localhost:5173');
	expect(() => readSite(undefined, null)).toThrow(/ORIGIN/);
	expect(() => readSite('prioriza.example.org', null)).toThrow();
});
