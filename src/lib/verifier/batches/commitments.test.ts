import { describe, expect, it } from 'vitest';
import { findIn, findOpened } from '../testing/acts';
import { decide, hold, sendAgain } from '../testing/answers';
import { buildOpened, openedFiles, packOpened } from '../testing/openSample';
import { id, type SampleRecord } from '../testing/recordBuilder';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { pick, sortBatches, STRANGE_HASH } from '../testing/spoil';
import { verifyBundle } from '../verifyBundle';

const codesIn = (record: SampleRecord) => findIn({ record }, 14).map((found) => found.split(' ')[1]);

describe('a commitment that stands twice', () => {
	it('is said, and no fault, where somebody sent one answer by two channels', () => {
		const record = buildSample();
		sendAgain(record);
		const report = verifyBundle(packRecord(record), { root: null });
		expect(report.verdict).toBe('no-anchor');
		expect(codesIn(record)).toEqual(['answer-repeated']);
	});

	it('is said, and no fault, where it came again after the close and once more', () => {
		const record = buildSample();
		const { commitment } = pick(record, 'response').body;
		const [first = ''] = hold(record, 1, { commitment });
		hold(record, 1, { commitment, channel: 'kiosk' });
		hold(record, 1, { commitment, reason: 'station_ceiling' });
		decide(record, 'response.admitted', first);
		expect(codesIn(record)).toEqual(['answer-repeated', 'answer-repeated', 'answer-repeated']);
		hold(record, 1, { commitment });
		expect(codesIn(record)).toContain('commitment-repeated');
	});

	it('names both lines', () => {
		const record = buildSample();
		const { commitment } = pick(record, 'response').body;
		hold(record, 1, { commitment });
		const line = record.entries.length - 1;
		expect(findIn({ record }, 14)).toEqual([
			`14 answer-repeated {"before":4,"line":${String(line)},"type":"response.quarantined"}`,
		]);
	});

	it.each([
		['by the same channel', { channel: pick(buildSample(), 'response').body.channel }],
		['as the answer to another version', { instrument: STRANGE_HASH }],
		['as the answer to another survey', { survey: id(99) }],
	])('is a fault where it is written %s', (_, other) => {
		const record = buildSample();
		sendAgain(record, other);
		expect(codesIn(record)).toContain('commitment-repeated');
	});

	it('is a fault where it is also that of a ballot', () => {
		const record = buildSample();
		pick(record, 'ballot', 5).body.commitment = pick(record, 'response').body.commitment;
		sortBatches(record);
		expect(codesIn(record)).toEqual(['commitment-repeated']);
	});
});

describe('what a repeated answer is to the openings', () => {
	const file = openedFiles.answers;

	it('counts twice and is opened once, which is said', () => {
		const sample = buildOpened();
		sendAgain(sample.record);
		const missing = [`31 openings-missing {"declared":8,"file":"${file}","found":7}`];
		expect(findOpened(sample, 30, 31)).toEqual(missing);
		const [answers] = sample.openings;
		answers?.openings.push(...answers.openings);
		expect(findOpened(sample, 30, 31)).toEqual(missing);
		expect(verifyBundle(packOpened(sample), { root: null }).verdict).toBe('no-anchor');
	});
});
