import { z } from 'zod';
import {
	countingSchema,
	marksSchemas,
	MOST_ALTERNATIVES,
	MOST_CRITERIA,
	MOST_NUCLEI,
	tiersSchema,
	type Marks,
	type Methodology,
} from './documents';
import { count, ratio, text, token, uuid } from './fields';
import { buildTallyInput } from './tallyInput';

/** A number as a tally writes it: an integer, or its digits, or a fraction in lowest terms. */
const exact = z.union([z.int(), z.string().regex(/^-?\d{1,400}(?:\/\d{1,400})?$/)], {
	error: 'not-a-number',
});
/** How many ballots are alike. */
const times = count.min(1, { error: 'not-a-count' });

const tieRule = z.discriminatedUnion('rule', [
	z.strictObject({ rule: z.literal('leave-tied') }),
	z.strictObject({ rule: z.literal('draw'), source: text, seed: z.string() }),
]);
const alternatives = z.array(uuid).max(MOST_ALTERNATIVES, { error: 'too-many' });
const group = z.strictObject({ id: uuid, weight: ratio });

/** A nucleus by what is published of it: its ballots, those alike merged, or its counts alone. */
function groupsOf<Line extends z.ZodType, Counts extends z.ZodRawShape>(line: Line, counts: Counts) {
	const byBallots = group.extend({ ballots: z.array(line) });
	const byCounts = group.extend({ cast: exact, empty: exact, ...counts });
	return z.array(z.union([byBallots, byCounts])).max(MOST_NUCLEI, { error: 'too-many' });
}

const matrices = {
	pairwise: z.array(z.array(exact.nullable())),
	borda: z.strictObject({
		rule: z.enum(['tied-last', 'modified']),
		scores: z.array(z.strictObject({ alternative: uuid, score: exact })),
	}),
};
const totals = { totals: z.array(z.array(exact)) };

const [rank, approve, points, criteria, pairs] = countingSchema.options;
const marked = { tieRule, alternatives };

/**
 * Everything a tally depends on, as it is published: rules, alternatives in the order of the methodology, and each
 * counted nucleus with its weight and either its ballots or, where those are not shown, its counts. Rows and columns of
 * counts follow the code units of the ids.
 */
export const recordInputSchema = z.discriminatedUnion('task', [
	rank.omit({ strength: true, mostRanked: true }).extend({
		tieRule,
		alternatives,
		withdrawn: z.array(uuid),
		groups: groupsOf(z.strictObject({ count: times, ranking: tiersSchema }), matrices),
	}),
	approve.extend({ ...marked, groups: groupsOf(marksSchemas.approve.extend({ count: times }), totals) }),
	points.extend({ ...marked, groups: groupsOf(marksSchemas.points.extend({ count: times }), totals) }),
	criteria.extend({
		...marked,
		criteria: z.array(z.strictObject({ id: token, weight: ratio })).max(MOST_CRITERIA, { error: 'too-many' }),
		groups: groupsOf(marksSchemas.criteria.extend({ count: times }), totals),
	}),
	pairs.extend({ ...marked, groups: groupsOf(marksSchemas.pairs.extend({ count: times }), totals) }),
]);
export type RecordInput = z.output<typeof recordInputSchema>;

/** A nucleus that reached quorum: how many ballots counted, and the ballots where they are shown. */
export type ShownNucleus = { nucleus: string; cast: number; ballots: readonly Marks[] | null };

const countedGroup = z.object({ id: z.string() });
const countsShapes = {
	rank: countedGroup.extend({ empty: exact, ...matrices }),
	marks: countedGroup.extend({ empty: exact, ...totals }),
} as const;

/**
 * The input of a tally from what is public of it. Of a nucleus whose ballots are not shown, matrices or totals and the
 * empty ballots are taken from the stored tally; how many ballots there were is told by whoever asks.
 *
 * @param tally the tally of the stored result.
 * @param drawn what the announced draw gave; empty where ties are left.
 * @returns null when the counts of such a nucleus are missing from the tally.
 * @throws TypeError when a ballot is of another task than the methodology.
 */
export function buildRecordInput(
	methodology: Methodology,
	shown: readonly ShownNucleus[],
	tally: unknown,
	drawn: string,
): RecordInput | null {
	const input = buildTallyInput(
		methodology,
		shown.map(({ nucleus, ballots }) => ({ nucleus, ballots: ballots ?? [] })),
		drawn,
	);
	const shape = countsShapes[input.task === 'rank' ? 'rank' : 'marks'];
	const hidden = new Map(shown.flatMap((one) => (one.ballots === null ? [[one.nucleus, one.cast]] : [])));
	const stored = z.object({ groups: z.array(z.unknown()) }).safeParse(tally);
	const rows = stored.success ? stored.data.groups : [];
	const groups: unknown[] = [];
	for (const own of input.groups) {
		const cast = hidden.get(own.id);
		if (cast === undefined) {
			groups.push(own);
			continue;
		}
		const row = rows.find((one) => countedGroup.safeParse(one).data?.id === own.id);
		// Where they are missing, neither form of a nucleus fits below.
		const counts = shape.safeParse(row).data;
		groups.push({ ...counts, id: own.id, weight: own.weight, cast });
	}
	return recordInputSchema.safeParse({ ...input, groups }).data ?? null;
}
