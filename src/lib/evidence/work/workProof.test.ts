import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tryNumbers, writeWorkProof, type WorkChallenge } from './workProof';

/** Made as the format says, by another library. */
const challengeOf = (salt: string, number: number, maxnumber = number): WorkChallenge => ({
	algorithm: 'SHA-256',
	challenge: createHash('sha256').update(`${salt}${number.toString()}`).digest('hex'),
	salt,
	signature: 'f'.repeat(64),
	maxnumber,
});

describe('a challenge', () => {
	it('is solved by its number and no other', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 12 }), fc.nat(400), (salt, number) => {
				const challenge = challengeOf(salt, number);
				expect(tryNumbers(challenge, 0, number)).toBeNull();
				expect(tryNumbers(challenge, 0, number + 1)).toBe(number);
				expect(tryNumbers(challenge, number + 1, number + 50)).toBeNull();
			}),
			{ numRuns: 100 },
		);
	});

	it('is not solved by a number whose hash begins alike', () => {
		const challenge = challengeOf('0123456789abcdef01234567', 7, 50);
		const alike = { ...challenge, challenge: challenge.challenge.slice(0, 8).padEnd(64, '0') };
		expect(tryNumbers(challenge, 0, 50)).toBe(7);
		expect(tryNumbers(alike, 0, 50)).toBeNull();
	});

	it('is given back with its number as altcha does', () => {
		const challenge = challengeOf('0123456789abcdef01234567?expires=1763760000&survey=x&', 7, 50);
		expect(JSON.parse(Buffer.from(writeWorkProof(challenge, 7), 'base64').toString())).toEqual({
			algorithm: 'SHA-256',
			challenge: challenge.challenge,
			number: 7,
			salt: challenge.salt,
			signature: challenge.signature,
		});
	});
});
