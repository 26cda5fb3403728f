/** Where people reach the product. */
export interface Site {
	/** Scheme, host and port, such as `https://prioriza.example.org`. */
	origin: string;
	/** Whether everything travels over HTTPS. */
	isSecure: boolean;
	/** Name of the session's cookies. */
	cookieName: string;
}

/**
 * The site as configured. A link in an e-mail or on a printed slip must not lead where a forged `Host` says, so
 * the address comes from `ORIGIN` alone; only a development server, which has none, may use its own.
 */
export function readSite(configured: string | undefined, developmentOrigin: string | null): Site {
	const address = configured === undefined || configured === '' ? developmentOrigin : configured;
	if (address === null) {
		throw new Error(
			'Falta la variable ORIGIN: la dirección pública, por ejemplo https://prioriza.example.org. «npm start» la pone sola.',
		);
	}
	const { origin, protocol } = new URL(address);
	const isSecure = protocol === 'https:';
	// The prefix makes a browser refuse the cookie from a neighbouring subdomain or over plain HTTP.
	return { origin, isSecure, cookieName: isSecure ? '__Host-prioriza' : 'prioriza' };
}
