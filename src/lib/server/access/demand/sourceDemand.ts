import { createHmac, randomBytes } from 'node:crypto';

const hourMs = 3_600_000;
/** A school, an office, a town behind one address: this many in an hour work as anybody does. */
const freeEachHour = 300;
const largestDemand = 4;
/** More sources than this in an hour are not told apart: memory has an end. */
const mostSources = 50_000;

/**
 * How much work is asked of a source, by how often it asked in this hour. It refuses nobody. An address is kept nowhere:
 * what is counted is its hash under a salt that is drawn each day, in memory alone, and forgotten each hour.
 */
export class SourceDemand {
	#salt = randomBytes(32);
	#day = NaN;
	#hour = NaN;
	readonly #asked = new Map<string, number>();

	/** @param now milliseconds since the epoch. @returns from 1 to 4; 1 for whoever nobody knows the address of. */
	demandOf(address: string | null, now: number): number {
		this.#turn(now);
		if (address === null) return 1;
		const source = createHmac('sha256', this.#salt).update(address).digest('base64url').slice(0, 16);
		const asked = (this.#asked.get(source) ?? 0) + 1;
		if (asked > 1 || this.#asked.size < mostSources) this.#asked.set(source, asked);
		return Math.min(largestDemand, 1 + Math.floor((asked - 1) / freeEachHour));
	}

	#turn(now: number): void {
		const hour = Math.floor(now / hourMs);
		if (hour === this.#hour) return;
		this.#hour = hour;
		this.#asked.clear();
		const day = Math.floor(hour / 24);
		if (day !== this.#day) this.#salt = randomBytes(32);
		this.#day = day;
	}
}

/** Of this process. Each instance counts by itself: what it decides is how much work, never whether. */
export const askedOfSources = new SourceDemand();
