/** Where a station says each minute how many answers it holds. */
export const REPORT_PATH = '/modulo/informe';

/** What the server says of a station. */
export type StationWord =
	| {
			state: 'working';
			/** Slug of the consultation it serves, in which phase that is, and the hash of what it asks. */
			consultation: string;
			phase: string | null;
			instrument: string | null;
			/** Slow hash of the PIN of its staff. */
			pin: string | null;
	  }
	| { state: 'revoked' }
	| { state: 'unreachable' };

/** Reports how many answers wait on this tablet, and since how many hours. Whatever does not come from our server counts as no answer. */
export async function reportWaiting(waiting: number, hours: number): Promise<StationWord> {
	try {
		const response = await fetch(REPORT_PATH, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ waiting, hours }),
			signal: AbortSignal.timeout(20_000),
		});
		const body: unknown = await response.json();
		if (typeof body !== 'object' || body === null) return { state: 'unreachable' };
		if (response.status === 403 && 'code' in body && body.code === 'station_unknown') {
			return { state: 'revoked' };
		}
		if (!response.ok || !('consultation' in body) || typeof body.consultation !== 'string') {
			return { state: 'unreachable' };
		}
		return {
			state: 'working',
			consultation: body.consultation,
			phase: 'phase' in body && typeof body.phase === 'string' ? body.phase : null,
			instrument: 'instrument' in body && typeof body.instrument === 'string' ? body.instrument : null,
			pin: 'pin' in body && typeof body.pin === 'string' ? body.pin : null,
		};
	} catch {
		// No network, or the sign-in page of a public one.
		return { state: 'unreachable' };
	}
}
