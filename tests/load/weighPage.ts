import { get } from 'node:http';

export interface Weight {
	html: number;
	css: number;
	js: number;
	other: number;
	requests: number;
	/** How the page itself came: `br`, `gzip` or `none`. */
	encoding: string;
}

interface Got {
	bytes: number;
	encoding: string;
	text: string;
}

/** What a first visit downloads, in bytes on the wire: the page and what its markup asks for at once. */
export async function weighPage(url: string, path: string): Promise<Weight> {
	const page = await download(new URL(path, url), 'br, gzip');
	// The same once more, unpacked, to read what it links to.
	const { text } = await download(new URL(path, url), 'identity');
	const links = [
		...[...text.matchAll(/<link\b[^>]*\brel="(?:stylesheet|modulepreload)"[^>]*>/g)].map(([tag]) => tag),
		...[...text.matchAll(/<link\b[^>]*\bhref="[^"]*"[^>]*\brel="(?:stylesheet|modulepreload)"[^>]*>/g)].map(
			([tag]) => tag,
		),
		...[...text.matchAll(/<script\b[^>]*\bsrc="[^"]*"[^>]*>/g)].map(([tag]) => tag),
	];
	const addresses = new Set([
		...links.map((tag) => /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? ''),
		...[...text.matchAll(/import\("([^"]+)"\)/g)].map(([, address = '']) => address),
	]);
	const weight: Weight = {
		html: page.bytes,
		css: 0,
		js: 0,
		other: 0,
		requests: 1,
		encoding: page.encoding,
	};
	for (const address of addresses) {
		if (address === '') continue;
		const { bytes } = await download(new URL(address, new URL(path, url)), 'br, gzip');
		const kind = address.endsWith('.css') ? 'css' : address.endsWith('.js') ? 'js' : 'other';
		weight[kind] += bytes;
		weight.requests += 1;
	}
	return weight;
}

function download(address: URL, accepts: string): Promise<Got> {
	return new Promise((resolve, reject) => {
		get(address, { headers: { 'accept-encoding': accepts, accept: 'text/html,*/*' } }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.once('error', reject);
			response.once('end', () => {
				const body = Buffer.concat(parts);
				const encoding = response.headers['content-encoding'] ?? 'none';
				resolve({ bytes: body.length, encoding, text: encoding === 'none' ? body.toString('utf8') : '' });
			});
		}).once('error', reject);
	});
}
