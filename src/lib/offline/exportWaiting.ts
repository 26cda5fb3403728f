import {
	bindDeviceAnswer,
	type CarriedPart,
	type DeviceFile,
	type SealedDeviceAnswer,
} from '../domain/survey/delivery/deviceFile';
import { base64url } from '../evidence/base64url';
import { makeSealingKeys, sealBytes } from '../evidence/sealing';
import type { WaitingAnswer } from './database';
import { filesOf } from './files/sendFiles';
import { findShelved } from './files/shelf';
import { bodyOf } from './sendWaiting';
import { splitFiles } from './splitFiles';

/** A file to carry by hand to whoever organises a consultation. */
export interface CarriedFile {
	name: string;
	text: string;
	answers: number;
}

/** Whether this device can seal what waits: with the key of its consultation, and where the address is secure. */
export function canExport(waiting: readonly WaitingAnswer[]): boolean {
	return isSecureContext && 'subtle' in crypto && waiting.some(({ consultation }) => consultation.sealingKey);
}

/**
 * What waits, sealed to the key of each consultation: whoever carries the file cannot read it. What waits stays until
 * the server says it has it, whichever way it came.
 *
 * @param waiting answers of the outbox; those whose consultation has no key stay out.
 */
export async function writeDeviceFiles(waiting: readonly WaitingAnswer[]): Promise<CarriedFile[]> {
	const sealed = (await Promise.all(waiting.map(sealForFile))).filter((answer) => answer !== null);
	return [...new Set(sealed.map(({ consultation }) => consultation))].flatMap((slug) =>
		splitFiles(sealed.filter(({ consultation }) => consultation === slug)).map((answers, at, { length }) => ({
			name: `respuestas-${slug}${length > 1 ? `-${(at + 1).toString()}` : ''}.json`,
			text: JSON.stringify({ v: 1, kind: 'prioriza/device-answers', answers } satisfies DeviceFile),
			answers: answers.length,
		})),
	);
}

async function sealForFile(answer: WaitingAnswer): Promise<SealedDeviceAnswer | null> {
	const { slug, sealingKey } = answer.consultation;
	if (!sealingKey) return null;
	const named = { id: answer.id, consultation: slug };
	const files = await carryFiles(answer.content);
	const body = files.length === 0 ? bodyOf(answer) : { ...bodyOf(answer), files };
	const bytes = new TextEncoder().encode(JSON.stringify(body));
	const sealed = await sealBytes(sealingKey, await makeSealingKeys(), bytes, bindDeviceAnswer(named));
	return { ...named, ...sealed };
}

/** The photographs and recordings of an answer that are still on this device, whether or not the server has them. */
async function carryFiles(content: string): Promise<CarriedPart[]> {
	const shelved = await Promise.all(filesOf(content).map(({ file }) => findShelved(file)));
	return shelved.flatMap((file) => (file ? [{ type: file.type, bytes: base64url(file.bytes) }] : []));
}
