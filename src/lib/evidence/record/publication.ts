import type { PublicationMode } from './documents';

/** Ballots without their seats are published only where there are at least so many: fewer would tell who cast which. */
export const LEAST_ANONYMOUS_BALLOTS = 5;

/** What is published of a number of ballots: the mode that was chosen, or the counts alone where they are too few. */
export function decidePublication(mode: PublicationMode, ballots: number): PublicationMode {
	return mode === 'anonymous' && ballots < LEAST_ANONYMOUS_BALLOTS ? 'aggregates' : mode;
}
