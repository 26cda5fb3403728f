import type { SentAnswer } from '../domain/survey/delivery/sentAnswerShape';
import { listWaiting, type KeptReceipt, type WaitCause, type WaitingAnswer } from './database';
import { announceDeliveries, type Delivery } from './deliveries';
import { causeOf, forgetFiles, sendFiles } from './files/sendFiles';
import { proveWork } from './proof/proveWork';
import { acknowledgeAnswer, noteAttempt } from './outbox';

/** Where frozen answers are sent. */
export const ANSWERS_PATH = '/api/respuestas';

interface SendOptions {
	/** Whether receipts stay on this device; a shared tablet keeps none. */
	keepReceipts: boolean;
	/** Only this one, because its owner asked for it. */
	only?: string;
	fetch?: typeof globalThis.fetch;
}

/**
 * Sends what waits, one by one, and says what became of each. Two tabs and the worker never send at once: the first
 * takes the lock and the others leave. Sending twice would be harmless, because the server knows each identity.
 */
export async function sendWaiting(options: SendOptions): Promise<Delivery[]> {
	// Browsers hide locks where the address is not secure; a tablet on a local network has one tab and no worker.
	const deliveries =
		'locks' in navigator
			? await navigator.locks.request('prioriza-outbox', () => deliverAll(options))
			: await deliverAll(options);
	announceDeliveries(deliveries);
	return deliveries;
}

async function deliverAll({
	keepReceipts,
	only,
	fetch = globalThis.fetch,
}: SendOptions): Promise<Delivery[]> {
	const deliveries: Delivery[] = [];
	let failures = 0;
	for (const answer of await listWaiting()) {
		if (only !== undefined && answer.id !== only) continue;
		// A refused one waits for its owner, not for the network.
		if (answer.refusal !== null) continue;
		const delivery = await deliver(answer, fetch);
		deliveries.push(delivery);
		if (delivery.state === 'received') {
			const { id, folio, receivedOn, late, standing } = delivery;
			await ifThereIsRoom(
				acknowledgeAnswer(
					{ id, folio, receivedOn, late, standing, key: answer.key, consultation: answer.consultation },
					// A station is everybody's: what it received leaves nothing behind.
					keepReceipts && answer.channel !== 'kiosk',
				),
			);
		} else {
			const isRefused = delivery.state === 'refused';
			await ifThereIsRoom(
				noteAttempt(answer.id, isRefused ? delivery.code : null, isRefused ? null : delivery.cause),
			);
			// Over this network the rest would fail the same way; a server may have failed over this one alone.
			if (!isRefused && (delivery.cause !== 'server' || ++failures > 1)) break;
		}
	}
	return deliveries;
}

/** A full device cannot note what became of an answer: then it waits on, and sent again it gives the same receipt. */
async function ifThereIsRoom(noting: Promise<void>): Promise<void> {
	try {
		await noting;
	} catch (problem) {
		// The others behind it must not wait for room.
		if (!(problem instanceof DOMException) || problem.name !== 'QuotaExceededError') throw problem;
	}
}

/** Sends one frozen answer, after the files that it names, and says what became of it. */
export async function deliver(
	answer: WaitingAnswer,
	fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Delivery> {
	const cause = await sendFiles(answer.content, fetch);
	if (cause !== null) return { state: 'waiting', id: answer.id, cause };
	const body = bodyOf(answer);
	const proof = answer.channel === 'web' ? await proveWork(answer.content, fetch) : null;
	const proven = proof === null ? body : { ...body, circumstances: { ...body.circumstances, proof } };
	const delivery = await postAnswer(ANSWERS_PATH, proven, answer, fetch);
	if (delivery.state === 'received') await forgetFiles(answer.content);
	return delivery;
}

/** What leaves this device of a frozen answer: never its key, nor when it was made. */
export function bodyOf({
	id,
	content,
	salt,
	commitment,
	channel,
	keyHash,
	circumstances,
	draft,
}: WaitingAnswer): SentAnswer {
	return {
		id,
		content,
		salt,
		commitment,
		channel: channel as SentAnswer['channel'],
		keyHash,
		...(circumstances ? { circumstances } : {}),
		...(draft ? { draft } : {}),
	};
}

/** Posts what stands for an answer to one of our doors, and reads what became of it. */
export async function postAnswer(
	path: string,
	body: object,
	{ id, folio }: Pick<WaitingAnswer, 'id' | 'folio'>,
	fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Delivery> {
	const waits = (cause: WaitCause): Delivery => ({ state: 'waiting', id, cause });
	try {
		const response = await fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(20_000),
		});
		// Its own failure, or that of what stands before it, whatever it says.
		if (response.status >= 500) return waits('server');
		// The sign-in page of a public network answers 200 with its own HTML: only our receipt is a receipt.
		const told: unknown = await response.json();
		if (response.ok && isReceipt(told) && told.folio === folio) {
			const { receivedOn, late, standing } = told;
			return { state: 'received', id, folio, receivedOn, late, standing };
		}
		if (response.status >= 400 && isRefusal(told)) {
			return { state: 'refused', id, code: told.code };
		}
		return waits('portal');
	} catch (problem) {
		// The answer is still here and still waits.
		return waits(causeOf(problem));
	}
}

const standings: readonly unknown[] = [
	'counted',
	'replaced',
	'withdrawn',
	'in_review',
	'rejected',
	'excluded',
] satisfies KeptReceipt['standing'][];

function isReceipt(body: unknown): body is Omit<KeptReceipt, 'id' | 'key' | 'consultation'> {
	return (
		isObject(body) &&
		typeof body.folio === 'string' &&
		typeof body.receivedOn === 'string' &&
		typeof body.late === 'boolean' &&
		standings.includes(body.standing)
	);
}

function isRefusal(body: unknown): body is { code: string } {
	return isObject(body) && typeof body.code === 'string';
}

function isObject(body: unknown): body is Record<string, unknown> {
	return typeof body === 'object' && body !== null;
}
