import { aheadBounds, readAround, type OtherOpen } from './othersOpen';

/** What is kept of a consultation that nobody visited on this device. */
interface KeptAhead {
	version: string;
	closesAt: string;
	/** As stored, not as it travelled. */
	bytes: number;
}

/** What this device knows of consultations it keeps ahead. */
export interface AheadRecord {
	/** When it last asked what there is around a consultation, in milliseconds since 1970. */
	asked: Record<string, number>;
	kept: Record<string, KeptAhead>;
}

/** What came, and the way to keep it. */
export interface Fetched {
	bytes: number;
	put: () => Promise<void>;
}

/** What keeping ahead needs of the worker it runs in. */
export interface AheadTools {
	now(): number;
	/** Whether fetching what nobody asked for is a fair use of this connection. */
	mayFetch(): boolean;
	/** Resolves once nobody waits for a page. */
	untilIdle(): Promise<void>;
	readRecord(): Promise<AheadRecord>;
	writeRecord(record: AheadRecord): Promise<void>;
	/** What the server says around a consultation; fails without a network. */
	askAround(slug: string): Promise<unknown>;
	/** Fetches a page or a list without storing it yet; null when it could not be had. */
	fetch(address: string): Promise<Fetched | null>;
	/** Consultations for which something waits to be sent. */
	listWaitingSlugs(): Promise<ReadonlySet<string>>;
	/** Forgets every page of these consultations, and lists and maps that no page left needs. */
	drop(slugs: ReadonlySet<string>): Promise<void>;
}

const askAgainAfterMs = 10 * 60_000;

/**
 * After a consultation was opened on this device, keeps the others that are open in its exercise, so that they too
 * open and are answered without a network; and forgets those that closed, unless an answer to them still waits.
 * Bounded by {@link aheadBounds}, the one that closes first before the others.
 */
export async function keepAhead(slug: string, tools: AheadTools): Promise<void> {
	const record = await tools.readRecord();
	const askedAt = record.asked[slug];
	if (!tools.mayFetch() || (askedAt !== undefined && isRecent(askedAt, tools.now()))) return;
	await tools.untilIdle();
	const around = readAround(await tools.askAround(slug));
	if (!around) return;
	const asked = Object.entries(record.asked).filter(([, at]) => isRecent(at, tools.now()));
	record.asked = { ...Object.fromEntries(asked), [slug]: tools.now() };
	await forgetClosed(record, around.closed, tools);
	// Visited, it is kept by itself and counts no longer among those that are kept ahead.
	record.kept = without(record.kept, new Set([slug]));
	for (const other of around.open) {
		const found = record.kept[other.slug];
		if (found?.version === other.version) continue;
		const rest = without(record.kept, new Set([other.slug]));
		if (!tools.mayFetch() || Object.keys(rest).length >= aheadBounds.surveys) break;
		const bytes = await storeWhole(other, sumBytes(rest), tools);
		if (bytes === null) break;
		record.kept = { ...rest, [other.slug]: { version: other.version, closesAt: other.closesAt, bytes } };
		await tools.writeRecord(record);
	}
	await tools.writeRecord(record);
}

/** A clock that was set back asks anew. */
function isRecent(at: number, now: number): boolean {
	return at <= now && now - at < askAgainAfterMs;
}

/** Its lists and its pages, all of them or none; null where they do not fit or the network went. */
async function storeWhole(other: OtherOpen, taken: number, tools: AheadTools): Promise<number | null> {
	const whole: Fetched[] = [];
	let bytes = 0;
	for (const address of [...other.data, ...other.pages]) {
		await tools.untilIdle();
		const fetched = await tools.fetch(address).catch(() => null);
		if (fetched === null) return null;
		whole.push(fetched);
		bytes += fetched.bytes;
		if (taken + bytes > aheadBounds.bytes) return null;
	}
	for (const { put } of whole) await put();
	return bytes;
}

async function forgetClosed(
	record: AheadRecord,
	closed: readonly string[],
	tools: AheadTools,
): Promise<void> {
	const past = Object.entries(record.kept).filter(([, { closesAt }]) => Date.parse(closesAt) < tools.now());
	const waiting = await tools.listWaitingSlugs();
	const gone = new Set(
		[...closed, ...past.map(([slug]) => slug)].filter((candidate) => !waiting.has(candidate)),
	);
	if (gone.size === 0) return;
	await tools.drop(gone);
	record.kept = without(record.kept, gone);
}

function without<Value>(kept: Record<string, Value>, gone: ReadonlySet<string>): Record<string, Value> {
	return Object.fromEntries(Object.entries(kept).filter(([slug]) => !gone.has(slug)));
}

function sumBytes(kept: AheadRecord['kept']): number {
	return Object.values(kept).reduce((sum, { bytes }) => sum + bytes, 0);
}
