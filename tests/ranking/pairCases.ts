import type { ExactNumber } from '../../src/lib/ranking/numbers/exactNumber';
import { readCase, type CaseExpectation } from './readCase';

interface PairsCase {
	readonly alternatives: readonly { readonly id: string }[];
	readonly wins: readonly (readonly number[])[];
	readonly pairVotes: Record<string, number>;
	readonly expectations: readonly CaseExpectation<
		{ readonly reference?: string; readonly alpha: number; readonly tau: string },
		{
			readonly exists?: false;
			readonly logAbilities?: Record<string, number>;
			readonly standardErrors?: Record<string, number>;
			readonly abilitiesGeometricMeanOne?: Record<string, number>;
			readonly residualDeviance?: number;
			readonly ranking?: readonly string[][];
			readonly scores?: Record<string, ExactNumber>;
			readonly probabilities?: Record<string, ExactNumber>;
		}
	>[];
}

/** A published case of votes between two. */
export function readPairs(id: string) {
	const published = readCase(id) as PairsCase;
	return { ...published, alternatives: published.alternatives.map((alternative) => alternative.id) };
}
