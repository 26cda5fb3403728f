/** How long a screen that somebody left waits, in milliseconds. */
export interface IdleTimes {
	/** Without a touch or a key until the person is asked. */
	quietMs: number;
	/** From the question until everything is erased. */
	warningMs: number;
}

/** A minute, and twenty seconds to answer: WCAG 2.2.1 asks for no less. */
export const idleTimes: IdleTimes = { quietMs: 60_000, warningMs: 20_000 };

/** What a screen does after so long without a touch. */
export type Idleness = { state: 'active' } | { state: 'warning'; secondsLeft: number } | { state: 'over' };

/**
 * Reads how long nobody has touched the screen. A tablet that slept through everything wakes up with it over; a clock
 * that was set back counts as a touch.
 */
export function readIdleness(untouchedMs: number, { quietMs, warningMs }: IdleTimes): Idleness {
	if (untouchedMs < quietMs) return { state: 'active' };
	const leftMs = quietMs + warningMs - untouchedMs;
	return leftMs <= 0 ? { state: 'over' } : { state: 'warning', secondsLeft: Math.ceil(leftMs / 1_000) };
}
