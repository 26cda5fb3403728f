import { z } from 'zod';
import { err, ok, type Result } from '../../basics/result';
import { canonicalBytes, parseCanonical, type CanonicalProblem } from '../canonical';
import { isKeyName } from '../log/signedNote';
import { electorate, methodologySchema, PUBLICATION_MODES } from './documents';
import { bytes32, count, day, instant, sortedBy, text, token, uuid } from './fields';

/** What two people decided of an answer in quarantine, by their roles; never by their names. */
const quarantineDecision = z.strictObject({
	survey: uuid,
	leaf: bytes32,
	reason: text,
	roles: z.tuple([token, token]).refine(([first, second]) => first <= second, { error: 'not-sorted' }),
	date: day,
});

/** What leaves answers out: one of a closed list with its parameters, and never the name of an answer. */
const exclusionRule = z.union([
	z.strictObject({
		name: z.enum(['identical', 'straight_line']),
		least: count.min(3, { error: 'not-a-count' }),
	}),
	z.strictObject({
		name: z.literal('channel_day'),
		channel: token,
		day,
		place: uuid.nullable(),
		station: uuid.nullable(),
	}),
]);

/** What two people left out of the count, or counted again: how many by each channel, and the hash of their commitments. */
const exclusionDecision = {
	survey: uuid,
	exclusion: uuid,
	reason: text,
	roles: quarantineDecision.shape.roles,
	count: count.min(1, { error: 'empty' }),
	byChannel: sortedBy(z.strictObject({ channel: token, count }), (row) => row.channel),
	answers: bytes32,
	date: day,
};

/** The body of each kind of entry. Every key is required and none may be added. */
const bodies = {
	'log.created': z.strictObject({
		origin: text,
		number: count,
		software: text,
		// Logs that began before there were keys have none here: their first `key.rotated` names it.
		key: bytes32.optional(),
	}),
	'key.rotated': z.strictObject({
		old: bytes32.nullable(),
		new: bytes32,
		cause: z.enum(['first', 'scheduled', 'lost', 'compromised']),
		date: day,
	}),
	'witnesses.named': z
		.strictObject({
			witnesses: sortedBy(
				z.strictObject({
					name: z.string().refine(isKeyName, { error: 'not-a-key-name' }),
					/** Whose representative it is: several of one role count as one. */
					role: text,
					key: bytes32,
				}),
				({ name }) => name,
			),
			/** How many roles must have signed; none, and nobody needs to. */
			needed: count,
			/** Whether a record that lacks them is not valid, or only says so. */
			required: z.boolean(),
			date: day,
		})
		.refine(({ witnesses, needed }) => needed <= new Set(witnesses.map(({ role }) => role)).size, {
			error: 'more-than-there-are',
			path: ['needed'],
		}),
	'ruleset.adopted': z.strictObject({ ruleset: token, version: count, hash: bytes32 }),
	'survey.opened': z.strictObject({
		consultation: uuid,
		survey: uuid,
		instrument: bytes32,
		notice: bytes32,
		channels: sortedBy(token, (channel) => channel),
		opens: day,
		closes: day,
		graceDays: count,
		reviewDays: count,
		date: day,
	}),
	'survey.changed': z.strictObject({
		survey: uuid,
		version: count.min(2, { error: 'not-a-count' }),
		instrument: bytes32,
		notice: bytes32,
		reason: text,
		date: day,
	}),
	'codes.issued': z.strictObject({
		consultation: uuid,
		batch: uuid,
		number: count.min(1, { error: 'empty' }),
		kind: z.enum(['sheet', 'email']),
		date: day,
	}),
	response: z.strictObject({ survey: uuid, instrument: bytes32, channel: token, commitment: bytes32 }),
	'batch.sealed': z.strictObject({ first: count, count: count.min(1, { error: 'empty' }) }),
	'response.superseded': z.strictObject({ survey: uuid, leaf: bytes32 }),
	'response.withdrawn': z.strictObject({ survey: uuid, leaf: bytes32 }),
	'survey.closed': z.strictObject({
		survey: uuid,
		date: day,
		accepted: count,
		superseded: count,
		withdrawn: count,
		counted: count,
		byChannel: sortedBy(
			z.strictObject({ channel: token, accepted: count, counted: count }),
			(row) => row.channel,
		),
		reason: z.enum(['date', 'early']),
	}),
	'response.quarantined': z.strictObject({
		survey: uuid,
		channel: token,
		commitment: bytes32,
		reason: z.enum(['after_close', 'other_instrument', 'station_revoked', 'station_ceiling']),
	}),
	'response.admitted': quarantineDecision,
	'response.rejected': quarantineDecision,
	'responses.excluded': z.strictObject({ ...exclusionDecision, rule: exclusionRule }),
	'responses.readmitted': z.strictObject(exclusionDecision),
	'methodology.published': z.strictObject({
		prioritization: uuid,
		hash: bytes32,
		methodology: methodologySchema,
		date: day,
	}),
	'ranking.opened': z.strictObject({
		ranking: uuid,
		prioritization: uuid,
		nucleus: uuid,
		methodology: bytes32,
		attempt: count.min(1, { error: 'not-a-count' }),
		quorum: count,
		seats: electorate,
		publication: z.enum(PUBLICATION_MODES),
		opens: instant,
		closes: instant,
		date: day,
	}),
	ballot: z.strictObject({ ranking: uuid, nucleus: uuid, methodology: bytes32, commitment: bytes32 }),
	superseded: z.strictObject({ ranking: uuid, leaf: bytes32 }),
	'ranking.extended': z.strictObject({ ranking: uuid, closes: instant, reason: text, date: day }),
	'ranking.annulled': z.strictObject({ ranking: uuid, reason: text, date: day }),
	'nucleus.omitted': z.strictObject({ prioritization: uuid, nucleus: uuid, reason: text, date: day }),
	'ranking.closed': z.strictObject({
		ranking: uuid,
		date: day,
		accepted: count,
		superseded: count,
		counted: count,
		eligibleSeats: count,
		quorum: count,
		quorumMet: z.boolean(),
		publication: z.enum(PUBLICATION_MODES),
	}),
	'tiebreak.drawn': z.strictObject({ prioritization: uuid, source: text, drawn: text, date: day }),
	'tally.computed': z.strictObject({
		prioritization: uuid,
		result: bytes32,
		rankings: sortedBy(uuid, (ranking) => ranking),
		software: text,
		date: day,
	}),
	'document.filed': z
		.strictObject({
			document: uuid,
			kind: token,
			/** Its title; null for a reserved one, because a title tells too. */
			name: text.nullable(),
			sha256: bytes32,
			bytes: count.min(1, { error: 'empty' }),
			role: token,
			public: z.boolean(),
			/** The consultation, prioritization or ranking it is about. */
			about: uuid.nullable(),
			date: day,
		})
		.refine((filed) => filed.public === (filed.name !== null), { error: 'name-of-reserved', path: ['name'] }),
	'document.reserved': z.strictObject({ document: uuid, reason: text, role: token, date: day }),
};

