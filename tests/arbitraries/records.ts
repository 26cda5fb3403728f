import fc from 'fast-check';
import type { Marks, PublicationMode, Task } from '../../src/lib/evidence';
import { countRecord, type CountedRecord } from '../../src/lib/verifier/testing/countRecord';
import { ALTERNATIVES } from '../../src/lib/verifier/testing/sampleRecord';

const some = fc.subarray([...ALTERNATIVES]);
const marksOfTask: Readonly<Record<Task, fc.Arbitrary<Marks>>> = {
	rank: fc.shuffledSubarray([...ALTERNATIVES]).chain((ids) =>
		fc.nat({ max: ids.length }).map((cut) => ({
			tiers: [ids.slice(0, cut), ...ids.slice(cut).map((id) => [id])].filter(({ length }) => length > 0),
		})),
	),
	approve: fc.subarray([...ALTERNATIVES], { maxLength: 3 }).map((approved) => ({ approved })),
	points: some.chain((ids) =>
		fc
			.array(fc.integer({ min: 1, max: 2 }), { minLength: ids.length, maxLength: ids.length })
			.map((points) => ({
				points: ids.map((alternative, at) => ({ alternative, points: points[at] ?? 1 })),
			})),
	),
	criteria: some.chain((ids) =>
		fc.integer({ min: 1, max: 5 }).map((score) => ({
			scores: ids.flatMap((alternative) =>
				['alcance', 'urgencia'].map((criterion) => ({ alternative, criterion, score })),
			),
		})),
	),
	pairs: some.map((ids) => ({
		judgements: ids.slice(1).map((second, at) => {
			const first = ids[at] ?? second;
			return { first, second, preferred: at % 2 === 0 ? first : null };
		}),
	})),
};

export const TASKS = ['rank', 'approve', 'points', 'criteria', 'pairs'] as const satisfies readonly Task[];

/** Records of one task: three nuclei of zero to six ballots, whatever is published, with or without a draw. */
export function recordsOf(task: Task): fc.Arbitrary<CountedRecord> {
	const ballots = fc.array(fc.array(marksOfTask[task], { maxLength: 6 }), { minLength: 3, maxLength: 3 });
	const mode = fc.constantFrom<PublicationMode>('nominal', 'anonymous', 'aggregates');
	return fc
		.tuple(ballots, mode, fc.boolean())
		.map(([cast, publication, isDrawn]) =>
			countRecord(task, cast, publication, isDrawn ? '4 8 15 16' : null),
		);
}
