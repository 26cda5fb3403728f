import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claims } from '../../../tests/ranking/laws/claims';
import {
	countAll,
	countedMethods,
	otherInputs,
	type CountedMethod,
} from '../../../tests/ranking/laws/countedMethods';
import { laws, type LawCase, type LawName } from '../../../tests/ranking/laws/laws';
import { RUNS } from '../../../tests/ranking/runs';

const lawNames = Object.keys(laws) as LawName[];
const methodNames = Object.keys(countedMethods) as CountedMethod[];

/** Every method that promises the law but breaks it in this case. The ballots are counted once for all of them. */
function listBroken(law: LawName, names: readonly CountedMethod[], { before, after, alternative }: LawCase) {
	const [first, second] = [countAll(before), countAll(after)];
	return names.filter((name) => {
		const claim = claims[name][law];
		if (claim.kind === 'where' && !claim.holds(first)) return false;
		const rank = countedMethods[name];
		const tried = {
			before: { ...first, ...rank(first) },
			after: { ...second, ...rank(second) },
			alternative,
		};
		return !laws[law].isKept(tried);
	});
}

describe.each(lawNames)('%s', (law) => {
	const claiming = methodNames.filter((name) => claims[name][law].kind !== 'never');

	it(`${laws[law].says}: ${claiming.join(', ')}`, () => {
		fc.assert(
			fc.property(laws[law].cases, (tried) => {
				expect(listBroken(law, claiming, tried)).toEqual([]);
			}),
			RUNS,
		);
	});

	const others = methodNames.filter((name) => claims[name][law].kind === 'never');
	it.each(others)('is not promised by %s, as these ballots show', (name) => {
		const claim = claims[name][law];
		if (claim.kind !== 'never') throw new Error('filtered above');
		expect(listBroken(law, [name], claim.shownBy)).toEqual([name]);
	});
});

describe('T15 the table of claims', () => {
	it('is about every way to rank ranked ballots, and says where the laws of the rest stand', () => {
		expect(Object.keys(claims)).toEqual(methodNames);
		expect(Object.values(otherInputs).every((where) => /\w: \w+\/\w+\.test\.ts/.test(where))).toBe(true);
	});

	it('claims for every method the four laws without which it counts no votes', () => {
		const basic = ['order-independence', 'anonymity', 'neutrality', 'homogeneity'] as const;
		for (const name of methodNames) {
			expect(basic.map((law) => claims[name][law].kind)).toEqual(basic.map(() => 'always'));
		}
	});
});
