import { expect, it } from 'vitest';
import { parseForm } from '../form';
import { embedForm, readOrigin } from './embedOrigins';

const read = (origins: string) => {
	const form = new FormData();
	form.set('origins', origins);
	return parseForm(embedForm, form);
};

it.each([
	['https://gobierno.example', 'https://gobierno.example'],
	['https://Gobierno.Example:443/tramites?x=1#y', 'https://gobierno.example'],
	['gobierno.example/consultas', 'https://gobierno.example'],
	['https://gobierno.example:8443', 'https://gobierno.example:8443'],
	['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
	['https://niño.example', 'https://xn--nio-8ma.example'],
])('reads %s as an origin', (typed, origin) => {
	expect(readOrigin(typed)).toBe(origin);
});

it.each([
	'',
	'http://gobierno.example',
	'ftp://gobierno.example',
	'javascript:alert(1)',
	'data:text/html,x',
	'https://*',
	'https://*.example',
	"https://a.example;script-src'unsafe-inline'",
	'https://quien@gobierno.example',
	'https://[::1]',
	'http://127.0.0.1.example',
])('takes %s for none', (typed) => {
	expect(readOrigin(typed)).toBeNull();
});

it('takes one a line, each once, and no more than twenty', () => {
	expect(read(' https://a.example\n\nhttps://b.example/x\nhttps://a.example ')).toEqual({
		ok: true,
		value: { origins: ['https://a.example', 'https://b.example'] },
	});
	expect(read('')).toEqual({ ok: true, value: { origins: [] } });
	expect(read('https://a.example\nnada://x')).toMatchObject({
		ok: false,
		error: { errors: [{ field: 'origins', code: 'origin_form' }] },
	});
	const many = Array.from({ length: 21 }, (_, at) => `https://p${at.toString()}.example`).join('\n');
	expect(read(many)).toMatchObject({ error: { errors: [{ code: 'origins_range' }] } });
});
