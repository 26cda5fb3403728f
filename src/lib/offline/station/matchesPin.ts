import { matchesSlowHash } from '../../evidence/slowHash';

/** Whether a PIN is the one a slow hash was made of. It works without a network. */
export function matchesPin(pin: string, hash: string): Promise<boolean> {
	return matchesSlowHash(pin, hash);
}
