import type { ProvidedBackend } from '../../backend.setup';

/** Signs in as the application does for a person at an address, or without saying where they are. */
export function enter(
	{ url, publishableKey }: Pick<ProvidedBackend, 'url' | 'publishableKey'>,
	{ email, password }: { email: string; password: string },
	address: string | null,
): Promise<Response> {
	return fetch(`${url}/auth/v1/token?grant_type=password`, {
		method: 'POST',
		headers: {
			apikey: publishableKey,
			'content-type': 'application/json',
			...(address === null ? {} : { 'sb-forwarded-for': address }),
		},
		body: JSON.stringify({ email, password }),
	});
}

const windowMs = 5 * 60_000;
const roomMs = 20_000;

/** Wrong tries are forgotten every five minutes by the clock: a test that counts them must not lie across that moment. */
export async function untilTriesAreKept(): Promise<void> {
	const left = windowMs - (Date.now() % windowMs);
	if (left < roomMs) await new Promise((done) => setTimeout(done, left + 100));
}
