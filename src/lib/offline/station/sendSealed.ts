import { announceDeliveries, type Delivery } from '../deliveries';
import { postAnswer } from '../sendWaiting';
import { dropSealed, listSealed, noteSealedAttempt } from './queue';
import { toSend } from './sealAnswer';
import { reportShifts } from './shifts';

/** Where a station sends what it sealed. */
const SEALED_PATH = '/modulo/enviar';
/** By which the browser names the wish to send later. */
export const STATION_SYNC = 'prioriza-modulo';

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

/** Where the browser offers it, the worker sends what waits even while no page of the station is open. */
export async function askToSendLater(): Promise<void> {
	if (!('serviceWorker' in navigator) || !navigator.serviceWorker.controller) return;
	const registration: ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } } =
		await navigator.serviceWorker.ready;
	// Not everywhere, and it may be refused: the page sends by itself as well.
	await registration.sync?.register(STATION_SYNC).catch(() => undefined);
}

/** Sends what waits without a page of the station. Fails while something still waits, so that the browser tries again. */
export async function sendWithoutPage(): Promise<void> {
	await sendSealed();
	await reportShifts();
	if ((await listSealed()).some(({ refusal }) => refusal === null)) throw new Error('answers still wait');
}

async function deliverAll(): Promise<Delivery[]> {
	const deliveries: Delivery[] = [];
	let failures = 0;
	for (const answer of await listSealed()) {
		// A refused one waits for staff, not for the network.
		if (answer.refusal !== null) continue;
		const delivery = await postAnswer(SEALED_PATH, toSend(answer), answer);
		deliveries.push(delivery);
		if (delivery.state === 'received') {
			await dropSealed(answer.id);
			continue;
		}
		const isRefused = delivery.state === 'refused';
		await noteSealedAttempt(answer.id, isRefused ? delivery.code : null, isRefused ? null : delivery.cause);
		// Over this network the rest would fail the same way; a server may have failed over this one alone.
		if (delivery.state === 'waiting' && (delivery.cause !== 'server' || ++failures > 1)) break;
	}
	return deliveries;
}
