/** Whether this page is on the site itself: a file on a disk has nobody to ask. */
export const isOnSite = (): boolean => /^https?:$/.test(location.protocol);

const mostCharacters = 100_000;

/** A text of the record of an exercise of this very site; null when it cannot be had. */
export async function fetchRecord(slug: string, path: string): Promise<string | null> {
	if (!isOnSite()) return null;
	try {
		const answer = await fetch(`/ejercicio/${encodeURIComponent(slug)}/registro/${path}`, {
			// The newest is asked for: what a browser kept from before is not it.
			cache: 'no-store',
			signal: AbortSignal.timeout(20_000),
		});
		const text = answer.ok ? await answer.text() : null;
		return text !== null && text.length <= mostCharacters ? text : null;
	} catch {
		return null;
	}
}

/** Where the proof between two seals of an exercise is. */
export const continuityAt = (from: number, to: number): string => `continuidad/${from}/${to}`;
