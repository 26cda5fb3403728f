import { compareCodeUnits } from '../../basics/compare';
import { err, ok, type Result } from '../../basics/result';
import { writeHex, type Draw, type DrawRefusal } from './draw';

/** SHA-256, handed in because this library depends on no package. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export type Sha256DrawStep = {
	readonly alternative: string;
	/** SHA-256 of the seed, a line feed and the id in UTF-8, in lower-case hexadecimal. */
	readonly digest: string;
};

export const SHA256_PERMUTATION_VERSION = 1;

/**
 * Draws an order of alternatives: ascending SHA-256(seed, line feed, id). It does not depend on the order in which they
 * come, and withdrawing one changes nothing among the others. Source: RFC 3797, section 2 (why the seed must be public
 * and fixed beforehand); Zavist and Tideman 1989 (a tie-breaking order keeps clone independence).
 */
export function sha256Permutation(
	alternatives: readonly string[],
	seed: string,
	sha256: Sha256,
): Result<Draw<Sha256DrawStep>, DrawRefusal> {
	if (seed === '') return err({ code: 'empty-seed', path: ['seed'], value: seed });
	const twice = alternatives.findIndex((id, at) => alternatives.indexOf(id) !== at);
	if (twice !== -1) {
		const value = alternatives[twice] ?? '';
		return err({ code: 'duplicate-alternative', path: ['alternatives', twice], value });
	}
	const encoder = new TextEncoder();
	const steps = alternatives
		.map((alternative) => ({
			alternative,
			digest: writeHex(sha256(encoder.encode(`${seed}\n${alternative}`))),
		}))
		// ids that are not well-formed text can encode alike
		.sort((x, y) => compareCodeUnits(x.digest, y.digest) || compareCodeUnits(x.alternative, y.alternative));
	return ok({
		method: 'sha256-permutation',
		version: SHA256_PERMUTATION_VERSION,
		seed,
		order: steps.map(({ alternative }) => alternative),
		steps,
	});
}
