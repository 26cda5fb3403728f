import type { HanlonFormula } from '../../src/lib/ranking/criteria/hanlon';
import type { HanlonComponents } from '../../src/lib/ranking/criteria/hanlonInput';
import type { CriteriaInput, Criterion, Scale } from '../../src/lib/ranking/criteria/scoreSheet';
import type { ExactNumber } from '../../src/lib/ranking/numbers/exactNumber';
import { readCase, type CaseExpectation } from './readCase';

interface Expected {
	readonly scores?: Record<string, ExactNumber>;
	readonly bpr?: Record<string, ExactNumber>;
	readonly opr?: Record<string, ExactNumber>;
	readonly ranking: readonly string[][];
}

interface CriteriaCase {
	readonly alternatives: readonly { readonly id: string }[];
	readonly criteria: readonly Criterion[];
	readonly scores: CriteriaInput['scores'];
	readonly components: Record<string, HanlonComponents>;
	readonly expectations: readonly CaseExpectation<
		{
			readonly normalise?: 'none';
			readonly scale?: Scale;
			readonly formula: HanlonFormula;
			readonly rangeB?: Scale;
		},
		Expected
	>[];
}

/** A published case of scores by criterion. */
export function readCriteria(id: string) {
	const published = readCase(id) as CriteriaCase;
	return { ...published, alternatives: published.alternatives.map((alternative) => alternative.id) };
}
