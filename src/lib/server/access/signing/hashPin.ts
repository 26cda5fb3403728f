import { hash } from 'bcryptjs';

// About a third of a second here, and a second or more on a tablet: there are only a million PINs.
const cost = 12;

/** The slow hash of a PIN, which is all that is stored of it. */
export function hashPin(pin: string): Promise<string> {
	return hash(pin, cost);
}
