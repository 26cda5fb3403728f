import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipBytes = promisify(gzip);
const worthBytes = 1_000;
const compressible = /^(text\/|application\/(json|javascript|xml)|image\/svg)/;

/**
 * The answer as a phone on a slow network should get it. Pages of somebody who is signed in go as they are: what they
 * hold must not be guessed from how well it compresses together with what was asked.
 */
export async function compress(request: Request, response: Response, isPersonal: boolean): Promise<Response> {
	const type = response.headers.get('content-type') ?? '';
	if (
		isPersonal ||
		!response.body ||
		response.status !== 200 ||
		!compressible.test(type) ||
		response.headers.has('content-encoding') ||
		!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
	) {
		return response;
	}
	const bytes = new Uint8Array(await response.arrayBuffer());
	const headers = new Headers(response.headers);
	headers.append('vary', 'accept-encoding');
	if (bytes.length < worthBytes) return new Response(bytes, { status: response.status, headers });
	headers.set('content-encoding', 'gzip');
	// The length and the tag were those of the plain text.
	headers.delete('content-length');
	headers.delete('etag');
	// A light touch: the page is made for one visitor, and the processor is shared by all.
	return new Response(new Uint8Array(await gzipBytes(bytes, { level: 6 })), {
		status: response.status,
		headers,
	});
}
