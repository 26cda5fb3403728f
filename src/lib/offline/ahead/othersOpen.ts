/** Another open consultation of the same exercise, and what answering it without a network needs. */
export interface OtherOpen {
	slug: string;
	/** Changes with anything that is kept: what is already here in this state is not fetched again. */
	version: string;
	/** When it closes, as the server writes moments. */
	closesAt: string;
	pages: string[];
	data: string[];
}

/** What the server says around a consultation: those that are open beside it, and those that are no longer. */
export interface Around {
	open: OtherOpen[];
	/** Slugs of consultations of the exercise that have closed, this one included. */
	closed: string[];
}

/** How many consultations nobody visited a device keeps at most, and how many bytes of them, as they are stored. */
export const aheadBounds = { surveys: 8, bytes: 4_000_000 } as const;

/** Where the server says what there is around a consultation. */
export const aroundPath = (slug: string): string => `/consulta/${slug}/cerca.json`;

/** The consultation that an address belongs to; null for all others. */
export function slugOf(path: string): string | null {
	return /^\/consulta\/([^/?#]+)/.exec(path)?.[1] ?? null;
}

/** Reads what the server said; null when it is not of its shape, as from the sign-in page of a public network. */
export function readAround(raw: unknown): Around | null {
	if (!isRecord(raw) || !Array.isArray(raw['open']) || !areTexts(raw['closed'])) return null;
	const open = raw['open'].flatMap((one: unknown) => readOther(one) ?? []);
	return { open, closed: raw['closed'] };
}

function readOther(raw: unknown): OtherOpen | null {
	if (!isRecord(raw)) return null;
	const { slug, version, closesAt, pages, data } = raw;
	if (typeof slug !== 'string' || typeof version !== 'string' || typeof closesAt !== 'string') return null;
	return areTexts(pages) && areTexts(data) ? { slug, version, closesAt, pages, data } : null;
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
	return typeof raw === 'object' && raw !== null;
}

function areTexts(raw: unknown): raw is string[] {
	return Array.isArray(raw) && raw.every((one) => typeof one === 'string');
}
