import { randomBytes } from 'node:crypto';
import { slowHash } from '$lib/evidence/slowHash';

/** The slow hash of a PIN, which is all that is stored of it. */
export function hashPin(pin: string): Promise<string> {
	return slowHash(pin, new Uint8Array(randomBytes(16)));
}
