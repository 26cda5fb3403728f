import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { correlate, type Correlation } from './correlation';
import { countPairs } from './countPairs';
import type { PairedTable } from './pairedTable';

export type KendallTauB = {
	/** Pairs in the same order on both sides. */
	readonly concordant: ExactNumber;
	readonly discordant: ExactNumber;
	/** Pairs tied on one side, also those tied on both. */
	readonly tiedX: ExactNumber;
	readonly tiedY: ExactNumber;
	/** Null when it is undefined: fewer than two items, or everything tied on one side. */
	readonly tauB: Correlation | null;
};

/**
 * Kendall's tau-b: (concordant − discordant) / √((pairs − tied in x) · (pairs − tied in y)). 1 for the same order,
 * −1 for the reverse. Source: Kendall 1945.
 */
export function kendallTauB(table: PairedTable): KendallTauB {
	const { concordant, discordant, tiedX, tiedY, all } = countPairs(table);
	return {
		concordant: formatExact(concordant),
		discordant: formatExact(discordant),
		tiedX: formatExact(tiedX),
		tiedY: formatExact(tiedY),
		tauB: correlate(concordant - discordant, all - tiedX, all - tiedY),
	};
}
