import type { Standing, WaitCause } from './database';

/** What became of an answer that was sent. */
export type Delivery =
	| { state: 'received'; id: string; folio: string; receivedOn: string; late: boolean; standing: Standing }
	| { state: 'refused'; id: string; code: string }
	| { state: 'waiting'; id: string; cause: WaitCause | null };

const channelName = 'prioriza-deliveries';

/** Tells every open page of this device, and the worker, what became of answers. */
export function announceDeliveries(deliveries: readonly Delivery[]): void {
	if (deliveries.length === 0 || typeof BroadcastChannel === 'undefined') return;
	const channel = new BroadcastChannel(channelName);
	channel.postMessage(deliveries);
	channel.close();
}

/** Listens to what becomes of answers, whoever sends them. Gives the way to stop listening. */
export function onDeliveries(listen: (deliveries: readonly Delivery[]) => void): () => void {
	if (typeof BroadcastChannel === 'undefined') return () => undefined;
	const channel = new BroadcastChannel(channelName);
	channel.onmessage = ({ data }: MessageEvent<readonly Delivery[]>) => listen(data);
	return () => channel.close();
}
