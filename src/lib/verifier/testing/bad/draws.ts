import type { EntryOf } from '../../../evidence';
import type { FindingCode } from '../../report';
import type { SampleRecord } from '../recordBuilder';
import { buildSample } from '../sampleRecord';
import { copy, insertAt, pick, placeOf, remove } from '../spoil';
import { drawnOn } from './days';

/** A record in which ties are drawn otherwise than was announced. */
type BadDraw = readonly [name: string, make: () => SampleRecord, codes: readonly FindingCode[]];

/** A record with a draw as was announced, and then spoiled. */
function spoiled(spoil: (record: SampleRecord, draw: EntryOf<'tiebreak.drawn'>) => void): () => SampleRecord {
	return () => {
		const record = drawnOn('2026-03-11');
		spoil(record, pick(record, 'tiebreak.drawn'));
		return record;
	};
}

function again(draw: EntryOf<'tiebreak.drawn'>, drawn: string): EntryOf<'tiebreak.drawn'> {
	const other = copy(draw);
	other.body.drawn = drawn;
	return other;
}

/** Puts the draw in the place of another line, which comes next. */
function moveBefore(record: SampleRecord, draw: EntryOf<'tiebreak.drawn'>, at: () => number): void {
	remove(record, draw);
	insertAt(record, at(), draw);
}

export const badDraws: readonly BadDraw[] = [
	[
		'a draw of another source',
		spoiled((_, draw) => (draw.body.source = 'El cajón del escritorio')),
		['draw-differs'],
	],
	[
		'draws until one is liked',
		spoiled((r, draw) => {
			insertAt(r, placeOf(r, draw), again(draw, '1'), again(draw, '2'));
		}),
		['draw-repeated'],
	],
	[
		'a draw again after the result',
		spoiled((r, draw) => r.entries.push(again(draw, '1'))),
		['draw-repeated'],
	],
	[
		'a draw before anybody could vote',
		spoiled((r, draw) => {
			draw.body.date = '2026-03-02';
			moveBefore(r, draw, () => placeOf(r, pick(r, 'ranking.opened')));
		}),
		['draw-too-early', 'day-before-announced'],
	],
	[
		'a draw before the last close',
		spoiled((r, draw) => {
			moveBefore(r, draw, () => placeOf(r, pick(r, 'ranking.closed', 1)) + 1);
		}),
		['draw-too-early'],
	],
	[
		'a draw after its result',
		spoiled((r, draw) => {
			moveBefore(r, draw, () => r.entries.length);
		}),
		['draw-too-late', 'result-not-computable'],
	],
	[
		'a draw that nobody announced',
		() => {
			const record = buildSample('aggregates');
			const draw = pick(drawnOn('2026-03-11'), 'tiebreak.drawn');
			insertAt(record, placeOf(record, pick(record, 'tally.computed')), draw);
			return record;
		},
		['draw-not-announced'],
	],
];
