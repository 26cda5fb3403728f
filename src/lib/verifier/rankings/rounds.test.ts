import { describe, expect, it } from 'vitest';
import type { Methodology } from '../../evidence';
import type { FindingCode } from '../report';
import { judge } from '../testing/judge';
import { id, RecordBuilder } from '../testing/recordBuilder';
import { CAST, describeMethodology, NUCLEI, PRIORITIZATION } from '../testing/sampleRecord';

const first = describeMethodology();
const SECOND = id(11);

/** Holds a round of the first two nuclei to its end, or as far as its opening. */
function hold(
	builder: RecordBuilder,
	methodology: Methodology,
	ids: number,
	isCounted = true,
): RecordBuilder {
	builder.publish(methodology);
	NUCLEI.forEach((nucleus, at) => builder.open(methodology, nucleus, id(ids + at)));
	if (!isCounted) return builder;
	const counted = NUCLEI.map((nucleus, at) =>
		builder.vote(methodology, nucleus, id(ids + at), at === 0 ? (CAST[at] ?? []) : []),
	);
	return builder.tally(methodology, counted);
}

const second = (changes: Partial<Methodology> = {}): Methodology => ({
	...first,
	prioritization: SECOND,
	round: { number: 2, previous: PRIORITIZATION },
	...changes,
});

/** What is found where this follows the first round, which has its result unless said otherwise. */
function failuresOf(later: readonly Methodology[], isCounted = true): FindingCode[] {
	const builder = hold(new RecordBuilder().begin(), first, 31, isCounted);
	for (const [at, methodology] of later.entries()) hold(builder, methodology, 61 + 10 * at, false);
	return judge(builder.record).failures;
}

describe('a later round', () => {
	it('follows the one before, with its problems or fewer', () => {
		expect(failuresOf([second()])).toEqual([]);
		expect(failuresOf([second({ alternatives: first.alternatives.slice(0, 3) })])).toEqual([]);
	});

	it.each<[string, Partial<Methodology>, FindingCode]>([
		['a round nobody held', { round: { number: 2, previous: id(99) } }, 'round-without-previous'],
		['itself', { round: { number: 2, previous: SECOND } }, 'round-without-previous'],
		['a number that skips one', { round: { number: 3, previous: PRIORITIZATION } }, 'round-without-previous'],
		['no round at all', { round: { number: 2, previous: null } }, 'round-without-previous'],
		['another way of counting', { counting: { task: 'pairs', method: 'win-share' } }, 'round-differs'],
		[
			'a problem that was not there',
			{ alternatives: [...first.alternatives, { id: id(45), title: 'Otro', description: '' }] },
			'round-differs',
		],
	])('is refused with %s', (_, changes, code) => {
		expect(failuresOf([second(changes)])).toEqual([code]);
	});

	it('is refused before there is a result, and twice', () => {
		expect(failuresOf([second()], false)).toEqual(['round-before-result']);
		expect(failuresOf([second(), second({ prioritization: id(12) })])).toEqual(['round-repeated']);
	});

	it('is held against the round just before it, not against the first', () => {
		const builder = hold(new RecordBuilder().begin(), first, 31);
		hold(builder, second({ alternatives: first.alternatives.slice(0, 3) }), 61, false);
		const third = { prioritization: id(12), round: { number: 3, previous: SECOND } };
		const grown = second({ ...third, alternatives: first.alternatives });
		expect(judge(hold(builder, grown, 71, false).record).failures).toEqual([
			'round-before-result',
			'round-differs',
		]);
	});
});
