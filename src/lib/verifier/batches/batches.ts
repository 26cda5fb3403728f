import { compareBytes } from '../../evidence';
import type { Check, Findings } from '../findings';
import { nameLine, type Line, type Material } from '../material';
import { checkCommitments } from './commitments';

/** What waits and comes in a batch, and nothing else: whatever would tell, by its place, when somebody answered. */
const SEALED_TYPES = new Set([
	'response',
	'response.superseded',
	'response.withdrawn',
	'response.quarantined',
	'ballot',
	'superseded',
]);

/**
 * 14: answers and ballots enter in batches; each batch is sealed right after its last entry and ordered by leaf hash,
 * so that the order of the log does not tell who came first. Strictly ascending hashes also mean no leaf twice. What
 * they commit to stands in one entry alone.
 */
function checkBatches(material: Material, found: Findings): void {
	const covered = new Set<number>();
	for (const { at, entry } of material.history.batches) {
		const { first, count } = entry.body;
		if (first + count !== at) {
			found.fail('batch-not-contiguous', nameLine(material, at));
			continue;
		}
		for (let inside = first; inside < at; inside++) {
			const type = material.lines[inside]?.entry?.type;
			if (covered.has(inside) || (type !== undefined && !SEALED_TYPES.has(type))) {
				found.fail('batch-holds-other', nameLine(material, inside));
			}
			covered.add(inside);
			if (inside > first) checkAscent(material, inside, found);
		}
		checkPlace(material, first, at, found);
	}
	material.lines.forEach(({ entry }, at) => {
		if (entry && SEALED_TYPES.has(entry.type) && !covered.has(at)) {
			found.fail('entry-outside-batch', nameLine(material, at));
		}
	});
	checkCommitments(material, found);
}

/**
 * What is sealed while a survey or a ranking is open says by its place who answered early, so its batch stands at the
 * end of it: directly before the close, or the annulment of an open ranking. Only answers in quarantine come otherwise.
 */
function checkPlace(material: Material, first: number, at: number, found: Findings): void {
	const subjects = new Set<string>();
	const isHeld = new Set<boolean>();
	for (const { entry } of material.lines.slice(first, at)) {
		if (!entry || !SEALED_TYPES.has(entry.type)) continue;
		if ('survey' in entry.body) subjects.add(entry.body.survey);
		else if ('ranking' in entry.body) subjects.add(entry.body.ranking);
		isHeld.add(entry.type === 'response.quarantined');
	}
	const [subject = ''] = subjects;
	const isOfOne = subjects.size < 2 && isHeld.size < 2;
	const isInPlace = subjects.size === 0 || isHeld.has(true) || endsHere(material.lines[at + 1], subject);
	if (!isOfOne || !isInPlace) found.fail('batch-apart', nameLine(material, at));
}

function endsHere(line: Line | undefined, subject: string): boolean {
	// A line that cannot be read is found by the checks before.
	if (line?.entry === null) return true;
	const entry = line?.entry;
	if (entry?.type === 'survey.closed') return entry.body.survey === subject;
	if (entry?.type === 'ranking.closed' || entry?.type === 'ranking.annulled')
		return entry.body.ranking === subject;
	return false;
}

function checkAscent(material: Material, at: number, found: Findings): void {
	const [before, here] = [material.lines[at - 1]?.leaf, material.lines[at]?.leaf];
	const difference = before && here ? compareBytes(before, here) : 0;
	if (difference === 0) found.fail('batch-repeats', nameLine(material, at));
	if (difference > 0) found.fail('batch-not-ordered', nameLine(material, at));
}

export const batchChecks: readonly Check[] = [{ number: 14, code: 'batches', run: checkBatches }];
