import type { OwnCopy } from '../../basics/copies/ownCopy';
import {
	commit,
	decodeEntry,
	fromBase64url,
	parseCanonical,
	responseContentSchema,
	type EntryOf,
	type Hash,
	type ResponseContent,
} from '../../evidence';

/** What somebody sent, as their copy says it, and the commitment that it gives. */
export type OpenedCopy = { content: ResponseContent; commitment: Hash };

/** A line that binds an answer. */
export type AnswerEntry = EntryOf<'response' | 'response.quarantined'>;

/** Opens a copy; `null` where its content is not in the one form in which answers are sent. */
export function openCopy({ content, salt }: OwnCopy): OpenedCopy | null {
	const bytes = new TextEncoder().encode(content);
	// Half a sign has no bytes of its own: what cannot be written was never sent.
	const parsed = new TextDecoder().decode(bytes) === content ? parseCanonical(bytes) : null;
	const read = parsed?.ok ? responseContentSchema.safeParse(parsed.value) : null;
	const key = fromBase64url(salt);
	if (!read?.success || key === null) return null;
	return { content: read.data, commitment: commit('response', key, read.data) };
}

/** Whether the bytes of a line bind that answer, another one, or none at all. */
export function compareLine(
	bytes: Uint8Array,
	{ content, commitment }: OpenedCopy,
): 'same' | 'other' | 'none' {
	const decoded = decodeEntry(bytes);
	if (!decoded.ok) return 'none';
	const entry = decoded.value;
	if (entry.type !== 'response' && entry.type !== 'response.quarantined') return 'none';
	return entry.body.commitment === commitment && isNamed(entry, content) ? 'same' : 'other';
}

/** Whether a line that has the commitment of a copy also says of what the copy is. */
export function isNamed({ type, body }: AnswerEntry, { survey, instrument }: ResponseContent): boolean {
	// What an answer in quarantine says it answers is in no log.
	return body.survey === survey && (type === 'response.quarantined' || body.instrument === instrument);
}
