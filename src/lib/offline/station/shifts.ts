import { settleShift, type KeptShift } from '../../domain/consultation/shift';
import { DURABLE } from '../keepOpen';
import { listSealed, openStationDatabase } from './queue';
import { today } from './today';

/** Where a station says what its shifts counted. */
const SHIFT_PATH = '/modulo/turno';

/** Shifts this tablet still has something to say of; at most one is open. */
export async function listShifts(): Promise<KeptShift[]> {
	return (await openStationDatabase()).getAll('shifts');
}

/** Opens a shift, unless one is open. */
export async function openShift(openedBy: string): Promise<void> {
	const database = await openStationDatabase();
	const change = database.transaction('shifts', 'readwrite', DURABLE);
	const isOpen = (await change.store.getAll()).some(({ closedOn }) => closedOn === null);
	const opened = { id: crypto.randomUUID(), openedBy, openedOn: today(), made: 0, ids: [] };
	if (!isOpen) await change.store.add({ ...opened, closedBy: null, closedOn: null });
	await change.done;
}

/** Closes the shift that is open. What it counted is said from here until all of it has arrived. */
export async function closeShift(closedBy: string): Promise<void> {
	const database = await openStationDatabase();
	const change = database.transaction('shifts', 'readwrite', DURABLE);
	const open = (await change.store.getAll()).find(({ closedOn }) => closedOn === null);
	// A clock that was set back must not close a shift before it was opened.
	const closedOn = open && open.openedOn > today() ? open.openedOn : today();
	if (open) await change.store.put({ ...open, closedBy, closedOn });
	await change.done;
}

/**
 * Says what each shift counted, and forgets which answers have arrived. A closed shift whose answers all arrived is
 * forgotten whole. Without a network everything stays as it is.
 */
export async function reportShifts(): Promise<void> {
	for (const shift of await listShifts()) {
		const missing = await reportShift(shift);
		if (missing !== null) await forgetArrived(shift, missing);
	}
}

async function reportShift(shift: KeptShift): Promise<ReadonlySet<string> | null> {
	try {
		const response = await fetch(SHIFT_PATH, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(shift),
			signal: AbortSignal.timeout(20_000),
		});
		const told: unknown = await response.json();
		if (typeof told !== 'object' || told === null) return null;
		// Of what this tablet was before: its file brings it, and it is forgotten with the last of its answers.
		if ('code' in told && told.code === 'station_differs') return await listHeld();
		if (!response.ok || !('missing' in told)) return null;
		return Array.isArray(told.missing) ? new Set(told.missing.map(String)) : null;
	} catch {
		// No network, or a page that is not ours: the next minute tries again.
		return null;
	}
}

async function listHeld(): Promise<ReadonlySet<string>> {
	return new Set((await listSealed()).map(({ id }) => id));
}

async function forgetArrived(told: KeptShift, missing: ReadonlySet<string>): Promise<void> {
	const { id } = told;
	const database = await openStationDatabase();
	const change = database.transaction('shifts', 'readwrite', DURABLE);
	const kept = await change.store.get(id);
	if (kept) {
		const left = settleShift(kept, told, missing, today());
		await (left === null ? change.store.delete(id) : change.store.put(left));
	}
	await change.done;
}
