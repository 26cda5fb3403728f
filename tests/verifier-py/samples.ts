import { buildFiled } from '../../src/lib/verifier/testing/bad/filed';
import {
	base64url,
	canonicalBytes,
	proveInclusion,
	publicKeyOf,
	writeReceipt,
	writeVerifierKey,
	type Marks,
	type PublicationMode,
	type Task,
} from '../../src/lib/evidence';
import { sendAgain } from '../../src/lib/verifier/testing/answers';
import { holdTask } from '../../src/lib/verifier/testing/countRecord';
import {
	buildOpened,
	excludeAnswers,
	openBallots,
	type OpenedSample,
	type SampleList,
} from '../../src/lib/verifier/testing/openSample';
import type { SampleRecord } from '../../src/lib/verifier/testing/recordBuilder';
import { ALTERNATIVES, buildSample, PRIORITIZATION } from '../../src/lib/verifier/testing/sampleRecord';
import { ORIGIN, sealAt, treeOf } from '../../src/lib/verifier/testing/seal';
import { insertAt, pick } from '../../src/lib/verifier/testing/spoil';
import { EXERCISE } from '../../src/lib/verifier/testing/recordBuilder';

const [a, b, c, d] = ALTERNATIVES;
export const KEYS = [1, 2].map((n) => new Uint8Array(32).fill(n));
const [first = new Uint8Array(), second = new Uint8Array()] = KEYS;
const modes: readonly PublicationMode[] = ['aggregates', 'nominal', 'anonymous'];
const methods = ['ranked-pairs', 'schulze', 'copeland', 'borda'] as const;

/** A sound record, made anew each time. */
export type Sample = { readonly name: string; readonly make: () => SampleRecord };

const marks: Readonly<Record<Task, readonly Marks[]>> = {
	rank: [{ tiers: [[b], [a, c]] }, { tiers: [] }, { tiers: [[d], [b]] }],
	approve: [{ approved: [a, c] }, { approved: [b] }, { approved: [] }],
	points: [
		{
			points: [
				{ alternative: a, points: 6 },
				{ alternative: c, points: 4 },
			],
		},
		{ points: [{ alternative: b, points: 10 }] },
	],
	criteria: [
		{
			scores: [
				{ alternative: a, criterion: 'urgencia', score: 5 },
				{ alternative: b, criterion: 'alcance', score: 2 },
			],
		},
		{
			scores: [a, b, c].flatMap((alternative) =>
				['alcance', 'urgencia'].map((criterion, at) => ({ alternative, criterion, score: at + 2 })),
			),
		},
	],
	pairs: [
		{
			judgements: [
				{ first: a, second: b, preferred: b },
				{ first: a, second: c, preferred: null },
			],
		},
		{ judgements: [{ first: a, second: b, preferred: null }] },
		{ judgements: [{ first: c, second: d, preferred: c }] },
	],
};

/** Counting takes longest, so each is counted once and copied through text. */
function kept(make: () => SampleRecord): () => SampleRecord {
	let text: string | null = null;
	let attachments: SampleRecord['attachments'] = [];
	return () => {
		if (text === null) {
			const { attachments: files, ...json } = make();
			[text, attachments] = [JSON.stringify(json), files];
		}
		return { ...(JSON.parse(text) as Omit<SampleRecord, 'attachments'>), attachments: [...attachments] };
	};
}

function holdBallots(task: Task, mode: PublicationMode, drawn: string | null): SampleRecord {
	const { sample } = holdTask(task, castOf(task), mode, drawn);
	if (drawn === null) return sample;
	const source = 'Sorteo ficticio de la semana';
	const draw = { prioritization: PRIORITIZATION, source, drawn, date: '2026-03-11' };
	insertAt(sample, sample.entries.length - 1, {
		v: 1,
		type: 'tiebreak.drawn',
		exercise: EXERCISE.id,
		body: draw,
	});
	return sample;
}

const castOf = (task: Task): Marks[][] =>
	[0, 1, 2].map((shift) => [0, 1, 2, 3, 4].map((seat) => pickMarks(task, seat + shift)));

function pickMarks(task: Task, at: number): Marks {
	const found = marks[task][at % marks[task].length];
	if (!found) throw new Error(task);
	return found;
}

/** A log with a key that was rotated once, sealed three times. */
export function signedSample(): SampleRecord {
	const record = buildSample('aggregates');
	const publicText = (key: Uint8Array) => base64url(publicKeyOf(key));
	pick(record, 'log.created').body.key = publicText(first);
	insertAt(record, 3, {
		v: 1,
		exercise: EXERCISE.id,
		type: 'key.rotated',
		body: { old: publicText(first), new: publicText(second), cause: 'scheduled', date: '2026-02-01' },
	});
	const size = record.entries.length;
	record.checkpoints = [
		sealAt(record, 3, first),
		sealAt(record, 9, second, first),
		sealAt(record, size, second),
	];
	return record;
}

/** A receipt of {@link signedSample}, of a line and the state of some size. */
export function receiptAt(index: number, size: number, by: Uint8Array): string {
	const record = signedSample();
	const tree = treeOf(record);
	return writeReceipt({
		index,
		proof: proveInclusion(tree, index, size),
		checkpoint: sealAt(record, size, by).note,
		extra: canonicalBytes(record.entries[index]),
	});
}

/** What a person may bring for {@link signedSample}: a checkpoint that was kept, and the key in force. */
export const brought = {
	previous: () => sealAt(signedSample(), 3, first).note,
	key: () => writeVerifierKey({ name: ORIGIN, publicKey: publicKeyOf(second) }),
};

/** Every mode with every method and every task, with and without a draw, and a log that is signed. */
export const samples: readonly Sample[] = [
	...methods.flatMap((method) =>
		modes.map((mode) => ({ name: `${mode} ${method}`, make: () => buildSample(mode, method) })),
	),
	...(Object.keys(marks) as Task[]).flatMap((task) =>
		modes.map((mode, at) => ({
			name: `${mode} ${task}${at === 0 ? ' drawn' : ''}`,
			make: kept(() => holdBallots(task, mode, at === 0 ? '4 8 15 16' : null)),
		})),
	),
	{ name: 'signed', make: kept(signedSample) },
	{ name: 'with documents', make: buildFiled },
];

/** Bundles of the guarantor body: each mode, each task with its counts alone, and one that opens less than it could. */
export const openedSamples: readonly { readonly name: string; readonly make: () => OpenedSample }[] = [
	...modes.map((mode) => ({ name: `opened ${mode}`, make: () => buildOpened(mode) })),
	...(Object.keys(marks) as Task[]).map((task) => {
		const hold = kept(() => holdBallots(task, 'aggregates', null));
		return {
			name: `opened ${task}`,
			make: (): OpenedSample => {
				const record = hold();
				const cast = castOf(task).map((ballots) =>
					ballots.map((own, seat) => ({ seat: `Titular ${String(seat + 1)}`, ...own })),
				);
				// Marks are shared between ballots: a copy shares nothing.
				const openings = JSON.parse(JSON.stringify(openBallots(record, cast, 0))) as SampleList[];
				return { record, openings };
			},
		};
	}),
	{
		name: 'opened without what was left out and without a nucleus',
		make: () => {
			const opened = buildOpened();
			excludeAnswers(opened, 3);
			opened.openings.pop();
			return opened;
		},
	},
	{
		name: 'opened with an answer that was sent by two channels',
		make: () => {
			const opened = buildOpened();
			sendAgain(opened.record);
			return opened;
		},
	},
];
