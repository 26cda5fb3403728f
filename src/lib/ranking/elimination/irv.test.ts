import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles, shuffledProfiles, type PlainProfile } from '../../../../tests/ranking/profiles';
import { asSets } from '../../../../tests/ranking/publishedCases';
import { asRecord, listExpectations, readCase } from '../../../../tests/ranking/publishedExpectations';
import { RUNS } from '../../../../tests/ranking/runs';
import { buildProfile, type Profile } from '../ballots/profile';
import { irv, type IrvOptions, type IrvOutcome } from '../methods/irv';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';

interface Expected {
	readonly winner?: string;
	readonly ranking?: readonly string[];
	readonly rounds?: readonly { tally: Record<string, ExactNumber>; exhausted: ExactNumber }[];
	readonly eliminationTie?: boolean;
	readonly possibleWinners?: readonly string[];
}

function read({ ids, lines }: PlainProfile): Profile {
	const built = buildProfile(ids, lines);
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return built.value;
}

function rank(profile: Profile, options?: IrvOptions): IrvOutcome {
	const outcome = irv(profile, options);
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
	return outcome.value;
}

describe('published cases of instant runoff', () => {
	const published = listExpectations<object, Expected>('irv');

	it('are many', () => {
		expect(published.length).toBe(28);
	});

	it.each(published)('$id', ({ found, expected }) => {
		const outcome = rank(readCase(found));
		expect(outcome.eliminationTie).toBe(expected.eliminationTie);
		if (expected.possibleWinners) expect(outcome.possibleWinners).toEqual(expected.possibleWinners);
		if (expected.winner) expect(outcome.possibleWinners).toEqual([expected.winner]);
		if (expected.ranking) expect(outcome.tiers).toEqual(expected.ranking.map((id) => [id]));
		if (expected.rounds) {
			expect(outcome.steps.map(({ tally, exhausted }) => ({ tally: asRecord(tally), exhausted }))).toEqual(
				expected.rounds,
			);
		}
	});
});

/** Tallies by walking every ballot; twelfths, so that up to four can share. */
function tallyByDefinition({ lines }: PlainProfile, left: readonly string[]): Map<string, number> {
	const tally = new Map(left.map((id) => [id, 0]));
	for (const { count, ranking } of lines) {
		const holders = ranking
			.map((tier) => tier.filter((id) => left.includes(id)))
			.find(({ length }) => length > 0);
		for (const id of holders ?? []) {
			tally.set(id, (tally.get(id) ?? 0) + (count * 60) / (holders?.length ?? 1));
		}
	}
	return tally;
}

/** Every order from the winner to the first eliminated, over all ways to break ties. */
function ordersByDefinition(plain: PlainProfile, left: readonly string[] = plain.ids): string[][] {
	if (left.length <= 1) return [[...left]];
	const tally = tallyByDefinition(plain, left);
	const fewest = Math.min(...tally.values());
	return left
		.filter((id) => tally.get(id) === fewest)
		.flatMap((gone) =>
			ordersByDefinition(
				plain,
				left.filter((id) => id !== gone),
			).map((order) => [...order, gone]),
		);
}

const strictOrNot = fc.oneof(profiles(), profiles({ strict: true, fewest: 3, largestCount: 2 }));

