import {
	bundlePaths,
	composeTallyRecord,
	marksOf,
	nominalBallotSchema,
	readBareMarks,
	type Counting,
	type Marks,
	type Methodology,
	type PublicationMode,
	type ResultDocument,
	type Task,
	type TallyRecord,
} from '../../evidence';
import { RecordBuilder, type SampleRecord } from './recordBuilder';
import { describeMethodology, NUCLEI, RANKINGS } from './sampleRecord';

const COUNTINGS: Readonly<Record<Task, Counting>> = {
	rank: {
		task: 'rank',
		method: 'schulze',
		strength: 'winning-then-losing',
		unranked: 'no-opinion',
		mostRanked: null,
	},
	approve: { task: 'approve', method: 'approval', mostApproved: 3 },
	points: { task: 'points', method: 'cumulative-points', points: 10, mostPerAlternative: null },
	criteria: {
		task: 'criteria',
		method: 'weighted-sum',
		scale: { least: 1, most: 5 },
		criteria: ['urgencia', 'alcance'].map((id, at) => ({
			id,
			name: `Criterio ${id}`,
			question: '¿Cuánto?',
			weight: { num: at + 1, den: 3 },
		})),
	},
	pairs: { task: 'pairs', method: 'win-share' },
};

/** A record as its parts, beside what the log says of it. */
export type CountedRecord = { record: TallyRecord; loggedHash: string };

/** Counts ballots as the product does and composes the record from what is public of it. */
export function countRecord(
	task: Task,
	cast: readonly (readonly Marks[])[],
	publication: PublicationMode,
	drawn: string | null,
): CountedRecord {
	const { methodology, sample } = holdTask(task, cast, publication, drawn);
	return composeFromBundle(sample, methodology);
}

/** A record in which people did what a task asks of them, from the first entry to its result. */
export function holdTask(
	task: Task,
	cast: readonly (readonly Marks[])[],
	publication: PublicationMode,
	drawn: string | null = null,
): { methodology: Methodology; sample: SampleRecord } {
	const methodology: Methodology = {
		...describeMethodology(publication),
		counting: structuredClone(COUNTINGS[task]),
		tieRule:
			drawn === null
				? { rule: 'leave-tied' }
				: { rule: 'draw', source: 'Sorteo ficticio de la semana', heldOn: '2026-03-11' },
	};
	const builder = new RecordBuilder().begin().publish(methodology);
	NUCLEI.forEach((nucleus, at) => builder.open(methodology, nucleus, RANKINGS[at] ?? ''));
	const counted = NUCLEI.map((nucleus, at) => {
		const own = (cast[at] ?? []).map((marks, seat) => ({ seat: `Titular ${String(seat + 1)}`, ...marks }));
		return builder.vote(methodology, nucleus, RANKINGS[at] ?? '', own);
	});
	return { methodology, sample: builder.tally(methodology, counted, drawn ?? '').record };
}

function composeFromBundle(sample: SampleRecord, methodology: Methodology): CountedRecord {
	const [stored] = sample.results;
	const logged = sample.entries.find((entry) => entry.type === 'tally.computed');
	if (stored === undefined || logged?.type !== 'tally.computed') throw new Error('nothing was counted');
	const ballots = new Map(
		sample.ballots.map(({ ranking, ballots: published }) => [
			ranking,
			published.map((one: unknown) => readMarks(methodology.counting.task, one)),
		]),
	);
	const result: ResultDocument = stored.document;
	const composed = composeTallyRecord({ methodology, result, ballots, software: logged.body.software });
	if (!composed.ok) throw new Error(`${composed.error} in ${bundlePaths.result(stored.prioritization, 1)}`);
	return { record: composed.value, loggedHash: logged.body.result };
}

function readMarks(task: Task, published: unknown): Marks {
	const nominal = nominalBallotSchema.safeParse(published);
	const marks = nominal.success ? marksOf(nominal.data.content) : readBareMarks(task, published);
	if (marks === null) throw new Error('a published ballot is of another task');
	return marks;
}
