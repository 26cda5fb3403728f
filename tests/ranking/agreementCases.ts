import type { ExactNumber } from '../../src/lib/ranking/numbers/exactNumber';
import { readCase, type CaseExpectation } from './readCase';

interface AgreementCase {
	readonly alternatives: readonly { readonly id: string }[];
	readonly x: readonly number[];
	readonly y: readonly number[];
	readonly a: readonly string[][];
	readonly b: readonly string[][];
	readonly ratings: readonly (readonly number[])[];
	readonly smallerIsBetter: boolean;
	readonly expectations: readonly CaseExpectation<
		{ readonly tieCorrection?: boolean },
		Record<'concordant' | 'discordant' | 'tiedX' | 'tiedY' | 'tauB' | 'rho' | 'pValueChiSquare', number> & {
			readonly W: ExactNumber;
			readonly chiSquare: ExactNumber;
			readonly degreesOfFreedom: number;
			readonly rankSums: Record<string, ExactNumber>;
			readonly distance: number;
			readonly max: number;
		}
	>[];
}

/** A published case of rankings or ratings that agree more or less. */
export const readAgreement = (id: string) => readCase(id) as AgreementCase;
