import { createHmac, randomBytes } from 'node:crypto';

const hourMs = 3_600_000;
/** More sources than this in an hour are not told apart: memory has an end. */
const mostSources = 50_000;

/**
 * How often each source came in this hour. An address is kept nowhere: what is counted is its hash under a salt that is
 * drawn each day, in memory alone, and forgotten each hour. Times are milliseconds since the epoch.
 */
export class SourceCount {
	#salt = randomBytes(32);
	#day = NaN;
	#hour = NaN;
	#all = 0;
	readonly #counts = new Map<string, number>();

	/** How often everybody came in the hour of `now`. */
	all(now: number): number {
		this.#turn(now);
		return this.#all;
	}

	/** How often a source came in the hour of `now`. */
	of(address: string, now: number): number {
		this.#turn(now);
		return this.#counts.get(this.#name(address)) ?? 0;
	}

	/** Counts one more. @returns how often its source came with it; 1 for whoever nobody knows the address of. */
	add(address: string | null, now: number): number {
		this.#turn(now);
		this.#all += 1;
		if (address === null) return 1;
		const source = this.#name(address);
		const count = (this.#counts.get(source) ?? 0) + 1;
		if (count > 1 || this.#counts.size < mostSources) this.#counts.set(source, count);
		return count;
	}

	#name(address: string): string {
		return createHmac('sha256', this.#salt).update(address).digest('base64url').slice(0, 16);
	}

	#turn(now: number): void {
		const hour = Math.floor(now / hourMs);
		if (hour === this.#hour) return;
		this.#hour = hour;
		this.#all = 0;
		this.#counts.clear();
		const day = Math.floor(hour / 24);
		if (day !== this.#day) this.#salt = randomBytes(32);
		this.#day = day;
	}
}
