/** The part of a request that says where it comes from. */
interface Asked {
	readonly request: Pick<Request, 'headers'>;
	getClientAddress(): string;
}

/**
 * Where somebody who signs in asks from, to count wrong passwords there; null where nobody says so. Only a proxy that
 * was told to knows it: behind any other one everybody would seem to be the proxy, and one stranger would be all.
 *
 * @param header The header it comes in, `ADDRESS_HEADER` of the environment; the proxy sends it for signing in alone.
 */
export function readCallerAddress(asked: Asked, header: string | undefined): string | null {
	if (header === undefined || header === '' || !asked.request.headers.has(header)) return null;
	return asked.getClientAddress();
}
