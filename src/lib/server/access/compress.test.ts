import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compress } from './compress';

const asks = new Request('http://localhost/', { headers: { 'accept-encoding': 'gzip, br' } });
const text = 'El agua llega cada tercer día. '.repeat(100);
const page = () => new Response(text, { headers: { 'content-type': 'text/html' } });

describe('a public page', () => {
	it('travels compressed and reads back the same', async () => {
		const response = await compress(asks, page(), false);
		expect(response.headers.get('content-encoding')).toBe('gzip');
		expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(text);
	});

	it('goes as it is to who cannot read it compressed', async () => {
		const response = await compress(new Request('http://localhost/'), page(), false);
		expect(response.headers.get('content-encoding')).toBeNull();
		expect(await response.text()).toBe(text);
	});
});

describe('a page of somebody who is signed in', () => {
	it('goes as it is', async () => {
		const response = await compress(asks, page(), true);
		expect(response.headers.get('content-encoding')).toBeNull();
	});
});

describe('a file that is compressed already', () => {
	it('goes as it is', async () => {
		const zip = new Response(new Uint8Array(5_000), { headers: { 'content-type': 'application/zip' } });
		expect((await compress(asks, zip, false)).headers.get('content-encoding')).toBeNull();
	});
});