describe('instant runoff', () => {
	it('equals every way to break ties, tried out', () => {
		fc.assert(
			fc.property(strictOrNot, (plain) => {
				const orders = ordersByDefinition(plain);
				const outcome = rank(read(plain), { tiedRanks: 'share' });
				const winners = new Set(orders.map((order) => order[0] ?? ''));
				expect(outcome.possibleWinners).toEqual(plain.ids.filter((id) => winners.has(id)));
				expect(outcome.eliminationTie).toBe(orders.length > 1);
				// three that go together give bounds, and with five that can happen between the rounds that are shown
				const exact = plain.ids.length <= 4 && outcome.steps.every(({ lowest }) => lowest.length < 3);
				for (const { alternative, highest, lowest } of outcome.places) {
					const places = orders.map((order) => order.indexOf(alternative) + 1);
					const [best, worst] = [Math.min(...places), Math.max(...places)];
					expect(highest).toBeLessThanOrEqual(best);
					expect(lowest).toBeGreaterThanOrEqual(worst);
					if (exact) expect([highest, lowest]).toEqual([best, worst]);
				}
				const tierOf = (id: string) => outcome.tiers.findIndex((tier) => tier.includes(id));
				const always = (a: string, b: string) => orders.every((order) => order.indexOf(a) < order.indexOf(b));
				for (const a of plain.ids) {
					for (const b of plain.ids) if (tierOf(a) < tierOf(b)) expect(always(a, b)).toBe(true);
				}
				if (orders.length === 1) expect(outcome.tiers).toEqual(orders[0]?.map((id) => [id]));
			}),
			RUNS,
		);
	});

	it('shows rounds that add up', () => {
		fc.assert(
			fc.property(strictOrNot, (plain) => {
				const profile = read(plain);
				for (const { tally, exhausted } of rank(profile, { tiedRanks: 'share' }).steps) {
					const left = tally.map(({ alternative }) => alternative);
					const expected = tallyByDefinition(plain, left);
					expect(asRecord(tally)).toEqual(
						Object.fromEntries([...expected].map(([id, votes]) => [id, formatExact(BigInt(votes), 60n)])),
					);
					const held = [...expected.values()].reduce((sum, votes) => sum + votes, 0);
					expect(exhausted).toBe(Number(profile.counted) - held / 60);
				}
			}),
			RUNS,
		);
	});

	it('asserts no more when it does not follow the ways', () => {
		fc.assert(
			fc.property(strictOrNot, (plain) => {
				const full = rank(read(plain), { tiedRanks: 'share' });
				const short = rank(read(plain), { tiedRanks: 'share', mostStates: 0 });
				const tierIn = ({ tiers }: IrvOutcome, id: string) => tiers.findIndex((tier) => tier.includes(id));
				for (const a of plain.ids) {
					for (const b of plain.ids) {
						if (tierIn(short, a) < tierIn(short, b)) expect(tierIn(full, a)).toBeLessThan(tierIn(full, b));
					}
				}
				for (const [at, range] of short.places.entries()) {
					expect(range.highest).toBeLessThanOrEqual(full.places[at]?.highest ?? 0);
					expect(range.lowest).toBeGreaterThanOrEqual(full.places[at]?.lowest ?? 0);
				}
			}),
			RUNS,
		);
	});

	it('does not depend on the order of ballots or alternatives', () => {
		fc.assert(
			fc.property(shuffledProfiles(), ({ profile, shuffled }) => {
				const first = rank(read(profile), { tiedRanks: 'share' });
				const second = rank(read(shuffled), { tiedRanks: 'share' });
				expect(asSets(second.tiers)).toEqual(asSets(first.tiers));
				expect([...(second.possibleWinners ?? [])].sort()).toEqual([...(first.possibleWinners ?? [])].sort());
			}),
			RUNS,
		);
	});

	it('counts piles of any size alike', () => {
		fc.assert(
			fc.property(profiles({ strict: true }), (plain) => {
				const lines = plain.lines.map(({ count, ranking }) => ({
					count: `${count}${'0'.repeat(20)}`,
					ranking,
				}));
				const large = buildProfile(plain.ids, lines);
				if (!large.ok) throw new Error('refused');
				const { tiers, possibleWinners, places } = rank(read(plain));
				expect(rank(large.value)).toMatchObject({ tiers, possibleWinners, places });
			}),
			RUNS,
		);
	});

	it('goes on with the rounds where ways meet again', () => {
		// a and b tie, and together hold as much as c; whichever goes first, both are gone in two rounds
		const { steps, possibleWinners, tiers } = rank(
			read({
				ids: ['a', 'b', 'c', 'd'],
				lines: [
					{ count: 2, ranking: [['a'], ['d']] },
					{ count: 2, ranking: [['b'], ['d']] },
					{ count: 4, ranking: [['c']] },
					{ count: 9, ranking: [['d']] },
				],
			}),
		);
		expect(steps.map(({ round, lowest, eliminated }) => ({ round, lowest, eliminated }))).toEqual([
			{ round: 1, lowest: ['a', 'b'], eliminated: ['a', 'b'] },
			{ round: 3, lowest: ['c'], eliminated: ['c'] },
			{ round: 4, lowest: [], eliminated: [] },
		]);
		expect(possibleWinners).toEqual(['d']);
		expect(tiers).toEqual([['d'], ['c'], ['a', 'b']]);
	});

	it('refuses ballots that tie, unless they are to be shared', () => {
		const tied = read({ ids: ['a', 'b', 'c'], lines: [{ count: 1, ranking: [['c'], ['a', 'b']] }] });
		expect(irv(tied)).toEqual({
			ok: false,
			error: { code: 'tied-ranks', path: ['ballots'], value: 'a = b' },
		});
		expect(rank(tied, { tiedRanks: 'share' }).possibleWinners).toEqual(['c']);
	});

	it('leaves the ways open when they are too many, and says so', () => {
		// everybody is first once, and nobody second: each round ties all that are left
		const ids = Array.from({ length: 14 }, (_, at) => `p${String(at).padStart(2, '0')}`);
		const profile = read({ ids: [...ids, 'x'], lines: ids.map((id) => ({ count: 1, ranking: [[id]] })) });
		const outcome = rank(profile);
		expect(outcome.possibleWinners).toBeNull();
		expect(outcome.tiers).toEqual([ids, ['x']]);
		expect(outcome.steps.at(-1)).toMatchObject({ round: 2, lowest: ids, eliminated: [] });
	});

	it('knows no winner among none, and one among one', () => {
		expect(rank(read({ ids: [], lines: [] }))).toMatchObject({ possibleWinners: [], tiers: [], steps: [] });
		expect(rank(read({ ids: ['a'], lines: [] }))).toMatchObject({ possibleWinners: ['a'], tiers: [['a']] });
	});
});
