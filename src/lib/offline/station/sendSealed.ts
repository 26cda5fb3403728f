import { announceDeliveries, type Delivery } from '../deliveries';
import { postAnswer } from '../sendWaiting';
import { dropSealed, listSealed, noteSealedAttempt } from './queue';
import { toSend } from './sealAnswer';

/** Where a station sends what it sealed. */
const SEALED_PATH = '/modulo/enviar';

/** Sends what waits sealed on this tablet, one by one, and says what became of each. No receipt stays. */
export async function sendSealed(): Promise<Delivery[]> {
	// Browsers hide locks where the address is not secure; nothing is sealed there either.
	const deliveries =
		'locks' in navigator
			? await navigator.locks.request('prioriza-modulo', () => deliverAll())
			: await deliverAll();
	announceDeliveries(deliveries);
	return deliveries;
}

async function deliverAll(): Promise<Delivery[]> {
	const deliveries: Delivery[] = [];
	for (const answer of await listSealed()) {
		// A refused one waits for staff, not for the network.
		if (answer.refusal !== null) continue;
		const delivery = await postAnswer(SEALED_PATH, toSend(answer), answer);
		deliveries.push(delivery);
		if (delivery.state === 'received') {
			await dropSealed(answer.id);
			continue;
		}
		await noteSealedAttempt(answer.id, delivery.state === 'refused' ? delivery.code : null);
		// No network now: the rest would fail the same way.
		if (delivery.state === 'waiting') break;
	}
	return deliveries;
}
