import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles, shuffledProfiles, type PlainProfile } from '../../../../tests/ranking/profiles';
import { asSets } from '../../../../tests/ranking/publishedCases';
import { asRecord, listExpectations, readCase } from '../../../../tests/ranking/publishedExpectations';
import { RUNS } from '../../../../tests/ranking/runs';
import { buildProfile, type Profile } from '../ballots/profile';
import { borda } from '../methods/borda';
import { dowdall, plurality, positional, type PositionalOutcome } from '../methods/positional';
import { approximateExact, type ExactNumber } from '../numbers/exactNumber';
import { countBorda } from './bordaTotals';

interface Expected {
	readonly scores: Readonly<Record<string, ExactNumber>>;
	readonly supporters?: Readonly<Record<string, ExactNumber>>;
	readonly ranking: readonly string[][];
	readonly winner?: string;
}

function read({ ids, lines }: PlainProfile): Profile {
	const built = buildProfile(ids, lines);
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return built.value;
}

function rank(profile: Profile, points: readonly ExactNumber[], unranked?: 'zero' | 'tied-last') {
	const outcome = positional(profile, unranked ? { points, unranked } : { points });
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
	return outcome.value;
}

function expectPublished(outcome: PositionalOutcome, expected: Expected): void {
	expect(asRecord(outcome.scores)).toEqual(expected.scores);
	expect(asSets(outcome.tiers)).toEqual(asSets(expected.ranking));
	if (expected.supporters) expect(asRecord(outcome.supporters)).toEqual(expected.supporters);
	if (expected.winner) expect(outcome.tiers[0]).toEqual([expected.winner]);
}

describe('published cases', () => {
	it('are many', () => {
		expect(listExpectations('plurality').length).toBe(29);
		expect(listExpectations('dowdall').length).toBe(29);
		expect(listExpectations('positional').length).toBe(1);
	});

	it.each(listExpectations<object, Expected>('plurality'))('plurality $id', ({ found, expected }) => {
		expectPublished(plurality(readCase(found)), expected);
	});

	it.each(listExpectations<{ unranked: 'zero' }, Expected>('dowdall'))(
		'dowdall $id',
		({ found, params, expected }) => {
			expectPublished(dowdall(readCase(found), { unranked: params.unranked }), expected);
		},
	);

	it.each(listExpectations<{ points: number[]; unranked: 'zero' }, Expected>('positional'))(
		'positional $id',
		({ found, params, expected }) => {
			expectPublished(rank(readCase(found), params.points, params.unranked), expected);
		},
	);
});

/** Points that a place list gives, by walking each ballot; doubles, so only near. */
function scoreByDefinition(
	{ ids, lines }: PlainProfile,
	points: readonly number[],
	unranked: string,
	id: string,
) {
	let total = 0;
	for (const { count, ranking } of lines) {
		const rest = ids.filter((other) => !ranking.flat().includes(other));
		const tiers =
			unranked === 'tied-last' && ranking.length > 0 && rest.length > 0 ? [...ranking, rest] : ranking;
		let above = 0;
		for (const tier of tiers) {
			if (tier.includes(id)) {
				const shared = tier.reduce((sum, _, at) => sum + (points[above + at] ?? 0), 0);
				total += (count * shared) / tier.length;
			}
			above += tier.length;
		}
	}
	return total;
}

const pointLists = fc
	.array(fc.nat(9), { minLength: 1, maxLength: 6 })
	.map((list) => list.sort((x, y) => y - x));
const unrankeds = fc.constantFrom<'zero' | 'tied-last'>('zero', 'tied-last');

