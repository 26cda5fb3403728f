import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { type Caller, Refusal } from './exchange';

type KeyKind = 'publishable' | 'secret';

/** Tells the two opaque keys of this installation apart from everything else. */
export class ApiKeys {
	readonly #known: { kind: KeyKind; digest: Buffer }[];

	constructor(publishableKey: string, secretKey: string) {
		this.#known = [
			{ kind: 'publishable', digest: digest(publishableKey) },
			{ kind: 'secret', digest: digest(secretKey) },
		];
	}

	/** Reads `apikey` and `authorization` as a hosted gateway does. */
	identify(request: IncomingMessage): Caller {
		const apikey = request.headers.apikey;
		const bearer = readBearer(request.headers.authorization);
		if (typeof apikey !== 'string' || apikey === '') return { kind: 'none' };
		const key = this.#kindOf(apikey);
		if (key === null)
			throw new Refusal(401, { message: 'Invalid API key', hint: 'Double check your API key.' });
		if (key === 'secret') refuseBrowser(request);
		if (bearer === null || bearer === apikey) return { kind: key };
		if (bearer.startsWith('sb_')) {
			throw new Refusal(401, {
				message: 'The authorization header must repeat the API key or carry an access token',
			});
		}
		return { kind: 'bearer', token: bearer, key };
	}

	#kindOf(presented: string): KeyKind | null {
		const presentedDigest = digest(presented);
		return this.#known.find((key) => timingSafeEqual(key.digest, presentedDigest))?.kind ?? null;
	}
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

function readBearer(header: string | undefined): string | null {
	return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null;
}

/** A secret key that reached a web page is out in the open: better to break that page at once. */
function refuseBrowser(request: IncomingMessage): void {
	if (!/^Mozilla\//.test(request.headers['user-agent'] ?? '')) return;
	throw new Refusal(401, {
		message: 'Forbidden use of secret API key in browser',
		hint: 'Secret API keys can only be used in a protected environment and should never be used in a browser.',
	});
}
