import { base64url, type PublicationMode } from '../../../evidence';
import type { FindingCode } from '../../report';
import { buildOpened, excludeAnswers, openedFiles, type OpenedSample } from '../openSample';
import { id, RecordBuilder, salt, type SampleRecord } from '../recordBuilder';
import { ALTERNATIVES, CAST, describeMethodology, NUCLEI, RANKINGS, SURVEY } from '../sampleRecord';
import { pick, placeOf, remove, sealAgain, STRANGE_HASH } from '../spoil';

/** An opened record spoiled in one way, and everything that must be found wrong with it. */
export type BadOpenings = readonly [
	name: string,
	mode: PublicationMode,
	spoil: (sample: OpenedSample) => unknown,
	codes: readonly FindingCode[],
];

const [a, b] = ALTERNATIVES;
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** The n-th list of openings: 0 are the answers, then each nucleus. */
function list({ openings }: OpenedSample, at: number) {
	const found = openings[at];
	if (!found) throw new Error(`no openings ${String(at)}`);
	return found.openings;
}

function one(sample: OpenedSample, at: number) {
	const [first] = list(sample, at);
	if (!first) throw new Error('nothing was opened');
	return first;
}

function rewrite(file: string, change: (lines: string[]) => string[]) {
	return (sample: OpenedSample) => {
		sample.change = (files) => {
			const lines = decode(files.get(file)).split('\n').slice(0, -1);
			files.set(
				file,
				encode(
					change(lines)
						.map((line) => `${line}\n`)
						.join(''),
				),
			);
		};
	};
}

export const badOpenings: readonly BadOpenings[] = [
	[
		'in a bundle for everybody',
		'aggregates',
		(s) => {
			s.change = (_, head) => delete head.edition;
		},
		['openings-not-public'],
	],
	[
		'out of order',
		'aggregates',
		rewrite(openedFiles.answers, (lines) => lines.reverse()),
		['openings-not-ordered'],
	],
	[
		'one that stands twice',
		'aggregates',
		rewrite(openedFiles.answers, ([first = '', ...rest]) => [first, first, ...rest]),
		['openings-not-ordered', 'opening-not-in-log'],
	],
	[
		'a line that is spelled otherwise',
		'anonymous',
		rewrite(openedFiles.ballots, (lines) => lines.map((line) => line.replace(':', ': '))),
		['openings-malformed'],
	],
	[
		'a line that says which seat it is of',
		'aggregates',
		rewrite(openedFiles.ballots, (lines) => lines.map((line) => line.replace(/\}$/, ',"seat":"Titular 1"}'))),
		['openings-malformed'],
	],
	[
		'a file that ends in the middle',
		'aggregates',
		(s) => {
			s.change = (files) =>
				files.set(openedFiles.answers, (files.get(openedFiles.answers) ?? encode('')).slice(0, -1));
		},
		['openings-malformed'],
	],
	[
		'openings of a ranking that nobody opened',
		'aggregates',
		(s) => s.openings.push({ kind: 'ballot', subject: id(699), openings: [one(s, 1)] }),
		['file-without-entry'],
	],
	[
		'an answer that nobody gave',
		'aggregates',
		(s) => (one(s, 0).content = { ...one(s, 0).content, answers: { q1: 9 } }),
		['opening-not-in-log'],
	],
	[
		'an answer under another salt',
		'aggregates',
		(s) => (one(s, 0).salt = base64url(salt(900))),
		['opening-not-in-log'],
	],
	['a ballot of another nucleus', 'aggregates', (s) => (list(s, 1)[0] = one(s, 2)), ['opening-not-in-log']],
	[
		'a ballot that was changed later',
		'anonymous',
		(s) => (list(s, 1)[0] = superseded(s)),
		['opening-not-in-log'],
	],
	[
		'answers of a survey that never closed',
		'aggregates',
		(s) => {
			remove(s.record, pick(s.record, 'survey.closed'));
		},
		['batch-apart', 'openings-before-close'],
	],
	[
		'an answer that was left out',
		'aggregates',
		(s) => list(s, 0).push(...excludeAnswers(s, 3).slice(0, 1)),
		['opening-excluded'],
	],
	[
		'as many as count, but others',
		'aggregates',
		(s) => {
			const [first] = excludeAnswers(s, 3);
			if (first) list(s, 0).splice(0, 1, first);
		},
		['opening-excluded'],
	],
	[
		'all that count, where those left out came through another channel',
		'aggregates',
		(s) => {
			excludeAnswers(s, 3);
			pick(s.record, 'responses.excluded').body.byChannel = [{ channel: 'web', count: 3 }];
		},
		['opening-other-channel'],
	],
	[
		'a ballot that is sealed twice, so that more count than are opened and the published ones are not compared',
		'anonymous',
		({ record }) => {
			const { body } = pick(record, 'ranking.closed');
			sealAgain(record, placeOf(record, pick(record, 'ranking.closed')), pick(record, 'ballot', 5));
			body.accepted += 1;
			body.counted += 1;
			const [published] = record.ballots;
			if (published) published.ballots = Array.from({ length: body.counted }, () => [[a], [b]]);
		},
		['batch-apart', 'commitment-repeated', 'result-head-differs', 'result-differs'],
	],
	[
		'published ballots that are not the ones that were sealed',
		'anonymous',
		(s) => {
			const [published] = s.record.ballots;
			if (published) published.ballots = published.ballots.map(() => [[a], [b]]);
		},
		['opened-ballots-differ', 'result-differs'],
	],
	[
		'counts of other ballots than the sealed ones, which the public bundle cannot tell',
		'aggregates',
		(s) => (s.record = countOthers()),
		['opened-counts-differ'],
	],
];

/** The first ballot of the first seat, which it changed afterwards. */
function superseded({ openings }: OpenedSample) {
	const methodology = openings[1]?.openings[0]?.content['methodology'] ?? STRANGE_HASH;
	const tiers = ALTERNATIVES.map((alternative) => [alternative]);
	return {
		content: { v: 1, ranking: RANKINGS[0], methodology, tiers },
		salt: base64url(salt(8)),
	};
}

/** The sample with a result that was counted from other ballots of its first nucleus: everything public adds up. */
export function countOthers(): SampleRecord {
	const methodology = describeMethodology('aggregates');
	const builder = new RecordBuilder().begin().survey(SURVEY, { kiosk: 3, web: 4 }).publish(methodology);
	NUCLEI.forEach((nucleus, at) => builder.open(methodology, nucleus, RANKINGS[at] ?? ''));
	const counted = NUCLEI.map((nucleus, at) =>
		builder.vote(methodology, nucleus, RANKINGS[at] ?? '', CAST[at] ?? []),
	);
	const others = counted.map((row, at) => {
		if (at > 0) return row;
		const ballots = row.ballots.map((own) =>
			'tiers' in own.content
				? { ...own, content: { ...own.content, tiers: [...own.content.tiers].reverse() } }
				: own,
		);
		return { ...row, ballots };
	});
	return builder.tally(methodology, others).record;
}

/** A sample with its openings, spoiled. */
export function spoilOpened([, mode, spoil]: BadOpenings): OpenedSample {
	const sample = buildOpened(mode);
	spoil(sample);
	return sample;
}
