import { SourceCount } from './sourceCount';

/** Until so many came in an hour nobody is looked at: many people behind one address are no flood. */
const freeInAll = 100;
/** While more come, each source may have sent so many of them. */
const freeOfOne = 10;

/**
 * Lets everybody in until a flood comes, and then those who did not make it. Who comes from an address that nobody says is
 * always let in: the database has the last word.
 */
export class FloodDoor {
	readonly #sources = new SourceCount();

	/** Whether one more is taken now; only what is taken counts. @param now milliseconds since the epoch. */
	takes(address: string | null, now: number): boolean {
		const isFlooded = this.#sources.all(now) >= freeInAll;
		if (isFlooded && address !== null && this.#sources.of(address, now) >= freeOfOne) return false;
		this.#sources.add(address, now);
		return true;
	}
}

/** Before the letter boxes of this process. Each instance counts by itself, so a flood is let in once for each. */
export const letterDoor = new FloodDoor();
