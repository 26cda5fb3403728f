/** A shift as the tablet knows it. Days are those of its own clock, `YYYY-MM-DD`. */
export interface Shift {
	/** Random identity made on the tablet. */
	id: string;
	/** Initials or number of who opened it; never a name. */
	openedBy: string;
	openedOn: string;
	/** Both null while it is open. */
	closedBy: string | null;
	closedOn: string | null;
	/** Answers taken in it. */
	made: number;
}

/** Most characters of initials or a number: too few for a name. */
export const longestInitials = 12;

/** Tidies what somebody typed to say who minds the desk; null when it is empty or too long. */
export function readInitials(typed: string): string | null {
	const tidy = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
	return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .-]*$/u.test(tidy) && [...tidy].length <= longestInitials
		? tidy
		: null;
}

/** How a shift stands: its counts agree, some answers are missing, or nobody has closed it yet. */
export type ShiftState = 'open' | 'agrees' | 'missing';

/** Reads how a shift stands from its counts. */
export function shiftState({
	closedOn,
	made,
	arrived,
}: Pick<Shift, 'closedOn' | 'made'> & { arrived: number }): ShiftState {
	if (arrived < made && closedOn !== null) return 'missing';
	return closedOn === null ? 'open' : 'agrees';
}
