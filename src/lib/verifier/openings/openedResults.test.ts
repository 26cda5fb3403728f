import { describe, expect, it } from 'vitest';
import type { PublicationMode } from '../../evidence';
import { findOpened } from '../testing/acts';
import { holdTask } from '../testing/countRecord';
import { buildOpened, openBallots, type OpenedSample } from '../testing/openSample';
import { ALTERNATIVES, NUCLEI, PRIORITIZATION, RANKINGS } from '../testing/sampleRecord';
import { openResult, pick } from '../testing/spoil';

const found = (sample: OpenedSample) => findOpened(sample, 32);
const differs = (where: string) =>
	`32 opened-counts-differ {"file":"results/${PRIORITIZATION}-1.json","nucleus":"Núcleo 1","where":"${where}"}`;

type Tally = { groups: Record<string, unknown>[] };
const tallyOf = ({ record }: OpenedSample) => openResult(record)['tally'] as Tally;
/** A sample whose result says something else of its first nucleus. */
function miscounted(key: string, publication: PublicationMode = 'aggregates'): OpenedSample {
	const sample = buildOpened(publication);
	const [row] = tallyOf(sample).groups;
	if (row?.[key] === undefined) throw new Error(`a nucleus has no ${key}`);
	row[key] = null;
	return sample;
}

describe('counts that were published instead of ballots', () => {
	it.each(['cast', 'empty', 'pairwise', 'borda'])('are those of the opened ballots: %s', (key) => {
		expect(found(miscounted(key))).toEqual([differs(`/${key}`)]);
	});

	it('are those of the opened ballots: totals', () => {
		const marks = { points: [{ alternative: ALTERNATIVES[0], points: 3 }] };
		const cast = NUCLEI.map(() => [1, 2, 3].map((at) => ({ seat: String(at), ...marks })));
		const { sample: record } = holdTask(
			'points',
			NUCLEI.map(() => [marks, marks, marks]),
			'aggregates',
		);
		const sample = { record, openings: openBallots(record, cast, 0) };
		expect(found(sample)).toEqual([]);
		Object.assign(tallyOf(sample).groups[0] ?? {}, { totals: [] });
		expect(found(sample)).toEqual([differs('/totals/0')]);
	});

	it.each(['counted', 'tiers', 'outcome', 'share'])('leave to the whole result what follows: %s', (key) => {
		expect(found(miscounted(key))).toEqual([]);
	});

	it('are compared where the result has them', () => {
		const nobody = buildOpened();
		tallyOf(nobody).groups.shift();
		expect(found(nobody)).toEqual([]);
		const nothing = buildOpened();
		nothing.record.results = [];
		expect(found(nothing)).toEqual([]);
	});

	it('are compared where there was a quorum, and all ballots are opened', () => {
		const short = miscounted('cast');
		pick(short.record, 'ranking.closed').body.quorumMet = false;
		expect(found(short)).toEqual([]);
		const some = miscounted('cast');
		some.openings[1]?.openings.pop();
		expect(found(some)).toEqual([]);
		some.openings.splice(1, 1);
		expect(found(some)).toEqual([]);
	});
});

describe('ballots that were published', () => {
	const file = `ballots/${RANKINGS[0]}.json`;
	const publish = (ballots: unknown, publication: PublicationMode = 'anonymous') => {
		const sample = buildOpened(publication);
		Object.assign(sample.record.ballots[0] ?? {}, { ballots });
		return sample;
	};

	it('are the opened ones, and tell the counts by themselves', () => {
		expect(found(publish([]))).toEqual([`32 opened-ballots-differ {"file":"${file}"}`]);
		expect(found(miscounted('cast', 'anonymous'))).toEqual([]);
	});

	it('with their seats are opened by their salts', () => {
		expect(found(buildOpened('nominal'))).toEqual([]);
		expect(found(miscounted('cast', 'nominal'))).toEqual([]);
		expect(found(publish([], 'nominal'))).toEqual([]);
	});

	it('are compared where there is a list of them', () => {
		const other = buildOpened('anonymous');
		other.change = (files) => files.set(file, new TextEncoder().encode('{}'));
		expect(found(other)).toEqual([]);
		const none = buildOpened('anonymous');
		none.record.ballots.shift();
		expect(found(none)).toEqual([]);
	});

	it('are not asked for where none is opened, even if the close counts none', () => {
		const sample = buildOpened('anonymous');
		sample.openings.splice(1, 1);
		pick(sample.record, 'ranking.closed').body.counted = 0;
		expect(found(sample)).toEqual([]);
	});
});
