import { describe, expect, it } from 'vitest';
import { judge } from './testing/judge';
import { id, RecordBuilder } from './testing/recordBuilder';
import { CAST, describeMethodology, NUCLEI, RANKINGS } from './testing/sampleRecord';
import { openResult, pick, rehashResult } from './testing/spoil';

describe('lawful acts that a reviewer must see are observations', () => {
	const methodology = describeMethodology();
	const begin = () => new RecordBuilder().begin().publish(methodology);
	const review = ({ record }: RecordBuilder) => judge(record);
	const dates = { reason: 'Faltó luz', date: '2026-03-09' };

	it('an extension, with its reason', () => {
		const builder = begin().open(methodology, NUCLEI[0], RANKINGS[0]);
		builder.act('ranking.extended', { ranking: RANKINGS[0], closes: '2026-03-12T15:00:00Z', ...dates });
		const report = review(builder);
		expect([report.verdict, report.exit]).toEqual(['valid-with-observations', 3]);
		expect(report.observations).toEqual(['ranking-extended']);
	});

	it('an annulled ranking and its second attempt', () => {
		const builder = begin().open(methodology, NUCLEI[0], RANKINGS[0]);
		builder.act('ranking.annulled', { ranking: RANKINGS[0], ...dates });
		builder.open(methodology, NUCLEI[0], RANKINGS[1], 2, 2);
		expect(review(builder).observations).toEqual(['ranking-annulled']);
		expect(review(builder).failures).toEqual([]);
	});

	it('a result annulled after it was published and replaced by another', () => {
		const builder = begin()
			.open(methodology, NUCLEI[0], RANKINGS[0])
			.open(methodology, NUCLEI[1], RANKINGS[1]);
		const first = builder.vote(methodology, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		const second = builder.vote(methodology, NUCLEI[1], RANKINGS[1], CAST[1] ?? []);
		builder.tally(methodology, [first, second]);
		builder.act('ranking.annulled', { ranking: RANKINGS[1], ...dates });
		builder.record.ballots = builder.record.ballots.filter(({ ranking }) => ranking !== RANKINGS[1]);
		const between = review(builder);
		expect(between.failures).toEqual([]);
		expect(between.observations).toContain('tally-outdated');
		expect(between.observations).toContain('result-not-recomputed');
		builder.tally(methodology, [first]);
		const after = review(builder);
		expect(after.failures).toEqual([]);
		expect(after.observations).toEqual(['nucleus-left-out', 'ranking-annulled', 'tally-replaced']);
	});

	it('a nucleus without quorum, whose ballots do not count', () => {
		const builder = begin()
			.open(methodology, NUCLEI[0], RANKINGS[0])
			.open(methodology, NUCLEI[1], RANKINGS[1], 4);
		const first = builder.vote(methodology, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		const second = builder.vote(methodology, NUCLEI[1], RANKINGS[1], CAST[1] ?? [], 4);
		const report = review(builder.tally(methodology, [first, second]));
		expect(report.failures).toEqual([]);
		expect(report.observations).toEqual(['nucleus-left-out', 'quorum-not-met']);
	});

	it('a result that is due and not there', () => {
		const builder = begin()
			.open(methodology, NUCLEI[0], RANKINGS[0])
			.open(methodology, NUCLEI[1], RANKINGS[1]);
		builder.vote(methodology, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		expect(review(builder).observations).toEqual([]);
		builder.vote(methodology, NUCLEI[1], RANKINGS[1], CAST[1] ?? []);
		expect(review(builder)).toMatchObject({ failures: [], observations: ['tally-pending'] });
	});

	it('nobody reached the quorum: there is no result, and one that is given is false', () => {
		const builder = begin().open(methodology, NUCLEI[0], RANKINGS[0], 4);
		const closed = builder.vote(methodology, NUCLEI[0], RANKINGS[0], CAST[0] ?? [], 4);
		builder.tally(methodology, [closed]);
		expect(review(builder).failures).toEqual([]);
		openResult(builder.record)['tally'] = {};
		rehashResult(builder.record);
		expect(review(builder).failures).toEqual(['result-without-quorum']);
	});

	it('a close before its day that left seats out, a survey cut short, other seats at the end', () => {
		const builder = new RecordBuilder().begin().survey(id(3), { web: 1 }).publish(methodology);
		builder.open(methodology, NUCLEI[0], RANKINGS[0]);
		builder.vote(methodology, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		pick(builder.record, 'ranking.closed').body.date = '2026-03-05';
		pick(builder.record, 'ranking.closed').body.eligibleSeats = 6;
		pick(builder.record, 'survey.closed').body.reason = 'early';
		const report = review(builder);
		expect(report.failures).toEqual([]);
		expect(report.observations).toEqual([
			'eligible-changed',
			'ranking-closed-early',
			'survey-closed-early',
			'tally-pending',
		]);
	});
});
