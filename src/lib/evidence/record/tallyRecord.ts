import { z } from 'zod';
import { sortByKey } from '../../basics/compare';
import { err, ok, type Result } from '../../basics/result';
import { documentHash } from '../hash';
import {
	methodologySchema,
	nucleusLeftOut,
	PUBLICATION_MODES,
	type Marks,
	type Methodology,
} from './documents';
import { bytes32, count, text, token } from './fields';
import { decidePublication } from './publication';
import { buildRecordInput, recordInputSchema, type RecordInput, type ShownNucleus } from './recordInput';
import { resultRanking, resultSchema, type ResultDocument } from './result';

/**
 * One result with everything it was counted from that is public, so that a stranger counts it again from this one file:
 * the frozen methodology, the rankings it rests on, the draw, the input and the stored result.
 *
 * `hashes.result` is the hash that `tally.computed` names in the log; whoever asks whether the record is the one of the
 * log compares it. `software` is what the log says computed it; no hash of the record covers it.
 */
export const tallyRecordSchema = z.strictObject({
	v: z.literal(1),
	kind: z.literal('prioriza.record'),
	methodology: methodologySchema,
	methodologyHash: bytes32,
	/** As in the result, each with what is published of its ballots. */
	rankings: z.array(resultRanking.extend({ publication: z.enum(PUBLICATION_MODES) })),
	leftOut: z.array(nucleusLeftOut),
	/** The announced source and what it gave; null where ties are left. */
	draw: z.strictObject({ source: text, drawn: z.string() }).nullable(),
	/** Null where no ranking reached quorum, and nothing was counted. */
	input: recordInputSchema.nullable(),
	result: resultSchema,
	software: text,
	methods: z.array(z.strictObject({ id: token, version: count })),
	hashes: z.strictObject({ input: bytes32, result: bytes32 }),
});
export type TallyRecord = z.output<typeof tallyRecordSchema>;

/** What a record is composed from. */
export interface RecordParts {
	methodology: Methodology;
	/** As stored; its bytes are those that the log names. */
	result: ResultDocument;
	/** Published ballots by ranking, of the rankings that publish them. */
	ballots: ReadonlyMap<string, readonly Marks[]>;
	/** What computed the result. */
	software: string;
}

/** Composes the record of a result. The same parts give the same bytes, whatever the order of the ballots. */
export function composeTallyRecord(
	parts: RecordParts,
): Result<TallyRecord, 'ballots-missing' | 'counts-missing'> {
	const { methodology, result, ballots, software } = parts;
	const { tieRule, publication } = methodology;
	const rankings = result.rankings.map((row) => ({
		...row,
		publication: decidePublication(publication, row.counted),
	}));
	const shown: ShownNucleus[] = [];
	for (const { ranking, nucleus, quorumMet, counted, publication: mode } of rankings) {
		if (!quorumMet) continue;
		const own = mode === 'aggregates' ? null : ballots.get(ranking);
		if (own === undefined) return err('ballots-missing');
		shown.push({ nucleus, cast: counted, ballots: own });
	}
	const drawn = readDrawn(result.tally);
	const input = shown.length === 0 ? null : buildRecordInput(methodology, shown, result.tally, drawn);
	if (input === null && shown.length > 0) return err('counts-missing');
	return ok({
		v: 1,
		kind: 'prioriza.record',
		methodology,
		methodologyHash: documentHash('methodology', methodology),
		rankings,
		leftOut: result.leftOut,
		draw: tieRule.rule === 'draw' ? { source: tieRule.source, drawn } : null,
		input,
		result,
		software,
		methods: listMethods(result.tally),
		hashes: hashRecord(input, result),
	});
}

/** The names of the two halves of a record. */
export function hashRecord(input: RecordInput | null, result: ResultDocument): TallyRecord['hashes'] {
	return { input: documentHash('input', input), result: documentHash('result', result) };
}

const outcome = z.object({ method: token, version: count });
const versioned = z.object({
	v: count,
	groups: z.array(z.object({ outcome })),
	pooled: z.object({ outcome }),
	analysis: z.object({ v: count }).nullish(),
});

/**
 * The methods of a tally with their versions, by id: the one that was declared, the tally as a whole, and the analysis,
 * whose version stands for everything it compares with. Read from the tally alone; none where it has no such shape.
 */
export function listMethods(tally: unknown): TallyRecord['methods'] {
	const read = versioned.safeParse(tally);
	if (!read.success) return [];
	const { v, groups, pooled, analysis } = read.data;
	const found = new Map([['tally', { id: 'tally', version: v }]]);
	if (analysis) found.set('analysis', { id: 'analysis', version: analysis.v });
	for (const { outcome: used } of [...groups, { outcome: pooled.outcome }]) {
		found.set(`${used.method} ${String(used.version)}`, { id: used.method, version: used.version });
	}
	return sortByKey([...found], ([key]) => key).map(([, method]) => method);
}

/** What the draw gave, as the tally that used it says. */
export function readDrawn(tally: unknown): string {
	const read = z.object({ tieRule: z.object({ seed: z.string() }) }).safeParse(tally);
	return read.success ? read.data.tieRule.seed : '';
}
