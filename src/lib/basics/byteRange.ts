/**
 * The piece of a file that a `Range` header asks for, as its first and last byte; `whole` where it asks for none,
 * `outside` where there is no such piece. A list of pieces or an end alone is answered with the whole, as RFC 9110,
 * section 14.2, allows.
 */
export function readByteRange(
	header: string | null,
	length: number,
): 'whole' | 'outside' | { readonly first: number; readonly last: number } {
	const [, from, to] = /^bytes=([0-9]+)-([0-9]*)$/.exec(header ?? '') ?? [];
	if (from === undefined) return 'whole';
	const first = Number(from);
	if (to && Number(to) < first) return 'whole';
	if (first >= length) return 'outside';
	return { first, last: Math.min(to ? Number(to) : length - 1, length - 1) };
}

/** A file whole, or the piece of it that is asked for: telephones play nothing that they can't ask for in pieces. */
export function answerInPieces(
	bytes: Uint8Array<ArrayBuffer>,
	range: string | null,
	given: Headers,
): Response {
	const headers = new Headers(given);
	headers.set('accept-ranges', 'bytes');
	const piece = readByteRange(range, bytes.length);
	headers.set('content-length', String(bytes.length));
	if (piece === 'whole') return new Response(bytes, { headers });
	if (piece === 'outside') {
		headers.set('content-range', `bytes */${String(bytes.length)}`);
		headers.set('content-length', '0');
		return new Response(null, { status: 416, headers });
	}
	const { first, last } = piece;
	headers.set('content-range', `bytes ${String(first)}-${String(last)}/${String(bytes.length)}`);
	headers.set('content-length', String(last + 1 - first));
	return new Response(bytes.slice(first, last + 1), { status: 206, headers });
}
