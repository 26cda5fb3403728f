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

/** A shift on a tablet, with its answers that are not known to have arrived: once they are, nothing is left of them. */
export interface KeptShift extends Shift {
	/** Id of the station it is of; not known before its first answer. */
	station?: string | undefined;
	ids: readonly string[];
}

/** Stands for initials on the sheet of a day's answers that were given while no shift was open. Nobody can type it. */
const nobody = '-';

/** Whether a sheet is of what was answered while no shift was open. */
export function isOffShift({ openedBy }: Pick<Shift, 'openedBy'>): boolean {
	return openedBy === nobody;
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

/** How a shift stands: its counts agree, some answers are missing or were given up, or nobody has closed it yet. */
export type ShiftState = 'open' | 'agrees' | 'missing' | 'lost';

/** What the server knows of a shift. */
interface ToldShift extends Pick<Shift, 'closedOn' | 'made'> {
	/** Answers that are stored. */
	arrived: number;
	/** Answers that staff gave up. */
	lost: number;
	/** Whether its tablet was revoked: it brings nothing by itself any more, nor closes a shift. */
	isRevoked: boolean;
}

/** Reads how a shift stands from its counts. */
export function shiftState({ closedOn, made, arrived, lost, isRevoked }: ToldShift): ShiftState {
	if (arrived + lost < made && (closedOn !== null || isRevoked)) return 'missing';
	if (lost > 0) return 'lost';
	return closedOn === null ? 'open' : 'agrees';
}

/** Whether staff may give up what a shift lacks: the tablet told of it, never brought it, and was revoked. */
export function mayGiveUp(shift: ToldShift): boolean {
	return shift.isRevoked && shiftState(shift) === 'missing';
}

/**
 * The shift of an answer, with the answer in it: the one that is open, and while none is, the day's sheet of what is
 * answered out of shifts. A tablet that became another station begins anew.
 *
 * @param today day of the tablet's clock.
 * @param freshId identity of a sheet, should one have to be begun.
 */
export function countInShift(
	shifts: readonly KeptShift[],
	{ id, station }: { id: string; station: string },
	today: string,
	freshId: string,
): KeptShift {
	const mine = shifts.filter((one) => (one.station ?? station) === station);
	const shift = mine.find(({ closedOn }) => closedOn === null) ??
		mine.find((one) => isOffShift(one) && one.openedOn === today) ?? {
			id: freshId,
			openedBy: nobody,
			openedOn: today,
			closedBy: nobody,
			closedOn: today,
			made: 0,
			ids: [],
		};
	return { ...shift, station, made: shift.made + 1, ids: [...shift.ids, id] };
}

/**
 * A shift without the answers that arrived; null when nothing is left to say of it.
 *
 * @param kept the shift as it is by now: somebody may have answered or closed it while the server was asked.
 * @param told the shift as the server was told of it.
 * @param missing those of its answers that have not arrived.
 * @param today day of the tablet's clock.
 */
export function settleShift(
	kept: KeptShift,
	told: KeptShift,
	missing: ReadonlySet<string>,
	today: string,
): KeptShift | null {
	const ids = kept.ids.filter((one) => missing.has(one) || !told.ids.includes(one));
	// The day's sheet goes on counting until the day is over.
	const isOver = told.closedOn !== null && !(isOffShift(told) && told.openedOn === today);
	return isOver && ids.length === 0 ? null : { ...kept, ids };
}

/** How the answers of a desk add up. */
export interface DeskSum {
	/** Answers of the desk that are stored. */
	stored: number;
	/** Of those, answers on its sheets. */
	onSheets: number;
	/** Answers that are on no sheet: tablets that could not store, or whose sheet never came. */
	onNone: number;
}

/** Adds up the sheets of a desk against what is stored of it. */
export function addUpDesk(shifts: readonly { arrived: number }[], stored: number): DeskSum {
	const onSheets = shifts.reduce((sum, { arrived }) => sum + arrived, 0);
	return { stored, onSheets, onNone: Math.max(0, stored - onSheets) };
}
