import { describe, expect, it } from 'vitest';
import { begin, findIn, hold } from '../testing/acts';
import { hold as holdAnswers } from '../testing/answers';
import { id, type SampleRecord } from '../testing/recordBuilder';
import { buildSample, CAST, describeMethodology, NUCLEI, RANKINGS } from '../testing/sampleRecord';
import { insertAt, pick, placeOf, remove, sealEach, sortBatches, STRANGE_HASH } from '../testing/spoil';

const found = (record: SampleRecord) => findIn({ record }, 14);
const apart = (line: number) => `14 batch-apart {"line":${String(line)},"type":"batch.sealed"}`;

describe('the place of a batch', () => {
	it('is before the close, or the annulment of a ranking that was open', () => {
		const methodology = describeMethodology();
		const builder = begin(methodology);
		hold(builder, methodology, [NUCLEI[0], RANKINGS[0]], CAST[0]);
		const { record } = builder;
		const { body } = pick(record, 'ranking.closed');
		const annulled = { ranking: body.ranking, reason: 'Faltó luz', date: body.date };
		expect(found(record)).toEqual([]);
		const entry = { ...pick(record, 'ranking.closed'), type: 'ranking.annulled' as const, body: annulled };
		record.entries.splice(-1, 1, entry);
		expect(found(record)).toEqual([]);
		entry.body.ranking = RANKINGS[1];
		expect(found(record)).toEqual([apart(record.entries.length - 1)]);
		record.entries.pop();
		expect(found(record)).toEqual([apart(record.entries.length)]);
	});

	it('is not asked of a line that cannot be read', () => {
		const record = buildSample();
		Object.assign(pick(record, 'survey.closed').body, { reason: 'x' });
		expect(found(record)).toEqual([]);
	});

	it('is anywhere for answers in quarantine of one survey', () => {
		const record = buildSample();
		holdAnswers(record, 3);
		holdAnswers(record, 1, { commitment: STRANGE_HASH });
		expect(found(record)).toEqual([]);
		const seal = pick(record, 'batch.sealed', 4);
		expect(seal.body.count).toBe(3);
		pick(record, 'response.quarantined').body.survey = id(99);
		sortBatches(record);
		expect(found(record)).toEqual([apart(placeOf(record, seal) + 1)]);
	});
});

describe('what a batch holds', () => {
	it('is of one ranking', () => {
		const record = buildSample();
		const seal = pick(record, 'batch.sealed', 1);
		const other = pick(record, 'ballot', 7);
		remove(record, other);
		insertAt(record, placeOf(record, seal), other);
		seal.body.count += 1;
		sortBatches(record);
		expect(found(record)).toEqual([apart(placeOf(record, seal) + 1)]);
	});

	it('is in quarantine or is not', () => {
		const record = buildSample();
		const [seal, answer] = [pick(record, 'batch.sealed'), pick(record, 'response')];
		const { survey, channel, commitment } = answer.body;
		const held = {
			...answer,
			type: 'response.quarantined' as const,
			body: { survey, channel, commitment, reason: 'station_ceiling' as const },
		};
		remove(record, answer);
		insertAt(record, placeOf(record, seal), held);
		seal.body.count += 1;
		sortBatches(record);
		expect(found(record)).toEqual([apart(placeOf(record, seal) + 1)]);
	});

	it('waits for the close: a batch for each answer tells who came first', () => {
		const record = buildSample();
		const seal = pick(record, 'batch.sealed');
		const { first } = seal.body;
		sealEach(record);
		expect(found(record)).toEqual([1, 2, 3, 4, 5, 6].map((n) => apart(first + 2 * n)));
	});
});
