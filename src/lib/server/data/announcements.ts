import { z } from 'zod';
import { readRow } from '../backend/call';
import type { Backend } from '../backend/clients';

const announcementShape = z.object({
	/** Canonical JSON, as it is downloaded. */
	content: z.string(),
	/** SHA-256 of those bytes in hexadecimal. */
	contentHash: z.string(),
	publishedAt: z.string(),
});
export type Announcement = z.infer<typeof announcementShape>;

/** What a consultation announced when it was published. */
export function findAnnouncement(backend: Backend, slug: string): Promise<Announcement | null> {
	return readRow(
		backend.from('announcements').select('content, content_hash, published_at').eq('slug', slug),
		'announcements',
		announcementShape,
	);
}