describe('points by place', () => {
	it('equal the definition, and the steps add up to them', () => {
		fc.assert(
			fc.property(profiles(), pointLists, unrankeds, (plain, points, unranked) => {
				const outcome = rank(read(plain), points, unranked);
				for (const { alternative, score } of outcome.scores) {
					expect(approximateExact(score)).toBeCloseTo(
						scoreByDefinition(plain, points, unranked, alternative),
						9,
					);
				}
				for (const { alternative, points: total, supporters, places } of outcome.steps) {
					const sum = places.reduce(
						(all, place) => all + approximateExact(place.ballots) * approximateExact(place.pointsEach),
						0,
					);
					expect(sum).toBeCloseTo(approximateExact(total), 9);
					const listing = plain.lines.filter(({ ranking }) => ranking.flat().includes(alternative));
					expect(supporters).toBe(listing.reduce((all, { count }) => all + count, 0));
				}
			}),
			RUNS,
		);
	});

	it('n − 1 … 0 are Borda points', () => {
		fc.assert(
			fc.property(profiles(), unrankeds, (plain, unranked) => {
				const profile = read(plain);
				const points = plain.ids.map((_, at) => plain.ids.length - 1 - at);
				const totals = countBorda(profile, { rule: unranked, emptyBallots: 'left-out' });
				expect(rank(profile, points, unranked).scores).toEqual(borda(totals).scores);
			}),
			RUNS,
		);
	});

	it('do not depend on the order of ballots or alternatives', () => {
		fc.assert(
			fc.property(shuffledProfiles(), pointLists, ({ profile, shuffled }, points) => {
				for (const method of [plurality, dowdall, (read_: Profile) => rank(read_, points)]) {
					const [first, second] = [method(read(profile)), method(read(shuffled))];
					expect(asSets(second.tiers)).toEqual(asSets(first.tiers));
					expect(asRecord(second.scores)).toEqual(asRecord(first.scores));
				}
			}),
			RUNS,
		);
	});

	it('never rank an alternative lower for being moved up on a ballot', () => {
		fc.assert(
			fc.property(profiles({ strict: true, fewest: 2 }), pointLists, fc.nat(), (plain, points, pick) => {
				const [line] = plain.lines;
				const at = pick % plain.ids.length;
				if (line === undefined || at === 0) return;
				const ranking = [...line.ranking];
				const [raised] = ranking.splice(at, 1);
				if (raised === undefined) return;
				ranking.splice(at - 1, 0, raised);
				const after = { ...plain, lines: [{ ...line, ranking }, ...plain.lines.slice(1)] };
				const placeIn = (outcome: PositionalOutcome) =>
					outcome.tiers.findIndex((tier) => tier.includes(raised[0] ?? ''));
				const better = (outcome: PositionalOutcome) => outcome.tiers.slice(0, placeIn(outcome)).flat().length;
				expect(better(rank(read(after), points))).toBeLessThanOrEqual(better(rank(read(plain), points)));
			}),
			RUNS,
		);
	});

	it('stay exact beyond what doubles can count', () => {
		const built = buildProfile(
			['a', 'b'],
			[
				{ count: '9007199254740993', ranking: [['a']] },
				{ count: '9007199254740992', ranking: [['b']] },
			],
		);
		if (!built.ok) throw new Error('refused');
		expect(asRecord(rank(built.value, ['1/3']).scores)).toEqual({
			a: 3002399751580331,
			b: '9007199254740992/3',
		});
		expect(plurality(built.value).tiers).toEqual([['a'], ['b']]);
	});

	it.each([
		[[], 'no-points', ['points']],
		[[3, 2.5], 'points-not-exact', ['points', 1]],
		[[3, 'x'], 'points-not-exact', ['points', 1]],
		[['2/4'], 'points-not-exact', ['points', 0]],
		[[1, 2], 'points-rise', ['points', 1]],
		[[1, -1], 'points-rise', ['points', 1]],
	])('refuse %j', (points, code, path) => {
		const refused = positional(read({ ids: ['a'], lines: [] }), { points });
		expect(refused).toMatchObject({ ok: false, error: { code, path } });
	});

	it('tie everything when nobody says anything', () => {
		const empty = read({ ids: ['a', 'b'], lines: [{ count: 3, ranking: [] }] });
		expect(dowdall(empty).tiers).toEqual([['a', 'b']]);
		expect(plurality(read({ ids: [], lines: [] })).tiers).toEqual([]);
	});
});