type Bodies = typeof bodies;
/** The kinds of entry, by the name that stands in their `type`. */
export type EntryType = keyof Bodies;
/** The body of one kind of entry. */
export type EntryBody<T extends EntryType> = z.output<Bodies[T]>;
/** One leaf of the log. */
export type Entry = { [T in EntryType]: { v: 1; type: T; exercise: string; body: EntryBody<T> } }[EntryType];
/** The entries of one kind. */
export type EntryOf<T extends EntryType> = Extract<Entry, { type: T }>;

/** Every kind of entry. */
export const ENTRY_TYPES = Object.keys(bodies) as readonly EntryType[];

/** Why bytes or a value are no entry: `path` is where, as `/`-separated keys and positions, `rule` what was broken there. */
export type EntryProblem =
	| { code: 'not-canonical'; problem: CanonicalProblem }
	| { code: 'not-an-entry'; path: string; rule: string }
	| { code: 'unknown-type'; type: string };

const envelope = z.strictObject({ v: z.literal(1), type: z.string(), exercise: uuid, body: z.unknown() });

/** Checks that a value is an entry: known kind, every key, no other. Its canonical form is not checked here. */
export function parseEntry(value: unknown): Result<Entry, EntryProblem> {
	const outer = envelope.safeParse(value);
	if (!outer.success) return err({ code: 'not-an-entry', ...firstIssue(outer.error, []) });
	const { type, body, exercise } = outer.data;
	if (!isEntryType(type)) return err({ code: 'unknown-type', type });
	const inner = bodies[type].safeParse(body);
	if (!inner.success) return err({ code: 'not-an-entry', ...firstIssue(inner.error, ['body']) });
	// The type and its body were parsed together; the compiler cannot follow that through the index.
	return ok({ v: 1, type, exercise, body: inner.data } as Entry);
}

/** Reads the stored bytes of an entry: canonical first, then its schema. */
export function decodeEntry(bytes: Uint8Array): Result<Entry, EntryProblem> {
	const value = parseCanonical(bytes);
	return value.ok ? parseEntry(value.value) : err({ code: 'not-canonical', problem: value.error });
}

/**
 * The bytes of an entry, which are what the leaf hashes.
 *
 * @throws TypeError when the value is not an entry: whoever writes one has validated its parts before.
 */
export function encodeEntry(entry: Entry): Uint8Array {
	const checked = parseEntry(entry);
	if (!checked.ok) throw new TypeError(`Not an entry: ${JSON.stringify(checked.error)}`);
	return canonicalBytes(entry);
}

function isEntryType(type: string): type is EntryType {
	return Object.hasOwn(bodies, type);
}

function firstIssue(error: z.ZodError, prefix: readonly string[]): { path: string; rule: string } {
	// Zod gives one at least.
	const [{ path, message, code } = { path: [], message: '', code: 'unknown' }] = error.issues;
	// Our own rules carry a code as their message; zod's own kinds of issue are codes already.
	const rule = /^[a-z0-9-]+$/.test(message) ? message : code;
	return { path: [...prefix, ...path.map(String)].join('/'), rule };
}
