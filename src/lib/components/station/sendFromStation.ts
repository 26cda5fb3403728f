import type { StationSeal } from '$lib/domain/consultation/sealedAnswer';
import type { WaitingAnswer } from '$lib/offline/database';
import type { Delivery } from '$lib/offline/deliveries';
import { deliver } from '$lib/offline/sendWaiting';
import { keepSealed, listSealed } from '$lib/offline/station/queue';
import { canSeal, sealAnswer } from '$lib/offline/station/sealAnswer';
import { sendSealed } from '$lib/offline/station/sendSealed';

/** What became of an answer made at a station. */
export type StationDelivery =
	{ state: 'received' | 'in_review' } | { state: 'refused'; code: string } | { state: 'waiting' };

/**
 * Seals a frozen answer and puts it in the queue of this tablet. False where nothing can be sealed or stored: what
 * somebody answered never touches the disk in the clear.
 */
export async function keepOnStation(answer: WaitingAnswer, { station, key }: StationSeal): Promise<boolean> {
	if (key === null || !canSeal()) return false;
	try {
		await keepSealed(await sealAnswer(answer, station, key));
		return true;
	} catch {
		// Private windows and full disks refuse: the answer is then sent at once and nothing is called saved.
		return false;
	}
}

/**
 * Sends an answer that was just made, with all that waited before it. No receipt stays, and a refused one stays in
 * the queue: its owner is gone in a moment, so staff must be able to see it.
 */
export async function sendFromStation(answer: WaitingAnswer, isKept: boolean): Promise<StationDelivery> {
	if (!isKept) return readDelivery(await deliver(answer));
	const deliveries = await sendSealed();
	const mine = deliveries.find(({ id }) => id === answer.id);
	if (mine) return readDelivery(mine);
	// Another page of this tablet may have sent it meanwhile: then it no longer waits.
	const isWaiting = (await listSealed()).some(({ id }) => id === answer.id);
	return { state: isWaiting ? 'waiting' : 'received' };
}

/** What arrived late or not as asked is not called received: two people decide whether it counts. */
function readDelivery(delivery: Delivery): StationDelivery {
	if (delivery.state !== 'received') return delivery;
	return { state: delivery.standing === 'counted' ? 'received' : 'in_review' };
}
