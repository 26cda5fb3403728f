import { matchesPin } from '$lib/offline/station/matchesPin';
import { waitForNextTry, type PinTries } from './pinTries';

const hashKey = 'modulo-clave';
const triesKey = 'modulo-clave-intentos';

/** What became of a try at the PIN. */
export type PinAnswer = { state: 'right' } | { state: 'wrong' } | { state: 'wait'; ms: number };

/**
 * The slow hash this tablet checks the PIN against: what the server last said, kept for when it says nothing. A station
 * that was revoked still holds what it could not send.
 */
export function rememberPinHash(told: string | null): string | null {
	try {
		if (told === null) return localStorage.getItem(hashKey);
		localStorage.setItem(hashKey, told);
	} catch {
		// A browser that stores nothing holds no answers either; what the server said serves this page.
	}
	return told;
}

/** Tries a PIN. Wrong tries are counted before they are judged, so that closing the page takes none back. */
export async function tryPin(pin: string, hash: string): Promise<PinAnswer> {
	const tries = readTries();
	const ms = waitForNextTry(tries, Date.now());
	if (ms > 0) return { state: 'wait', ms };
	writeTries({ wrong: tries.wrong + 1, lastAt: Date.now() });
	if (!(await matchesPin(pin, hash))) return { state: 'wrong' };
	writeTries({ wrong: 0, lastAt: 0 });
	return { state: 'right' };
}

let inMemory: PinTries = { wrong: 0, lastAt: 0 };

function readTries(): PinTries {
	try {
		const [wrong = 0, lastAt = 0] = (localStorage.getItem(triesKey) ?? '').split(' ').map(Number);
		if (Number.isSafeInteger(wrong) && Number.isSafeInteger(lastAt)) return { wrong, lastAt };
	} catch {
		// Storage is refused: this page counts alone.
	}
	return inMemory;
}

function writeTries(tries: PinTries): void {
	inMemory = tries;
	try {
		localStorage.setItem(triesKey, `${tries.wrong.toString()} ${tries.lastAt.toString()}`);
	} catch {
		// As above.
	}
}
