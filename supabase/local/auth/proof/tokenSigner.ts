import { exportJWK, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { createPublicKey } from 'node:crypto';
import { type Secrets } from '../../installation/secrets';

const audience = 'authenticated';

/** Signs and checks the tokens of this installation. One key, one algorithm, no other accepted. */
export class TokenSigner {
	readonly #privateKey: CryptoKey;
	readonly #publicKey: CryptoKey;
	readonly #keyId: string;
	/** The public half, as a key set: what PostgREST and the JWKS address know. */
	readonly jwks: { keys: JWK[] };

	private constructor(privateKey: CryptoKey, publicKey: CryptoKey, publicJwk: JWK, keyId: string) {
		this.#privateKey = privateKey;
		this.#publicKey = publicKey;
		this.#keyId = keyId;
		this.jwks = { keys: [publicJwk] };
	}

	static async open({ signingKey, keyId }: Pick<Secrets, 'signingKey' | 'keyId'>): Promise<TokenSigner> {
		const publicHalf = await exportJWK(createPublicKey({ key: signingKey, format: 'jwk' }));
		const publicJwk = { ...publicHalf, alg: 'ES256', use: 'sig', kid: keyId, key_ops: ['verify'] };
		const privateKey = await importJWK(signingKey, 'ES256');
		const publicKey = await importJWK(publicHalf, 'ES256');
		if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) {
			throw new Error('The signing key of this installation is not an elliptic-curve key.');
		}
		return new TokenSigner(privateKey, publicKey, publicJwk, keyId);
	}

	sign(claims: JWTPayload, lifeSeconds: number, purpose = audience): Promise<string> {
		const now = Math.floor(Date.now() / 1000);
		return new SignJWT(claims)
			.setProtectedHeader({ alg: 'ES256', kid: this.#keyId, typ: 'JWT' })
			.setAudience(purpose)
			.setIssuedAt(now)
			.setExpirationTime(now + lifeSeconds)
			.sign(this.#privateKey);
	}

	/** The claims of a token that is genuine, meant for this purpose and still good; else `null`. */
	async verify(token: string, purpose = audience): Promise<JWTPayload | null> {
		try {
			const { payload } = await jwtVerify(token, this.#publicKey, {
				algorithms: ['ES256'],
				audience: purpose,
				requiredClaims: ['exp', 'iat'],
			});
			return payload;
		} catch {
			// Whatever is wrong with it, it is worth nothing; saying what would only help to forge one.
			return null;
		}
	}
}
