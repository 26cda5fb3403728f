import { decodeEntry, type EntryBody } from '$lib/evidence';
import type { LogLine } from '../results';

export type SealedMethodology = Pick<EntryBody<'methodology.published'>, 'methodology' | 'hash'>;

/** The methodologies as the log holds them, by prioritization: what is said beside the record is said of these. */
export function readSealedMethodologies(entries: readonly LogLine[]): ReadonlyMap<string, SealedMethodology> {
	const sealed = new Map<string, SealedMethodology>();
	for (const { type, entry } of entries) {
		if (type !== 'methodology.published') continue;
		const decoded = decodeEntry(new TextEncoder().encode(entry));
		if (!decoded.ok || decoded.value.type !== 'methodology.published')
			throw new Error(`The log holds a methodology that cannot be read: ${type}`);
		const { prioritization, methodology, hash } = decoded.value.body;
		sealed.set(prioritization, { methodology, hash });
	}
	return sealed;
}
