import type { Entry } from '../../../evidence';
import type { Bad } from '../judge';
import { id } from '../recordBuilder';
import { RANKINGS } from '../sampleRecord';
import { copy, insertAt, pick, placeOf, remove, STRANGE_HASH } from '../spoil';

export const order: readonly Bad[] = [
	['a log without its beginning', (r) => remove(r, pick(r, 'log.created')), ['log-not-begun']],
	['a log that begins twice', (r) => insertAt(r, 1, copy(pick(r, 'log.created'))), ['log-begun-twice']],
	[
		'an entry before the beginning',
		(r) => r.entries.splice(0, 2, ...r.entries.slice(0, 2).reverse()),
		['log-not-begun', 'log-begun-twice'],
	],
	['rules adopted twice', (r) => insertAt(r, 2, copy(pick(r, 'ruleset.adopted'))), ['entry-repeated']],
	[
		'answers before their survey',
		(r) => {
			const opened = pick(r, 'survey.opened');
			remove(r, opened);
			insertAt(r, placeOf(r, pick(r, 'survey.closed')), opened);
		},
		['batch-apart', 'entry-before-opening'],
	],
	['a survey opened twice', (r) => insertAt(r, 3, copy(pick(r, 'survey.opened'))), ['entry-repeated']],
	[
		'a survey closed twice',
		(r) => insertAt(r, placeOf(r, pick(r, 'survey.closed')), copy(pick(r, 'survey.closed'))),
		['entry-repeated'],
	],
	[
		'answers after the close',
		(r) => {
			const closed = pick(r, 'survey.closed');
			remove(r, closed);
			insertAt(r, placeOf(r, pick(r, 'response')), closed);
		},
		['batch-apart', 'entry-after-end'],
	],
	['a ranking closed twice', (r) => r.entries.push(copy(pick(r, 'ranking.closed'))), ['entry-repeated']],
	[
		'a ranking that closes after it was annulled',
		(r) => {
			const body = { ranking: RANKINGS[0], reason: 'x', date: '2026-03-09' };
			const annulled: Entry = { ...copy(pick(r, 'ballot')), type: 'ranking.annulled', body };
			insertAt(r, placeOf(r, pick(r, 'ranking.closed')), annulled);
		},
		['entry-after-end', 'tally-nucleus-waiting', 'tally-other-rankings'],
	],
	[
		'an extension after the close',
		(r) => {
			const body = { ranking: RANKINGS[0], closes: '2026-03-12T00:00:00Z', reason: 'x', date: '2026-03-11' };
			r.entries.push({ ...copy(pick(r, 'ballot')), type: 'ranking.extended', body });
		},
		['entry-after-end'],
	],
	[
		'an extension that does not extend',
		(r) => {
			const body = { ranking: RANKINGS[0], closes: '2026-03-10T15:00:00Z', reason: 'x', date: '2026-03-09' };
			const extended: Entry = { ...copy(pick(r, 'ballot')), type: 'ranking.extended', body };
			insertAt(r, placeOf(r, pick(r, 'ranking.opened', 2)) + 1, extended);
		},
		['dates-backwards'],
	],
	[
		'a survey that closes before it opens',
		(r) => (pick(r, 'survey.opened').body.closes = '2026-01-31'),
		['dates-backwards'],
	],
	[
		'a ranking closed before its day',
		(r) => (pick(r, 'ranking.closed').body.date = '2026-03-01'),
		['dates-backwards', 'closed-before-opening'],
	],
	[
		'a methodology published twice',
		(r) => r.entries.push(copy(pick(r, 'methodology.published'))),
		['entry-repeated'],
	],
	[
		'a methodology published after the first opening',
		(r) => {
			const published = pick(r, 'methodology.published');
			remove(r, published);
			insertAt(r, placeOf(r, pick(r, 'ranking.opened')) + 1, published);
		},
		['methodology-not-published'],
	],
	[
		'a ranking opened under another methodology',
		(r) => (pick(r, 'ranking.opened').body.methodology = STRANGE_HASH),
		['other-methodology'],
	],
	[
		'a ranking opened with another quorum',
		(r) => (pick(r, 'ranking.opened').body.quorum = 3),
		['terms-differ', 'quorum-changed'],
	],
	[
		'a ranking opened to seats that were not published',
		(r) => pick(r, 'ranking.opened').body.seats.push({ seat: id(9999), label: 'Llegó después' }),
		['terms-differ', 'eligible-changed'],
	],
	[
		'a ranking opened on other days',
		(r) => (pick(r, 'ranking.opened').body.closes = '2026-03-11T15:00:00Z'),
		['terms-differ'],
	],
	[
		'a nucleus that the methodology does not weigh',
		(r) => (pick(r, 'ranking.opened').body.nucleus = id(99)),
		[
			'nucleus-without-weight',
			'other-nucleus',
			'tally-nucleus-waiting',
			'result-head-differs',
			'result-differs',
		],
	],
	[
		'rules nobody adopted',
		(r) => {
			const { body } = pick(r, 'ruleset.adopted');
			body.version = 2;
			const ruleset = r.rulesets[0];
			if (ruleset) ruleset.version = 2;
		},
		['ruleset-not-adopted'],
	],
	[
		'a second attempt while the first stands',
		(r) => {
			const again = copy(pick(r, 'ranking.opened'));
			again.body.ranking = id(77);
			again.body.attempt = 2;
			again.body.date = '2026-03-11';
			r.entries.push(again);
		},
		['attempt-too-soon'],
	],
	[
		'an attempt that is not the first',
		(r) => (pick(r, 'ranking.opened').body.attempt = 2),
		['attempt-number', 'result-head-differs'],
	],
	[
		'rules adopted after the methodology that names them',
		(r) => {
			const adopted = pick(r, 'ruleset.adopted');
			remove(r, adopted);
			insertAt(r, placeOf(r, pick(r, 'methodology.published')) + 1, adopted);
		},
		['ruleset-not-adopted'],
	],
	[
		'other rules adopted in the place of those that are named',
		(r) => {
			pick(r, 'ruleset.adopted').body.ruleset = 'otra-2026';
			const ruleset = r.rulesets[0];
			if (ruleset) ruleset.id = 'otra-2026';
		},
		['ruleset-not-adopted'],
	],
	[
		'a survey that ends on a day before it opened',
		(r) => (pick(r, 'survey.closed').body.date = '2026-01-31'),
		['dates-backwards', 'closed-before-date'],
	],
	[
		'a survey closed early that says it was its date',
		(r) => (pick(r, 'survey.closed').body.date = '2026-02-26'),
		['closed-before-date'],
	],
	[
		'a survey closed before it opened, as if it was its date',
		(r) => {
			pick(r, 'survey.opened').body.opens = '2026-02-20';
			pick(r, 'survey.closed').body.date = '2026-02-02';
		},
		['closed-before-date', 'closed-before-opening'],
	],
	[
		'a survey with answers that was closed early, before it opened',
		(r) => {
			pick(r, 'survey.opened').body.opens = '2026-02-20';
			Object.assign(pick(r, 'survey.closed').body, { date: '2026-02-18', reason: 'early' });
		},
		['closed-before-opening'],
	],
	[
		'a ranking that closed in the year 0, where somebody had not voted',
		(r) => (pick(r, 'ranking.closed').body.date = '0000-02-29'),
		['closed-before-opening', 'dates-backwards'],
	],
	[
		'a ranking in which everybody voted before it opened',
		(r) => {
			const { body } = pick(r, 'ranking.closed', 1);
			body.date = '2026-03-02';
			body.eligibleSeats = body.counted;
		},
		['closed-before-opening', 'eligible-changed', 'result-head-differs'],
	],
	[
		'a ranking that opens when it closes',
		(r) => {
			const { body } = pick(r, 'ranking.opened');
			body.opens = body.closes;
		},
		['dates-backwards', 'terms-differ'],
	],
];
