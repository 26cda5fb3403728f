import type { Entry, EntryOf, Hash } from '../../evidence';
import type { Findings } from '../findings';
import { nameLine, type Material } from '../material';

type Committed = EntryOf<'response' | 'response.quarantined' | 'ballot'>;
/** Of what the entries of one commitment are that were read so far, and in which ways they came. */
type Sent = { hasBallot: boolean; surveys: Set<string>; instruments: Set<Hash>; ways: Set<string> };

/**
 * A commitment binds one answer or ballot, so it stands once. Only an answer may come again, by another channel or when
 * it goes to quarantine: whoever has its salt can send it, and the database takes it, so that is said and is no fault.
 */
export function checkCommitments(material: Material, found: Findings): void {
	const first = new Map<Hash, number>();
	const repeated = new Map<Hash, Sent>();
	material.lines.forEach(({ entry }, at) => {
		if (entry === null || !isCommitted(entry)) return;
		const { commitment } = entry.body;
		const before = first.get(commitment);
		if (before === undefined) {
			first.set(commitment, at);
			return;
		}
		const sent = repeated.get(commitment) ?? beginSent(material.lines[before]?.entry);
		repeated.set(commitment, sent);
		const where = { ...nameLine(material, at), before: before + 1 };
		if (isSentAgain(sent, entry)) found.observe('answer-repeated', where);
		else found.fail('commitment-repeated', where);
		addTo(sent, entry);
	});
}

function isCommitted(entry: Entry): entry is Committed {
	return entry.type === 'response' || entry.type === 'response.quarantined' || entry.type === 'ballot';
}

function beginSent(entry: Entry | null | undefined): Sent {
	const sent: Sent = { hasBallot: false, surveys: new Set(), instruments: new Set(), ways: new Set() };
	if (entry && isCommitted(entry)) addTo(sent, entry);
	return sent;
}

function addTo(sent: Sent, entry: Committed): void {
	if (entry.type === 'ballot') {
		sent.hasBallot = true;
		return;
	}
	sent.surveys.add(entry.body.survey);
	if (entry.type === 'response') sent.instruments.add(entry.body.instrument);
	sent.ways.add(wayOf(entry));
}

function isSentAgain({ hasBallot, surveys, instruments, ways }: Sent, entry: Committed): boolean {
	if (hasBallot || entry.type === 'ballot' || ways.has(wayOf(entry))) return false;
	const isAlike = entry.type !== 'response' || hasNoOther(instruments, entry.body.instrument);
	return isAlike && hasNoOther(surveys, entry.body.survey);
}

function hasNoOther(known: ReadonlySet<string>, one: string): boolean {
	return known.size === 0 || (known.size === 1 && known.has(one));
}

/** Tokens have no spaces. */
function wayOf(entry: Exclude<Committed, { type: 'ballot' }>): string {
	return entry.type === 'response' ? entry.body.channel : `${entry.body.channel} ${entry.body.reason}`;
}
