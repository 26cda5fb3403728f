import { describe, expect, it } from 'vitest';
import { answerInPieces, readByteRange } from './byteRange';

describe('a range of bytes', () => {
	it.each([
		[null, 'whole'],
		['', 'whole'],
		['bytes=-5', 'whole'],
		['bytes=0-1,4-5', 'whole'],
		['bytes=5-2', 'whole'],
		['items=0-3', 'whole'],
		['bytes=0-', { first: 0, last: 9 }],
		['bytes=2-5', { first: 2, last: 5 }],
		['bytes=9-9', { first: 9, last: 9 }],
		['bytes=4-99', { first: 4, last: 9 }],
		['bytes=10-', 'outside'],
		['bytes=99999999999999999999-', 'outside'],
	])('%s of ten is %j', (header, expected) => {
		expect(readByteRange(header, 10)).toEqual(expected);
	});

	it('is answered with its bytes, its place and what the file is', async () => {
		const bytes = Uint8Array.from({ length: 10 }, (_, at) => at);
		const given = new Headers({ 'content-type': 'audio/wav' });
		const piece = answerInPieces(bytes, 'bytes=2-4', given);
		expect([piece.status, piece.headers.get('content-range')]).toEqual([206, 'bytes 2-4/10']);
		expect(piece.headers.get('content-type')).toBe('audio/wav');
		expect(piece.headers.get('content-length')).toBe('3');
		expect([...new Uint8Array(await piece.arrayBuffer())]).toEqual([2, 3, 4]);
		const whole = answerInPieces(bytes, null, given);
		expect([whole.status, whole.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
		expect((await whole.arrayBuffer()).byteLength).toBe(10);
		const none = answerInPieces(bytes, 'bytes=10-', given);
		expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */10']);
		expect(given.has('content-range')).toBe(false);
	});
});
