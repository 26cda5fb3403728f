import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { reverseInput, tallyInputs, writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { computeTally } from '../tally';
import type { TallyInput } from '../tally/tallyInput';
import { leaveOut } from './leaveOut';

const inputsAndK = tallyInputs.chain((input) =>
	fc.tuple(fc.constant(input), fc.integer({ min: 1, max: input.alternatives.length })),
);

/** Some ballots say how they came in. */
const channelledInputs = fc
	.tuple(inputsAndK, fc.array(fc.constantFrom('web', 'kiosk', undefined), { minLength: 12, maxLength: 12 }))
	.map(([[input, k], names]): [TallyInput, number] => [
		{
			...input,
			groups: input.groups.map((group, which) => ({
				...group,
				ballots: group.ballots.map((line, at) => {
					const channel = names[4 * which + at];
					return channel === undefined ? line : { ...line, channel };
				}),
			})),
		},
		k,
	]);

function withoutNames(input: TallyInput): TallyInput {
	return {
		...input,
		groups: input.groups.map((group) => ({
			...group,
			ballots: group.ballots.map(({ count, ranking }) => ({ count, ranking })),
		})),
	};
}

describe('leaving one out', () => {
	it('ranks what is left as a tally without it does', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				const { published, nuclei, alternatives } = unwrap(leaveOut(input, k));
				const whole = unwrap(computeTally(input));
				expect(published).toEqual(whole.pooled.tiers);
				for (const { nucleus, status, recount } of nuclei) {
					expect(recount !== null).toBe(status === 'ranked');
					const groups = input.groups.filter(({ id }) => id !== nucleus);
					if (recount === null) continue;
					expect(recount.tiers).toEqual(unwrap(computeTally({ ...input, groups })).pooled.tiers);
				}
				for (const { alternative, status, silenced, recount } of alternatives) {
					expect(recount !== null).toBe(status === 'ranked');
					const without = unwrap(computeTally({ ...input, withdrawn: [alternative] }));
					expect(without.silentGroups).toEqual([...whole.silentGroups, ...silenced].sort());
					if (recount !== null) expect(recount.tiers).toEqual(without.pooled.tiers);
				}
			}),
			RUNS,
		);
	});

	it('is the same to the byte whatever the order of ballots, alternatives and nuclei', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				expect(JSON.stringify(leaveOut(reverseInput(input), k))).toBe(JSON.stringify(leaveOut(input, k)));
			}),
			RUNS,
		);
	});

	it('moves nobody when all of them are among the first k, or when the order stays', () => {
		fc.assert(
			fc.property(inputsAndK, ([input, k]) => {
				const all = unwrap(leaveOut(input, input.alternatives.length));
				for (const { recount } of [...all.nuclei, ...all.alternatives]) {
					expect(recount?.moves ?? []).toEqual([]);
				}
				for (const { recount } of unwrap(leaveOut(input, k)).nuclei) {
					if (recount?.distance.distance === 0) expect(recount.moves).toEqual([]);
				}
			}),
			RUNS,
		);
	});

	it('names every case in which there is nothing to compare', () => {
		const states = (input: Parameters<typeof leaveOut>[0]) => {
			const { nuclei, alternatives } = unwrap(leaveOut(input, 1));
			return [nuclei.map(({ status }) => status), alternatives.map(({ status }) => status)];
		};
		expect(states(writeInput(['a', 'b'], { una: [[1, 'ab']] }))).toEqual([
			['last-nucleus'],
			['ranked', 'ranked'],
		]);
		expect(states(writeInput(['a'], { una: [[1, 'a']] }))).toEqual([['last-nucleus'], ['last-alternative']]);
		// a ballot that names only one alternative says nothing without it
		expect(states(writeInput(['a', 'b'], { dos: [], una: [[1, 'a']] }))).toEqual([
			['without-ballots', 'nobody-left'],
			['nobody-left', 'ranked'],
		]);
		const weightless = writeInput(['a', 'b'], { dos: [[1, 'ba']], una: [[1, 'ab']] });
		const groups = weightless.groups.map((group, at) =>
			at === 0 ? { ...group, weight: { num: 0, den: 1 } } : group,
		);
		expect(states({ ...weightless, groups })[0]).toEqual(['without-weight', 'nobody-left']);
	});

	it('ranks without a channel as if its ballots had not been cast', () => {
		fc.assert(
			fc.property(channelledInputs, ([input, k]) => {
				const { channels, published, nuclei, alternatives } = unwrap(leaveOut(input, k));
				const plain = unwrap(leaveOut(withoutNames(input), k));
				// knowing how ballots came in changes nothing else
				expect({ published, nuclei, alternatives }).toEqual({
					published: plain.published,
					nuclei: plain.nuclei,
					alternatives: plain.alternatives,
				});
				expect(plain.channels).toEqual([]);
				const named = new Set(
					input.groups.flatMap(({ ballots }) => ballots.flatMap(({ channel }) => channel ?? [])),
				);
				expect(channels.map(({ channel }) => channel)).toEqual([...named].sort());
				const whole = unwrap(computeTally(input));
				for (const { channel, status, silenced, recount } of channels) {
					const rest = unwrap(
						computeTally({
							...input,
							groups: input.groups.map((group) => ({
								...group,
								ballots: group.ballots.filter((one) => one.channel !== channel),
							})),
						}),
					);
					const nobody = rest.warnings.some(({ code }) => code === 'no-ballots');
					expect([status, recount === null]).toEqual([nobody ? 'nobody-left' : 'ranked', nobody]);
					expect(rest.silentGroups).toEqual([...whole.silentGroups, ...silenced].sort());
					if (recount !== null) expect(recount.tiers).toEqual(rest.pooled.tiers);
				}
			}),
			RUNS,
		);
	});

	it('tells whom a channel takes into the first places', () => {
		const kiosk = { count: 3, ranking: [['b'], ['a']], channel: 'kiosk' };
		const web = { count: 4, ranking: [['a'], ['b']], channel: 'web' };
		const input = writeInput(['a', 'b'], { mesa: [], otra: [] });
		const [mesa, otra] = input.groups;
		if (!mesa || !otra) throw new Error('two nuclei');
		const groups = [
			{ ...mesa, ballots: [kiosk, web] },
			{ ...otra, ballots: [{ ...web, count: 1 }] },
		];
		const { channels } = unwrap(leaveOut({ ...input, groups }, 1));
		expect(channels).toMatchObject([
			{ channel: 'kiosk', status: 'ranked', silenced: [], recount: { moves: [], distance: { distance: 0 } } },
			{
				channel: 'web',
				status: 'ranked',
				silenced: ['otra'],
				recount: {
					tiers: [['b'], ['a']],
					moves: [
						{ alternative: 'a', published: 'in', gapClosed: 'in', recounted: 'out' },
						{ alternative: 'b', published: 'out', gapClosed: 'out', recounted: 'in' },
					],
				},
			},
		]);
		const alone = unwrap(leaveOut({ ...input, groups: [{ ...mesa, ballots: [kiosk] }] }, 1));
		expect(alone.channels).toEqual([
			{ channel: 'kiosk', status: 'nobody-left', silenced: ['mesa'], recount: null },
		]);
	});

	it('tells a place that only the closing gap gives from one that depends on what was left out', () => {
		// a majority circle a > b > c > a that c decides: without c, a wins; without a, b wins
		const circle = writeInput(['a', 'b', 'c'], {
			mesa: [
				[4, 'abc'],
				[3, 'bca'],
				[2, 'cab'],
			],
		});
		const { published, alternatives } = unwrap(leaveOut(circle, 1));
		expect(published).toEqual([['a'], ['b'], ['c']]);
		const moves = Object.fromEntries(
			alternatives.map(({ alternative, recount }) => [alternative, recount?.moves]),
		);
		expect(moves).toEqual({
			a: [{ alternative: 'b', published: 'out', gapClosed: 'in', recounted: 'in' }],
			b: [
				{ alternative: 'a', published: 'in', gapClosed: 'in', recounted: 'out' },
				{ alternative: 'c', published: 'out', gapClosed: 'out', recounted: 'in' },
			],
			c: [],
		});
	});

	it('says a tie over place k as a tie', () => {
		const input = writeInput(['a', 'b'], { dos: [[1, 'ba']], una: [[1, 'ab']] });
		const { published, nuclei } = unwrap(leaveOut(input, 1));
		expect(published).toEqual([['a', 'b']]);
		expect(nuclei[0]?.recount?.moves).toEqual([
			{ alternative: 'a', published: 'tied', gapClosed: 'tied', recounted: 'in' },
			{ alternative: 'b', published: 'tied', gapClosed: 'tied', recounted: 'out' },
		]);
	});

	it.each([0, 3, 1.5, Number.NaN])('refuses %s as a number of first places', (k) => {
		expect(leaveOut(writeInput(['a', 'b'], { una: [] }), k)).toMatchObject({
			ok: false,
			error: { code: 'k-out-of-range', path: ['k'], value: String(k) },
		});
	});
});
