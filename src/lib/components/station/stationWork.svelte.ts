import type { KeptShift } from '$lib/domain/consultation/shift';
import { onDeliveries } from '$lib/offline/deliveries';
import type { KeepRequest } from '$lib/offline/keptPages';
import { listSealed, retrySealed, type QueuedAnswer } from '$lib/offline/station/queue';
import { askToKeep } from '$lib/offline/worker/askToKeep';
import { canSeal } from '$lib/offline/station/sealAnswer';
import { listShifts, reportShifts } from '$lib/offline/station/shifts';
import { askToSendLater, sendSealed } from '$lib/offline/station/sendSealed';
import type { Delivery } from '$lib/offline/deliveries';
import { reportWaiting, type StationWord } from './stationReport';

/** What staff may know of an answer that waits: never what it says. */
export type Held = Pick<QueuedAnswer, 'id' | 'frozenAt' | 'refusal' | 'cause'>;

const everyMinute = 60_000;
const lastSentKey = 'modulo-ultimo-envio';

/** What a station does by itself while its pages are open: sends what waits, reports, keeps its pages. */
export class StationWork {
	held = $state.raw<readonly Held[]>([]);
	/** The shift that is open, if any. */
	shift = $state.raw<KeptShift | null>(null);
	/** Closed shifts, and days out of shifts, whose answers have not all arrived. */
	unsettled = $state.raw<readonly KeptShift[]>([]);
	lastSentAt = $state<number | null>(null);
	word = $state.raw<StationWord | null>(null);
	isSending = $state(false);
	/** False where the browser refuses to store or cannot seal: then nothing can wait on this tablet. */
	canStore = $state(true);
	/** Whether this tablet starts without a network: null until that is known. */
	isKept = $state<boolean | null>(null);

	/** Starts working; gives the way to stop. */
	start(keep: Pick<KeepRequest, 'pages' | 'data'> | null): () => void {
		this.lastSentAt = readLastSent();
		this.canStore = canSeal();
		const work = (): void => void this.sendNow();
		const timer = setInterval(work, everyMinute);
		const workInSight = (): void => {
			if (document.visibilityState === 'visible') work();
		};
		window.addEventListener('online', work);
		// A tablet that slept wakes up with its page in sight, and its timer may be far behind.
		document.addEventListener('visibilitychange', workInSight);
		const stopListening = onDeliveries((deliveries) => this.#noteSent(deliveries));
		work();
		void askToStay();
		if (keep) void this.#keepPages(keep);
		return () => {
			clearInterval(timer);
			window.removeEventListener('online', work);
			document.removeEventListener('visibilitychange', workInSight);
			stopListening();
		};
	}

	/** Sends what waits and says so to the server. Staff may also ask again for what was refused. */
	async sendNow({ alsoRefused = false } = {}): Promise<readonly Delivery[]> {
		this.isSending = true;
		try {
			if (alsoRefused) await retrySealed();
			const deliveries = await sendSealed();
			this.#noteSent(deliveries);
			// In sight and connected, the page tries again by itself.
			if (
				deliveries.some(({ state }) => state === 'waiting') &&
				(document.visibilityState === 'hidden' || !navigator.onLine)
			)
				await askToSendLater();
			await reportShifts();
			await this.refresh();
			this.word = await reportWaiting(this.held.length, countHours(this.held));
			return deliveries;
		} catch {
			// Only storage fails here; what has no network stays in the queue without an error.
			this.canStore = false;
			return [];
		} finally {
			this.isSending = false;
		}
	}

	/** Reads again what waits and which shifts there are. */
	async refresh(): Promise<void> {
		this.held = (await listSealed()).map(({ id, frozenAt, refusal, cause }) => ({
			id,
			frozenAt,
			refusal,
			cause: cause ?? null,
		}));
		const shifts = await listShifts();
		this.shift = shifts.find(({ closedOn }) => closedOn === null) ?? null;
		this.unsettled = shifts.filter(({ closedOn, ids }) => closedOn !== null && ids.length > 0);
	}

	#noteSent(deliveries: readonly Delivery[]): void {
		if (!deliveries.some(({ state }) => state === 'received')) return;
		this.lastSentAt = Date.now();
		try {
			localStorage.setItem(lastSentKey, this.lastSentAt.toString());
		} catch {
			// A tablet that stores nothing only forgets when it last sent.
		}
	}

	async #keepPages(keep: Pick<KeepRequest, 'pages' | 'data'>): Promise<void> {
		try {
			await askToKeep(keep);
			this.isKept = true;
		} catch {
			// Browsers have no workers where the address is not secure.
			this.isKept = false;
		}
	}
}

/** Whole hours since the oldest answer was given; a clock that was set back counts none. */
function countHours(held: readonly Held[]): number {
	const oldest = Math.min(...held.map(({ frozenAt }) => frozenAt));
	return Number.isFinite(oldest)
		? Math.min(87_600, Math.max(0, Math.floor((Date.now() - oldest) / 3_600_000)))
		: 0;
}

function readLastSent(): number | null {
	try {
		const stored = Number(localStorage.getItem(lastSentKey) ?? '0');
		return Number.isSafeInteger(stored) && stored > 0 ? stored : null;
	} catch {
		return null;
	}
}

/** A browser that is short of room deletes first what nobody asked it to keep. */
async function askToStay(): Promise<void> {
	try {
		await (navigator as { storage?: StorageManager }).storage?.persist();
	} catch {
		// It keeps what it can.
	}
}
