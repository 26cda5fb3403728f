import { canonicalText } from '../../evidence';
import type { Findings } from '../findings';
import { nameLine, type Material } from '../material';

/**
 * Part of 12: a later round names the one before it, which had a result by then and which no other round follows. It counts
 * in the same way, over the same problems or fewer: else the numbers of two rounds would compare nothing.
 */
export function checkRounds(material: Material, found: Findings): void {
	const { prioritizations } = material.history;
	const followed = new Set<string>();
	for (const { published } of prioritizations.values()) {
		for (const { at, entry } of published) {
			const { round, counting, alternatives } = entry.body.methodology;
			const line = nameLine(material, at);
			if (round.previous === null) {
				if (round.number !== 1) found.fail('round-without-previous', line);
				continue;
			}
			const before = prioritizations.get(round.previous);
			const previous = before?.published.find((one) => one.at < at)?.entry.body.methodology;
			if (!before || previous?.round.number !== round.number - 1) {
				found.fail('round-without-previous', line);
				continue;
			}
			if (followed.has(round.previous)) found.fail('round-repeated', line);
			followed.add(round.previous);
			if (!before.tallies.some((tally) => tally.at < at)) found.fail('round-before-result', line);
			const known = new Set(previous.alternatives.map(({ id }) => id));
			const isSame = canonicalText(previous.counting) === canonicalText(counting);
			if (!isSame || alternatives.some(({ id }) => !known.has(id))) found.fail('round-differs', line);
		}
	}
}
