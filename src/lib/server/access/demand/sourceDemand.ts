import { SourceCount } from './sourceCount';

/** A school, an office, a town behind one address: this many in an hour work as anybody does. */
const freeEachHour = 300;
const largestDemand = 4;

/** How much work is asked of a source, by how often it asked in this hour. It refuses nobody. */
export class SourceDemand {
	readonly #sources = new SourceCount();

	/** @param now milliseconds since the epoch. @returns from 1 to 4; 1 for whoever nobody knows the address of. */
	demandOf(address: string | null, now: number): number {
		const asked = this.#sources.add(address, now);
		return Math.min(largestDemand, 1 + Math.floor((asked - 1) / freeEachHour));
	}
}

/** Of this process. Each instance counts by itself: what it decides is how much work, never whether. */
export const askedOfSources = new SourceDemand();
