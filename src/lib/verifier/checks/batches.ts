import { compareBytes } from '../../evidence';
import type { Check, Findings } from '../findings';
import { nameLine, type Material } from '../material';
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
	}
	material.lines.forEach(({ entry }, at) => {
		if (entry && SEALED_TYPES.has(entry.type) && !covered.has(at)) {
			found.fail('entry-outside-batch', nameLine(material, at));
		}
	});
	checkCommitments(material, found);
}

function checkAscent(material: Material, at: number, found: Findings): void {
	const [before, here] = [material.lines[at - 1]?.leaf, material.lines[at]?.leaf];
	const difference = before && here ? compareBytes(before, here) : 0;
	if (difference === 0) found.fail('batch-repeats', nameLine(material, at));
	if (difference > 0) found.fail('batch-not-ordered', nameLine(material, at));
}

export const batchChecks: readonly Check[] = [{ number: 14, code: 'batches', run: checkBatches }];
