import type { Bad, Spoil } from '../judge';
import { NUCLEI } from '../sampleRecord';
import {
	copy,
	insertAt,
	pick,
	placeOf,
	remove,
	sealAgain,
	sealEach,
	sortBatches,
	STRANGE_HASH,
} from '../spoil';

/** Swaps two leaves of the first batch. */
const swapInBatch: Spoil = (record) => {
	const { first } = pick(record, 'batch.sealed').body;
	record.entries.splice(first, 2, ...record.entries.slice(first, first + 2).reverse());
};

export const counts: readonly Bad[] = [
	['leaves out of order', swapInBatch, ['batch-not-ordered']],
	[
		'an answer twice',
		(r) => {
			const response = pick(r, 'response');
			insertAt(r, placeOf(r, response), copy(response));
			const batch = pick(r, 'batch.sealed').body;
			batch.first -= 1;
			batch.count += 1;
		},
		['batch-repeats', 'commitment-repeated', 'survey-count-differs', 'channel-count-differs'],
	],
	[
		'a ballot that is sealed again in a batch of its own',
		(r) => {
			const closed = pick(r, 'ranking.closed');
			sealAgain(r, placeOf(r, closed), pick(r, 'ballot', 5));
			closed.body.accepted += 1;
			closed.body.counted += 1;
		},
		['batch-apart', 'commitment-repeated', 'ballots-count', 'result-head-differs'],
	],
	[
		'an answer that is sealed again in a batch of its own',
		(r) => {
			const closed = pick(r, 'survey.closed');
			const answer = pick(r, 'response');
			sealAgain(r, placeOf(r, closed), answer);
			for (const row of [closed.body, ...closed.body.byChannel]) {
				if ('channel' in row && row.channel !== answer.body.channel) continue;
				row.accepted += 1;
				row.counted += 1;
			}
		},
		['batch-apart', 'commitment-repeated'],
	],
	['answers that are sealed one by one', sealEach, ['batch-apart']],
	[
		'a batch that starts late',
		(r) => (pick(r, 'batch.sealed').body.first += 1),
		['batch-not-contiguous', 'entry-outside-batch'],
	],
	[
		'a batch that leaves out its first answer',
		(r) => {
			const { body } = pick(r, 'batch.sealed');
			body.first += 1;
			body.count -= 1;
		},
		['entry-outside-batch'],
	],
	[
		'a batch that holds an act',
		(r) => {
			const { body } = pick(r, 'batch.sealed');
			body.first -= 1;
			body.count += 1;
		},
		['batch-holds-other', 'batch-not-ordered'],
	],
	[
		'a change of mind outside any batch',
		(r) => {
			const superseded = pick(r, 'superseded');
			remove(r, superseded);
			insertAt(r, placeOf(r, pick(r, 'batch.sealed', 1)) + 1, superseded);
		},
		['batch-apart', 'entry-outside-batch'],
	],
	['a batch without its seal', (r) => remove(r, pick(r, 'batch.sealed')), ['entry-outside-batch']],
	[
		'an answer that was taken out',
		(r) => remove(r, pick(r, 'response')),
		['survey-count-differs', 'channel-count-differs'],
	],
	[
		'more answers declared than there are',
		(r) => (pick(r, 'survey.closed').body.accepted += 1),
		['survey-count-differs'],
	],
	[
		'answers moved from a channel to another',
		(r) => {
			const [first, second] = pick(r, 'survey.closed').body.byChannel;
			if (first && second) [first.accepted, second.accepted] = [second.accepted, first.accepted];
		},
		['channel-count-differs'],
	],
	[
		'a channel that was not announced',
		(r) => (pick(r, 'survey.opened').body.channels = ['web']),
		['other-channel'],
	],
	[
		'an answer to other questions',
		(r) => {
			pick(r, 'response').body.instrument = STRANGE_HASH;
			sortBatches(r);
		},
		['other-instrument'],
	],
	[
		'more ballots declared than there are',
		(r) => (pick(r, 'ranking.closed').body.accepted += 1),
		['accepted-differs'],
	],
	[
		'a change of mind that was not declared',
		(r) => (pick(r, 'ranking.closed').body.superseded = 0),
		['superseded-differs'],
	],
	[
		'fewer ballots counted than stand',
		(r) => {
			const { body } = pick(r, 'ranking.closed');
			body.counted -= 1;
		},
		['counted-differs', 'publication-wrong', 'ballots-count', 'result-head-differs'],
	],
	[
		'a ballot that was taken out',
		(r) => remove(r, pick(r, 'ballot', 7)),
		['accepted-differs', 'counted-differs'],
	],
	[
		'a change of a ballot that does not exist',
		(r) => {
			pick(r, 'superseded').body.leaf = STRANGE_HASH;
			sortBatches(r);
		},
		['superseded-unknown'],
	],
	[
		'the same ballot changed twice',
		(r) => {
			const superseded = pick(r, 'superseded');
			insertAt(r, placeOf(r, superseded), copy(superseded));
			const batch = pick(r, 'batch.sealed', 1).body;
			batch.first -= placeOf(r, superseded) - 1 <= batch.first - 1 ? 1 : 0;
			batch.count += 1;
		},
		['batch-repeats', 'superseded-twice', 'superseded-differs', 'counted-differs'],
	],
	[
		'a ballot under another methodology',
		(r) => {
			pick(r, 'ballot', 7).body.methodology = STRANGE_HASH;
			sortBatches(r);
		},
		['other-methodology'],
	],
	[
		'a ballot of another nucleus',
		(r) => {
			pick(r, 'ballot', 7).body.nucleus = NUCLEI[2];
			sortBatches(r);
		},
		['other-nucleus'],
	],
	[
		'more ballots than seats that could vote',
		(r) => {
			pick(r, 'ranking.opened').body.seats.splice(2);
			pick(r, 'ranking.closed').body.eligibleSeats = 2;
		},
		['more-than-eligible', 'terms-differ', 'publication-wrong', 'result-head-differs'],
	],
	[
		'a seat that joined while the ranking was open',
		(r) => (pick(r, 'ranking.closed').body.eligibleSeats += 1),
		['eligible-changed', 'result-head-differs'],
	],
	[
		'a quorum that was not met and says it was',
		(r) => (pick(r, 'ranking.closed').body.quorum = 6),
		['quorum-wrong', 'quorum-changed', 'result-head-differs'],
	],
	[
		'a quorum lowered at closing',
		(r) => (pick(r, 'ranking.closed').body.quorum = 1),
		['quorum-changed', 'result-head-differs'],
	],
];
