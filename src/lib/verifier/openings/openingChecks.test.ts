import { describe, expect, it } from 'vitest';
import { base64url, commit, fromBase64url, type Entry, type Hash } from '../../evidence';
import { findOpened } from '../testing/acts';
import { decide, hold, leafOf } from '../testing/answers';
import { buildOpened, excludeAnswers, openedFiles, type OpenedSample } from '../testing/openSample';
import { EXERCISE, id, RecordBuilder, salt } from '../testing/recordBuilder';
import { RANKINGS, SURVEY } from '../testing/sampleRecord';
import { copy, pick, remove, STRANGE_HASH } from '../testing/spoil';

const { answers: file, ballots } = openedFiles;
const found = (sample: OpenedSample) => findOpened(sample, 31);
const push = ({ record }: OpenedSample, entry: Pick<Entry, 'type' | 'body'>) =>
	record.entries.push({ v: 1, exercise: EXERCISE.id, ...entry } as Entry);
const missing = (declared: number, some: number, where: string = file) =>
	`31 openings-missing {"declared":${String(declared)},"file":"${where}","found":${String(some)}}`;
const otherChannel = (channel: string, declared: number, some: number) =>
	`31 opening-other-channel {"channel":"${channel}","declared":${String(declared)},"file":"${file}","found":${String(some)}}`;

type Answer = OpenedSample['openings'][number]['openings'][number];
/** The answers that a sample opens, to be changed in place. */
function answersOf({ openings: [answers] }: OpenedSample): Answer[] {
	if (!answers) throw new Error('the sample opens nothing');
	return answers.openings;
}
const commitmentOf = (answer: Answer): Hash =>
	commit('response', fromBase64url(answer.salt) ?? new Uint8Array(), answer.content);
/** The first answer of the log, and what opens it. */
function firstOf(sample: OpenedSample) {
	const entry = pick(sample.record, 'response');
	const answer = answersOf(sample).find((one) => commitmentOf(one) === entry.body.commitment);
	if (!answer) throw new Error('the sample opens another answer');
	return { entry, answer };
}
/** What is found where an opening is none of those that count: it is named by its row. */
function notInLog(sample: OpenedSample, answer: Answer): string {
	const inBytes = (one: Answer) => Buffer.from(commitmentOf(one), 'base64url').toString('hex');
	const row = answersOf(sample).map(inBytes).sort().indexOf(inBytes(answer)) + 1;
	return `31 opening-not-in-log {"file":"${file}","row":${String(row)}}`;
}
const drop = (sample: OpenedSample, answer: Answer) =>
	answersOf(sample).splice(answersOf(sample).indexOf(answer), 1);

describe('the answers that are opened', () => {
	it.each(['response.superseded', 'response.withdrawn'] as const)(
		'are none of which the log says %s',
		(type) => {
			const sample = buildOpened();
			const { entry, answer } = firstOf(sample);
			push(sample, { type, body: { survey: SURVEY, leaf: base64url(leafOf(entry)) } });
			expect(found(sample)).toEqual([notInLog(sample, answer)]);
			drop(sample, answer);
			expect(found(sample)).toEqual([]);
		},
	);

	it('are those in quarantine too once they are admitted, whatever version they say to answer', () => {
		const sample = buildOpened();
		const content = { ...firstOf(sample).answer.content, instrument: STRANGE_HASH };
		const late = { content, salt: base64url(salt(900)) };
		const [leaf = ''] = hold(sample.record, 1, { commitment: commitmentOf(late) });
		expect(found(sample)).toEqual([]);
		answersOf(sample).push(late);
		expect(found(sample)).toEqual([notInLog(sample, late)]);
		decide(sample.record, 'response.rejected', leaf);
		expect(found(sample)).toEqual([notInLog(sample, late)]);
		decide(sample.record, 'response.admitted', leaf);
		expect(found(sample)).toEqual([]);
		drop(sample, late);
		expect(found(sample)).toEqual([missing(8, 7)]);
	});

	it('name the version and the survey that the log says', () => {
		const version = buildOpened();
		const one = firstOf(version);
		one.entry.body.instrument = STRANGE_HASH;
		expect(found(version)).toEqual([notInLog(version, one.answer)]);
		const survey = buildOpened();
		const other = firstOf(survey);
		other.answer.content['survey'] = id(99);
		other.entry.body.commitment = commitmentOf(other.answer);
		expect(found(survey)).toEqual([notInLog(survey, other.answer)]);
	});
});

