import { describe, expect, it } from 'vitest';
import type { Methodology } from '../../evidence';
import { judge } from '../testing/judge';
import { id, RecordBuilder } from '../testing/recordBuilder';
import { CAST, describeMethodology, NUCLEI, PRIORITIZATION, RANKINGS } from '../testing/sampleRecord';
import { openResult, pick, rehashResult } from '../testing/spoil';

describe('lawful acts that a reviewer must see are observations', () => {
	const pair = [NUCLEI[0], NUCLEI[1]];
	const methodology = describeMethodology('anonymous', 'ranked-pairs', { nuclei: pair });
	const beginWith = (rules: Methodology) => new RecordBuilder().begin().publish(rules);
	const begin = () => beginWith(methodology);
	const review = ({ record }: RecordBuilder) => judge(record);
	const dates = { reason: 'Faltó luz', date: '2026-03-11' };

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
		builder.open(methodology, NUCLEI[0], RANKINGS[1], 2, { closes: '2026-04-10T15:00:00Z' });
		expect(review(builder).observations).toEqual(['ranking-annulled', 'ranking-reopened']);
		expect(review(builder).failures).toEqual([]);
	});

	it('a second attempt with a seat more, and never with another quorum', () => {
		const seats = [...(methodology.rankings[0]?.seats ?? []), { seat: id(9999), label: 'Llegó después' }];
		const again = (other: { seats?: typeof seats; quorum?: number }) => {
			const builder = begin().open(methodology, NUCLEI[0], RANKINGS[0]);
			builder.act('ranking.annulled', { ranking: RANKINGS[0], ...dates });
			return review(builder.open(methodology, NUCLEI[0], RANKINGS[1], 2, other));
		};
		expect(again({ seats }).observations).toEqual([
			'electorate-changed',
			'ranking-annulled',
			'ranking-reopened',
		]);
		expect(again({ seats }).failures).toEqual([]);
		expect(again({ quorum: 1 }).failures).toEqual(['terms-differ']);
	});

	const leaveOut = (builder: RecordBuilder, nucleus: string) => {
		builder.act('nucleus.omitted', { prioritization: PRIORITIZATION, nucleus, ...dates });
		return builder;
	};

	it('a result annulled after it was published, and replaced by another once its nucleus was left out', () => {
		const builder = begin()
			.open(methodology, NUCLEI[0], RANKINGS[0])
			.open(methodology, NUCLEI[1], RANKINGS[1]);
		const first = builder.vote(methodology, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		const second = builder.vote(methodology, NUCLEI[1], RANKINGS[1], CAST[1] ?? []);
		builder.tally(methodology, [first, second]);
		builder.act('ranking.annulled', { ranking: RANKINGS[1], ...dates });
		const between = review(builder);
		expect(between.failures).toEqual([]);
		expect(between.observations).toContain('tally-outdated');
		expect(between.observations).toContain('result-withheld');
		// While the nucleus may vote again, what was counted of the others need not be in the bundle.
		const { results, ballots } = builder.record;
		Object.assign(builder.record, { results: [], ballots: [] });
		expect(review(builder).failures).toEqual([]);
		Object.assign(builder.record, { results, ballots });
		leaveOut(builder, NUCLEI[1]).tally(methodology, [first]);
		const after = review(builder);
		expect(after.failures).toEqual([]);
		expect(after.observations).toEqual([
			'nucleus-declared-out',
			'nucleus-left-out',
			'ranking-annulled',
			'tally-replaced',
		]);
		// Both results are there, each with the ballots it was counted from, and each is counted again.
		expect(builder.record.results.map(({ number }) => number)).toEqual([1, 2]);
		const replaced = builder.record.results.shift();
		expect(review(builder).failures).toEqual(['document-missing']);
		if (replaced) builder.record.results.unshift(replaced);
		Object.assign(openResult(builder.record), { leftOut: [{ nucleus: NUCLEI[1], name: 'x', reason: 'y' }] });
		rehashResult(builder.record);
		expect(review(builder).failures).toEqual(['result-head-differs']);
	});

	it('a nucleus with so few ballots that only its counts are published', () => {
		const builder = begin()
			.open(methodology, NUCLEI[0], RANKINGS[0])
			.open(methodology, NUCLEI[1], RANKINGS[1]);
		const many = builder.vote(methodology, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		const few = builder.vote(methodology, NUCLEI[1], RANKINGS[1], (CAST[1] ?? []).slice(0, 4));
		builder.tally(methodology, [many, few]);
		expect(builder.record.ballots.map(({ ranking }) => ranking)).toEqual([RANKINGS[0]]);
		const report = review(builder);
		expect([report.failures, report.observations]).toEqual([[], ['ballots-withheld']]);
		const result = openResult(builder.record);
		const { groups } = result['tally'] as { groups: { pairwise: (number | null)[][] }[] };
		const [own] = groups[0]?.pairwise ?? [];
		if (own) own[1] = 2;
		rehashResult(builder.record);
		expect(review(builder).failures).toEqual(['result-differs']);
		pick(builder.record, 'ranking.closed', 1).body.publication = 'anonymous';
		expect(review(builder).failures).toEqual([
			'ballots-missing',
			'publication-wrong',
			'result-inputs-missing',
		]);
	});

	it('a nucleus left out: never while it ranks, twice, nor to vote again with the result in sight', () => {
		const open = () =>
			begin().open(methodology, NUCLEI[0], RANKINGS[0]).open(methodology, NUCLEI[1], RANKINGS[1]);
		const annul = (builder: RecordBuilder) => {
			builder.act('ranking.annulled', { ranking: RANKINGS[1], ...dates });
			return builder;
		};
		expect(review(leaveOut(annul(open()), NUCLEI[1])).failures).toEqual([]);
		expect(review(leaveOut(open(), NUCLEI[1])).failures).toEqual(['left-out-while-standing']);
		const twice = leaveOut(leaveOut(annul(open()), NUCLEI[1]), NUCLEI[1]);
		expect(review(twice).failures).toEqual(['left-out-twice']);
		const again = leaveOut(annul(open()), NUCLEI[1]).open(methodology, NUCLEI[1], RANKINGS[2], 2);
		expect(review(again).failures).toEqual(['attempt-after-left-out']);
	});

	it('a result while an annulled nucleus waits is no result', () => {
		const builder = begin()
			.open(methodology, NUCLEI[0], RANKINGS[0])
			.open(methodology, NUCLEI[1], RANKINGS[1]);
		const first = builder.vote(methodology, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		builder.act('ranking.annulled', { ranking: RANKINGS[1], ...dates });
		expect(review(builder).observations).toEqual(['ranking-annulled']);
		expect(review(builder.tally(methodology, [first])).failures).toEqual(['tally-nucleus-waiting']);
	});

	it('a nucleus left out from the beginning', () => {
		const rules = describeMethodology('anonymous', 'ranked-pairs', { nuclei: [NUCLEI[0]] });
		rules.leftOut = [{ nucleus: NUCLEI[1], name: 'Núcleo 2', reason: 'Todavía no tiene titulares.' }];
		const builder = beginWith(rules).open(rules, NUCLEI[0], RANKINGS[0]);
		const only = builder.vote(rules, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		const report = review(builder.tally(rules, [only]));
		expect([report.failures, report.observations]).toEqual([[], ['nucleus-declared-out']]);
		Object.assign(openResult(builder.record), { leftOut: [] });
		rehashResult(builder.record);
		expect(review(builder).failures).toEqual(['result-head-differs']);
	});

	it('a nucleus without quorum, whose ballots do not count', () => {
		const strict = describeMethodology('anonymous', 'ranked-pairs', { nuclei: pair, quorums: [2, 6] });
		const builder = beginWith(strict)
			.open(strict, NUCLEI[0], RANKINGS[0])
			.open(strict, NUCLEI[1], RANKINGS[1]);
		const first = builder.vote(strict, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		const second = builder.vote(strict, NUCLEI[1], RANKINGS[1], CAST[1] ?? []);
		const report = review(builder.tally(strict, [first, second]));
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
		const strict = describeMethodology('anonymous', 'ranked-pairs', { nuclei: [NUCLEI[0]], quorums: [6] });
		const builder = beginWith(strict).open(strict, NUCLEI[0], RANKINGS[0]);
		const closed = builder.vote(strict, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		builder.tally(strict, [closed]);
		expect(review(builder).failures).toEqual([]);
		openResult(builder.record)['tally'] = {};
		rehashResult(builder.record);
		expect(review(builder).failures).toEqual(['result-without-quorum']);
	});

	it('a close before its day that left seats out, and a survey cut short', () => {
		const builder = new RecordBuilder().begin().survey(id(3), { web: 1 }).publish(methodology);
		builder.open(methodology, NUCLEI[0], RANKINGS[0]);
		builder.vote(methodology, NUCLEI[0], RANKINGS[0], CAST[0] ?? []);
		pick(builder.record, 'ranking.closed').body.date = '2026-03-05';
		pick(builder.record, 'survey.closed').body.reason = 'early';
		const report = review(builder);
		expect(report.failures).toEqual([]);
		expect(report.observations).toEqual(['ranking-closed-early', 'survey-closed-early']);
	});
});
