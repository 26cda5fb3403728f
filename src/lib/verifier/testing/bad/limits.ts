import type { Counting, Marks, Methodology, PublicationMode } from '../../../evidence';
import type { FindingCode } from '../../report';
import { openBallots, packOpened } from '../openSample';
import { id, RecordBuilder, type Cast, type CountedBallots, type SampleRecord } from '../recordBuilder';
import { ALTERNATIVES, describeMethodology, NUCLEI, packRecord, RANKINGS } from '../sampleRecord';

const [a, b, c, d] = ALTERNATIVES;

type Held = { readonly mode: PublicationMode; readonly counting: Counting; readonly cast: readonly Cast[][] };

/** Who says what in each of the three nuclei: five in the first, so that its ballots are public, and two in the others. */
const castAlike = (marks: Marks): Cast[][] =>
	[5, 2, 2].map((seats) =>
		Array.from({ length: seats }, (_, at) => ({ seat: `Titular ${String(at + 1)}`, ...marks })),
	);

const ranking = (mostRanked: number | null): Counting => ({
	task: 'rank',
	method: 'schulze',
	strength: 'winning-then-losing',
	unranked: 'last',
	mostRanked,
});

/** A record of what was cast, whose result was counted from `counted` where counting refuses what was cast. */
function hold({ mode, counting, cast }: Held, counted?: Marks): SampleRecord {
	const methodology: Methodology = { ...describeMethodology(mode), counting };
	const builder = new RecordBuilder().begin().publish(methodology);
	NUCLEI.forEach((nucleus, at) => builder.open(methodology, nucleus, RANKINGS[at] ?? ''));
	const closed = NUCLEI.map((nucleus, at) =>
		builder.vote(methodology, nucleus, RANKINGS[at] ?? '', cast[at] ?? []),
	);
	return builder.tally(methodology, counted ? closed.map((row) => saying(row, counted)) : closed).record;
}

function saying(row: CountedBallots, marks: Marks): CountedBallots {
	return {
		...row,
		ballots: row.ballots.map((one) => {
			const { v, ranking: of, methodology } = one.content;
			return { ...one, content: { v, ranking: of, methodology, ...marks } };
		}),
	};
}

/** The first ballot that is public says something else than was counted. */
function publishing(record: SampleRecord, marks: unknown): Uint8Array {
	record.ballots[0]?.ballots.splice(0, 1, marks as never);
	return packRecord(record);
}

function opening(held: Held, counted?: Marks): Uint8Array {
	const record = hold(held, counted);
	return packOpened({ record, openings: openBallots(record, held.cast, 0) });
}

const many = castAlike({ tiers: [[a], [b, c]] });
// As soon as one nucleus keeps its ballots back nothing is drawn a thousand times.
const anonymous = 'anonymous';
const aggregates = 'aggregates';
const approving: Counting = { task: 'approve', method: 'approval', mostApproved: 2 };
const pointing: Counting = { task: 'points', method: 'cumulative-points', points: 9, mostPerAlternative: 5 };
const scoring: Counting = {
	task: 'criteria',
	method: 'weighted-sum',
	scale: { least: 1, most: 5 },
	criteria: [{ id: 'urgencia', name: 'Urgencia', question: '¿Cuánto?', weight: { num: 1, den: 1 } }],
};
const given = (points: number) => [{ alternative: a, points }];
const marked = (score: number, criterion = 'urgencia') => [{ alternative: a, criterion, score }];

/** Bundles in which everybody says as much as the methodology lets them: nothing is wrong with them. */
export const fullBallots: readonly (readonly [name: string, make: () => Uint8Array])[] = [
	['as many ranked as may be', () => packRecord(hold({ mode: anonymous, counting: ranking(3), cast: many }))],
	['the same, opened', () => opening({ mode: aggregates, counting: ranking(3), cast: many })],
];

/** Bundles with a ballot that says more than its methodology lets it, and everything that must be found wrong. */
export const badLimits: readonly (readonly [
	name: string,
	make: () => Uint8Array,
	codes: readonly FindingCode[],
])[] = [
	[
		'more ranked than may be, those of one place each for itself',
		() => packRecord(hold({ mode: anonymous, counting: ranking(2), cast: many })),
		['ballot-over-limit'],
	],
	[
		'more approved than may be',
		() => {
			const cast = castAlike({ approved: [a, b] });
			return publishing(hold({ mode: anonymous, counting: approving, cast }), [a, b, c]);
		},
		['ballot-over-limit', 'result-not-computable'],
	],
	[
		'more points for one than may be',
		() =>
			publishing(
				hold({ mode: anonymous, counting: pointing, cast: castAlike({ points: given(5) }) }),
				given(6),
			),
		['ballot-over-limit', 'result-not-computable'],
	],
	[
		'a mark off the scale',
		() =>
			publishing(
				hold({ mode: anonymous, counting: scoring, cast: castAlike({ scores: marked(5) }) }),
				marked(6),
			),
		['ballot-over-limit', 'result-not-computable'],
	],
	[
		'an opened ballot that ranks more than it may, where only counts are public',
		() => opening({ mode: aggregates, counting: ranking(2), cast: many }),
		['opening-against-methodology'],
	],
	[
		'opened ballots of another task',
		() =>
			opening(
				{ mode: aggregates, counting: ranking(null), cast: castAlike({ approved: [a] }) },
				{ tiers: [[a]] },
			),
		['opening-against-methodology'],
	],
	[
		'opened ballots of what nobody proposed',
		() =>
			opening(
				{ mode: aggregates, counting: ranking(null), cast: castAlike({ tiers: [[id(88)], [d]] }) },
				{ tiers: [[d]] },
			),
		['opening-against-methodology', 'opened-counts-differ'],
	],
];
