import type { ZodType } from 'zod';
import { bindSealed, type SealedAnswer, type SealedContent } from '$lib/domain/consultation/sealedAnswer';
import { bindDeviceAnswer, type SealedDeviceAnswer } from '$lib/domain/survey/delivery/deviceFile';
import { sealedContentShape } from '$lib/domain/consultation/sealedAnswerShape';
import { carriedAnswerShape, type CarriedAnswer } from '$lib/domain/survey/delivery/sentAnswerShape';
import {
	makeSealingKeys,
	openSealed,
	readPrivateKey,
	writePrivateKey,
	writePublicKey,
} from '$lib/evidence/sealing';
import { findSealingKey, keepSealingKey } from '../../backend/sealingKeys';

/**
 * Makes the key that tablets of a published consultation seal to, unless it has one. Gives the public half; null when
 * the consultation is not published.
 */
export async function makeSealingKey(slug: string): Promise<string | null> {
	const pair = await makeSealingKeys();
	const kept = await keepSealingKey(slug, {
		publicKey: await writePublicKey(pair.publicKey),
		privateKey: await writePrivateKey(pair.privateKey),
	});
	if (kept.ok) return kept.value;
	if (kept.error.code === 'not_found') return null;
	throw new Error(`the sealing key of ${slug} was refused: ${kept.error.code}`);
}

interface OpeningKey {
	publicKey: string;
	privateKey: CryptoKey;
}

/** A pair never changes once it is there, so each process reads it once. */
const opening = new Map<string, OpeningKey>();
const mostKept = 200;

/** Opens what a tablet sealed. Null when no key of ours opens it: it was changed, or never sealed to us. */
export async function openSealedAnswer(sealed: SealedAnswer): Promise<SealedContent | null> {
	return openBox(sealed, bindSealed(sealed), sealedContentShape);
}

/** Opens what somebody's own device sealed into a file. Null as above, or when it holds another answer than it says. */
export async function openDeviceAnswer(sealed: SealedDeviceAnswer): Promise<CarriedAnswer | null> {
	const opened = await openBox(sealed, bindDeviceAnswer(sealed), carriedAnswerShape);
	return opened?.id === sealed.id ? opened : null;
}

async function openBox<T>(sealed: SealedDeviceAnswer, bound: object, shape: ZodType<T>): Promise<T | null> {
	const key = await findOpeningKey(sealed.consultation);
	if (key === null) return null;
	const bytes = await openSealed(key.publicKey, key.privateKey, sealed, bound);
	if (bytes === null) return null;
	const read = shape.safeParse(parseJson(bytes));
	return read.success ? read.data : null;
}

/** The public half of the key of a published consultation, made now if nobody did before. */
export async function readPublicSealingKey(slug: string): Promise<string | null> {
	return (await findOpeningKey(slug))?.publicKey ?? makeSealingKey(slug);
}

async function findOpeningKey(slug: string): Promise<OpeningKey | null> {
	const known = opening.get(slug);
	if (known) return known;
	const found = await findSealingKey(slug);
	if (found === null) return null;
	const key = { publicKey: found.publicKey, privateKey: await readPrivateKey(found.privateKey) };
	if (opening.size >= mostKept) opening.clear();
	opening.set(slug, key);
	return key;
}

function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return undefined;
	}
}
