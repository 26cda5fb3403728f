import { z } from 'zod';
import { sortByCodeUnits } from '$lib/basics/compare';
import type { TallyRecord } from '$lib/evidence';
import type { BallotLine, CountRules } from '$lib/ranking';
import { writeCounts, type NucleusPart, type RecordParts } from './recountParts';

type Input = NonNullable<TallyRecord['input']>;

/** What a tally says of each nucleus where people ranked; it is checked whole elsewhere. */
const statedShape = z.object({
	groups: z.array(
		z.object({
			id: z.string(),
			cast: z.unknown(),
			empty: z.unknown(),
			pairwise: z.unknown(),
			borda: z.object({ rule: z.enum(['tied-last', 'modified']) }),
		}),
	),
});

/** Takes a record apart for counting each nucleus by itself. */
export function listParts({ input, rankings, result }: TallyRecord): RecordParts {
	if (input === null) return { alternatives: [], rules: null, nuclei: [] };
	const stated = statedShape.safeParse(result.tally).data?.groups ?? [];
	const nuclei = input.groups.map(({ id }, at): NucleusPart => {
		const ranking = rankings.find(({ nucleus }) => nucleus === id);
		const own = stated.find((group) => group.id === id);
		return {
			id,
			name: ranking?.name ?? id,
			cast: ranking?.counted ?? 0,
			lines: listLines(input, at),
			stated: own ? writeCounts(own.cast, own.empty, own.pairwise) : '',
		};
	});
	// Rows and columns of a matrix follow the code units of the ids.
	return { alternatives: sortByCodeUnits(input.alternatives), rules: readRules(input, stated[0]), nuclei };
}

function readRules(
	input: Input,
	first: { borda: { rule: CountRules['borda'] } } | undefined,
): CountRules | null {
	if (input.task !== 'rank' || first === undefined) return null;
	return { unranked: input.unranked, borda: first.borda.rule, withdrawn: input.withdrawn };
}

function listLines(input: Input, at: number): readonly BallotLine[] | null {
	if (input.task === 'rank') {
		const group = input.groups[at];
		return group && 'ballots' in group ? group.ballots : null;
	}
	const group = input.groups[at];
	// Of another task nothing is counted nucleus by nucleus: what matters is only whether ballots are shown.
	return group && 'ballots' in group ? [] : null;
}
