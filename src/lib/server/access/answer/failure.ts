import { RefusedError } from '../../backend/refusal';

/** Where a failure happened, without anything that tells who it happened to. */
interface Place {
	requestId: string;
	method: string;
	/** The route's pattern, never the address: addresses carry codes of invitations. */
	routeId: string | null;
	status: number;
}

/** What the page may say, and the line for the log; no line for what is no fault. */
export interface Failure {
	code: string | null;
	line: string | null;
}

/**
 * Turns what was thrown into a line for the log. It never holds a body, a token, an address of the network or a
 * person: only names of code, the route and the number of the request.
 */
export function describeFailure(thrown: unknown, place: Place): Failure {
	const where = `${place.requestId} ${place.method} ${place.routeId ?? '(no route)'}`;
	if (thrown instanceof RefusedError) {
		const { code, status, retry } = thrown.refusal;
		const isFault = status >= 500 || retry;
		return { code, line: isFault ? `${where}: ${thrown.message}` : null };
	}
	// Addresses that lead nowhere are tried by robots all day.
	if (place.status < 500) return { code: null, line: null };
	const said =
		thrown instanceof Error ? (thrown.stack ?? `${thrown.name}: ${thrown.message}`) : String(thrown);
	return { code: null, line: `${where}: ${said}` };
}
