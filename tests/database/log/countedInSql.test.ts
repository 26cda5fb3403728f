import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalText } from '../../../src/lib/evidence';
import { buildProfile, countPairwise, formatPairwise } from '../../../src/lib/ranking';
import { addProblems, closeWithEverybody, publishPrioritization, resultOf } from '../scene/ranking';
import { worker } from '../scene/stage';
import { useVerbs } from '../verbs/useVerbs';

const { scene, call, refusal, read } = useVerbs([], async ({ client, exercise }) => {
	const problems = await addProblems(client, exercise, 5);
	const counted = await publishPrioritization(client, exercise, `${exercise.slug}-contada`, problems);
	await closeWithEverybody(client, exercise, counted);
	return { problems, counted };
});

/** Weak orders over some of the alternatives: ties, truncation and empty ballots included. */
const tiersOf = (ids: readonly string[]) =>
	fc.shuffledSubarray([...ids]).chain((chosen) =>
		fc.array(fc.boolean(), { minLength: chosen.length, maxLength: chosen.length }).map((joins) =>
			chosen.reduce<string[][]>((tiers, id, at) => {
				const last = tiers.at(-1);
				if (last && joins[at]) last.push(id);
				else tiers.push([id]);
				return tiers;
			}, []),
		),
	);

it('the database and the library count the same ballots alike', async () => {
	const { client, more } = scene();
	const ranking = more.counted.rankings.civil;
	const sorted = [...more.problems].sort();
	await fc.assert(
		fc.asyncProperty(fc.array(tiersOf(more.problems), { maxLength: 12 }), async (ballots) => {
			await client.query('delete from private.ballots where ranking_id = $1', [ranking]);
			for (const tiers of ballots)
				await client.query(
					'insert into private.ballots (ranking_id, content, salt, leaf_hash) values ($1, $2, $3, $3)',
					[ranking, canonicalText({ v: 1, tiers }), randomBytes(32)],
				);
			const profile = buildProfile(
				sorted,
				ballots.map((tiers) => ({ count: 1, ranking: tiers })),
			);
			if (!profile.ok) throw new Error(profile.error.code);
			expect(await read('select private.count_pairwise($1)', [ranking])).toEqual({
				alternatives: sorted,
				cast: ballots.length,
				empty: ballots.filter((tiers) => tiers.length === 0).length,
				pairwise: formatPairwise(countPairwise(profile.value, 'last')),
			});
		}),
		{ numRuns: 150 },
	);
});

it('a result whose matrix is not that of the ballots is not stored', async () => {
	const { client, more } = scene();
	const result = await resultOf(client, more.counted);
	const content = z
		.object({
			tally: z
				.object({ groups: z.array(z.object({ pairwise: z.array(z.array(z.unknown())) }).loose()) })
				.loose(),
		})
		.loose()
		.parse(JSON.parse(z.string().parse(result.p_content)));
	const forge = (change: (copy: typeof content) => void) => {
		const copy = structuredClone(content);
		change(copy);
		return { ...result, p_content: canonicalText(copy) };
	};
	const forgeries = [
		forge(({ tally }) => {
			const [row] = tally.groups[0]?.pairwise ?? [];
			if (row) row[1] = 9;
		}),
		forge(({ tally }) => tally.groups.pop()),
		forge(({ tally }) => Object.assign(tally.groups[0] ?? {}, { empty: 1 })),
		forge((copy) => Object.assign(copy, { tally: null })),
		forge((copy) => Object.assign(copy, { tally: { groups: 'all' } })),
	];
	for (const forged of forgeries) expect(await refusal(worker, 'record_result', forged)).toBe('PZ410');
	await call(worker, 'record_result', result);
});
