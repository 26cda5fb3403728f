import { type TokenSigner } from '../auth/proof/tokenSigner';

const lifeSeconds = 600;

/** The short-lived tokens that stand for an opaque key when PostgREST is asked. They never leave this machine. */
export class RoleTokens {
	readonly #signer: TokenSigner;
	readonly #current = new Map<string, { token: Promise<string>; renewAt: number }>();

	constructor(signer: TokenSigner) {
		this.#signer = signer;
	}

	get(role: 'anon' | 'service_role'): Promise<string> {
		const now = Date.now();
		const current = this.#current.get(role);
		if (current !== undefined && current.renewAt > now) return current.token;
		const token = this.#signer.sign({ role }, lifeSeconds);
		this.#current.set(role, { token, renewAt: now + (lifeSeconds * 1000) / 2 });
		return token;
	}
}
