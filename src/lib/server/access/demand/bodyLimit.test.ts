import { describe, expect, it } from 'vitest';
import { bodyLimitOf, limitBody, USUAL_BODY_BYTES } from './bodyLimit';

const files = '/(workspace)/nucleo/[ejercicio]/materiales/nuevo';
const sent = (bytes: number, id: string | null, names = true) => {
	const body = new Uint8Array(bytes);
	const request = new Request('http://localhost/', {
		method: 'POST',
		body: names ? body : new Blob([body]).stream(),
		headers: names ? { 'content-length': String(bytes) } : {},
		duplex: 'half',
	} as RequestInit);
	return { request, route: { id } };
};

describe('what an address takes', () => {
	it('is half a megabyte, and more only where files go', () => {
		expect(bodyLimitOf(null)).toBe(USUAL_BODY_BYTES);
		expect(bodyLimitOf('constructor')).toBe(USUAL_BODY_BYTES);
		expect(bodyLimitOf(files)).toBeGreaterThan(8_000_000);
	});

	it('is refused, and read past, when its length is named', async () => {
		const large = sent(USUAL_BODY_BYTES + 1, '/(public)');
		await expect(limitBody(large)).rejects.toMatchObject({ status: 413 });
		// Nothing is left on the connection.
		expect(large.request.bodyUsed).toBe(true);
		await limitBody(sent(USUAL_BODY_BYTES, '/(public)'));
		await limitBody(sent(USUAL_BODY_BYTES + 1, files));
	});

	it('is counted as it comes when its length is not named', async () => {
		const small = sent(1_000, '/(public)', false);
		await limitBody(small);
		expect((await small.request.arrayBuffer()).byteLength).toBe(1_000);
		const large = sent(USUAL_BODY_BYTES + 1, '/(public)', false);
		await limitBody(large);
		await expect(large.request.arrayBuffer()).rejects.toMatchObject({ status: 413 });
	});
});