describe('answers that a rule left out', () => {
	it('are opened once they are counted again, and not once they are left out again', () => {
		const sample = buildOpened();
		const out = excludeAnswers(sample, 3);
		const excluded = pick(sample.record, 'responses.excluded');
		const { rule: _, ...body } = excluded.body;
		push(sample, { type: 'responses.readmitted', body });
		expect(found(sample)).toEqual([missing(7, 4)]);
		answersOf(sample).push(...out);
		expect(found(sample)).toEqual([]);
		sample.record.entries.push(copy(excluded));
		expect(found(sample)).toEqual([`31 opening-excluded {"declared":4,"file":"${file}","found":7}`]);
		answersOf(sample).splice(-3);
		expect(found(sample)).toEqual([]);
	});

	it('are known by their hash where one rule left them out, and by their channel alone where several did', () => {
		const sample = buildOpened();
		const [first] = excludeAnswers(sample, 1);
		excludeAnswers(sample, 2);
		pick(sample.record, 'responses.excluded', 1).body.exclusion = id(702);
		expect(found(sample)).toEqual([]);
		if (first) answersOf(sample).splice(0, 1, first);
		expect(found(sample)).toEqual([otherChannel('kiosk', 3, 2)]);
		const last = answersOf(sample).splice(-1);
		expect(found(sample)).toEqual([otherChannel('kiosk', 3, 2), missing(4, 3)]);
		answersOf(sample).splice(0, 1, ...last);
		expect(found(sample)).toEqual([missing(4, 3)]);
	});

	it('are of the channels that were said, each of them, and so are those admitted from quarantine', () => {
		const sample = buildOpened();
		const late = { ...firstOf(sample).answer, salt: base64url(salt(900)) };
		const [leaf = ''] = hold(sample.record, 1, { commitment: commitmentOf(late), channel: 'kiosk' });
		decide(sample.record, 'response.admitted', leaf);
		answersOf(sample).unshift(late);
		excludeAnswers(sample, 5);
		const { body } = pick(sample.record, 'responses.excluded');
		body.byChannel = [
			{ channel: 'kiosk', count: 4 },
			{ channel: 'web', count: 1 },
		];
		expect(found(sample)).toEqual([]);
		body.byChannel = [
			{ channel: 'kiosk', count: 3 },
			{ channel: 'web', count: 2 },
		];
		expect(found(sample)).toEqual([otherChannel('web', 2, 1)]);
	});

	it('are not told from others while some are missing', () => {
		const sample = buildOpened();
		excludeAnswers(sample, 3);
		answersOf(sample).pop();
		expect(found(sample)).toEqual([missing(4, 3)]);
	});
});

describe('the ballots that are opened', () => {
	it('are of a ranking that closed', () => {
		const sample = buildOpened();
		remove(sample.record, pick(sample.record, 'ranking.closed'));
		expect(found(sample)).toEqual([`31 openings-before-close {"file":"${ballots}"}`]);
	});

	it('are held to no methodology where the log has none of theirs', () => {
		for (const type of ['ranking.opened', 'methodology.published'] as const) {
			const sample = buildOpened();
			remove(sample.record, pick(sample.record, type));
			expect(found(sample)).toEqual([]);
		}
	});
});

describe('a bundle of the guarantor that opens nothing', () => {
	const shut = (...spoil: Parameters<typeof buildOpened>) => {
		const sample = buildOpened(...spoil);
		sample.openings = [];
		return sample;
	};
	const allBallots = RANKINGS.map((ranking) => missing(5, 0, `openings/ballots/${ranking}.jsonl`));

	it('says once what it could open', () => {
		const sample = shut();
		expect(found(sample)).toEqual([missing(7, 0), ...allBallots]);
		sample.record.entries.push(copy(pick(sample.record, 'tally.computed')));
		expect(found(sample)).toEqual([missing(7, 0), ...allBallots]);
	});

	it('counts no answer that a rule left out', () => {
		const sample = buildOpened();
		excludeAnswers(sample, 3);
		sample.openings = [];
		expect(found(sample)).toEqual([missing(4, 0), ...allBallots]);
	});

	it('could open nothing of a survey that did not close, or that nobody answered', () => {
		const sample = shut();
		remove(sample.record, pick(sample.record, 'survey.closed'));
		expect(found(sample)).toEqual(allBallots);
		const { record } = new RecordBuilder().begin().survey(SURVEY, { web: 0 });
		expect(found({ record, openings: [] })).toEqual([]);
	});

	it('owes no ballots that were published with their salts, nor those of a nucleus that votes again', () => {
		expect(found(shut('nominal'))).toEqual([missing(7, 0)]);
		const again = shut();
		push(again, {
			type: 'ranking.annulled',
			body: { ranking: RANKINGS[1], reason: 'Faltó luz', date: '2026-03-12' },
		});
		expect(found(again)).toEqual([missing(7, 0)]);
	});
});
