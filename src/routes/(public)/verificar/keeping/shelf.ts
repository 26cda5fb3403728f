import { readCheckpoint, readVerifierKey, type Checkpoint } from '$lib/evidence';
import type { SealVerdict } from '$lib/verifier/seals/keptSeals';

/** What became of a seal when it was compared with the last one of its own log. */
export type Outcome = Exclude<SealVerdict, 'other-log'>;

/** A seal that somebody kept, as its file says. */
export interface KeptSeal {
	readonly note: string;
	readonly checkpoint: Checkpoint;
	/** `YYYY-MM-DD`. */
	readonly keptOn: string;
	readonly outcome: Outcome;
}

/** All that is kept: seals, and the key of each log where it is known. */
export interface Shelf {
	readonly seals: readonly KeptSeal[];
	readonly keys: Readonly<Record<string, string>>;
}

const outcomes: readonly string[] = [
	'first',
	'continues',
	'same',
	'smaller',
	'differs',
	'broken',
	'unsigned',
	'proof-missing',
] satisfies Outcome[];
const agreed: readonly Outcome[] = ['first', 'continues', 'same'];

/** Reads what {@link writeShelf} wrote; null for anything else. What is no seal in it is left out. */
export function readShelf(text: string): Shelf | null {
	const stored = parse(text) as { prioriza?: unknown; seals?: unknown; keys?: unknown } | null;
	if (stored?.prioriza !== 'sellos/1' || !Array.isArray(stored.seals)) return null;
	const seals = stored.seals.flatMap((one: unknown): KeptSeal[] => {
		const { note, keptOn, outcome } = (one ?? {}) as Record<string, unknown>;
		if (typeof note !== 'string' || typeof keptOn !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(keptOn))
			return [];
		const read = readCheckpoint(note);
		if (!read.ok || typeof outcome !== 'string' || !isOutcome(outcome)) return [];
		return [{ note, checkpoint: read.value, keptOn, outcome }];
	});
	const keys = Object.entries(stored.keys ?? {}).filter(
		(pair): pair is [string, string] =>
			typeof pair[1] === 'string' && readVerifierKey(pair[1])?.name === pair[0],
	);
	return { seals, keys: Object.fromEntries(keys) };
}

export function writeShelf({ seals, keys }: Shelf): string {
	const written = seals.map(({ note, keptOn, outcome }) => ({ note, keptOn, outcome }));
	return JSON.stringify({ prioriza: 'sellos/1', seals: written, keys });
}

/** The last seal of a log that agreed with those before it: what the next one is compared with. */
export function findLast({ seals }: Shelf, origin: string): Checkpoint | null {
	const own = seals.filter((one) => one.checkpoint.origin === origin && agreed.includes(one.outcome));
	return own.reduce<Checkpoint | null>(
		(last, { checkpoint }) => (last === null || checkpoint.size > last.size ? checkpoint : last),
		null,
	);
}

/** Two shelves as one: nothing of the first is replaced, and no seal is there twice. */
export function joinShelves(one: Shelf, other: Shelf): Shelf {
	const known = new Set(one.seals.map(textOf));
	const added = other.seals.filter((seal) => !known.has(textOf(seal)));
	return { seals: [...one.seals, ...added], keys: { ...other.keys, ...one.keys } };
}

/** Puts a seal on the shelf with what became of it; one that waited for its proof takes its new outcome. */
export function putSeal(shelf: Shelf, seal: KeptSeal): Shelf {
	const waiting = shelf.seals.find((one) => textOf(one) === textOf(seal));
	if (waiting === undefined) return { ...shelf, seals: [...shelf.seals, seal] };
	if (waiting.outcome !== 'proof-missing') return shelf;
	return { ...shelf, seals: shelf.seals.map((one) => (one === waiting ? seal : one)) };
}

/** What the log signed: the same seal may come with more signatures of witnesses under it. */
function textOf({ checkpoint }: KeptSeal): string {
	return checkpoint.note.text;
}

function isOutcome(text: string): text is Outcome {
	return outcomes.includes(text);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
