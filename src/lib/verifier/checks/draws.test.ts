import { describe, expect, it } from 'vitest';
import { annul, findIn, leaveOut } from '../testing/acts';
import { badDraws } from '../testing/bad/draws';
import { drawnOn } from '../testing/bad/days';
import { judge } from '../testing/judge';
import { badOf, judgeBad } from '../testing/judgeBad';
import { id, RecordBuilder } from '../testing/recordBuilder';
import {
	CAST,
	describeMethodology,
	NUCLEI,
	packRecord,
	PRIORITIZATION,
	RANKINGS,
} from '../testing/sampleRecord';

const source = 'Sorteo ficticio de la semana';
const [here, there] = NUCLEI;
const [first, second, third] = RANKINGS;
const rules = {
	...describeMethodology('anonymous', 'borda', { nuclei: [here, there] }),
	tieRule: { rule: 'draw' as const, source, heldOn: '2026-03-11' },
};

const draw = (builder: RecordBuilder, date = '2026-03-11') =>
	builder.act('tiebreak.drawn', { prioritization: PRIORITIZATION, source, drawn: '4 8', date });
const vote = (builder: RecordBuilder, nucleus: string, ranking: string) =>
	builder.open(rules, nucleus, ranking).vote(rules, nucleus, ranking, CAST[1] ?? []);

describe('a draw for ties', () => {
	it.each(badDraws)('%s', (name, make, codes) => {
		expect(judgeBad(packRecord(make()))).toEqual(badOf('draws', name, codes));
	});

	it('is held on its day or later, once nobody votes and before anybody counts', () => {
		expect(judge(drawnOn('2026-03-11')).failures).toEqual([]);
		const builder = new RecordBuilder().begin().publish(rules);
		const counted = [vote(builder, here, first), vote(builder, there, second)];
		draw(builder, '2026-03-14');
		builder.tally(rules, counted, '4 8');
		expect(judge(builder.record)).toMatchObject({ failures: [], observations: [] });
	});

	it('stands for the result that follows when a nucleus is left out after it', () => {
		const builder = new RecordBuilder().begin().publish(rules);
		const counted = [vote(builder, here, first), vote(builder, there, second)];
		draw(builder);
		builder.tally(rules, counted, '4 8');
		leaveOut(annul(builder, second), there);
		builder.tally(rules, counted.slice(0, 1), '4 8');
		expect(judge(builder.record).failures).toEqual([]);
	});

	it('is known to nobody who still votes, also in an attempt that opens after it', () => {
		const early = (line: number) => `19 draw-too-early {"line":${String(line)},"type":"tiebreak.drawn"}`;
		const waits = new RecordBuilder().begin().publish(rules);
		vote(waits, here, first);
		draw(waits);
		expect(findIn(waits, 19)).toEqual([early(waits.record.entries.length)]);
		const again = new RecordBuilder().begin().publish(rules);
		vote(again, here, first);
		vote(again, there, second);
		draw(again);
		const line = again.record.entries.length;
		expect(findIn(again, 19)).not.toContain(early(line));
		annul(again, second).open(rules, there, third, 2);
		expect(findIn(again, 19)).toContain(early(line));
	});

	it('is of its own prioritization and of no other', () => {
		const builder = new RecordBuilder().begin().publish(rules);
		builder.publish({ ...rules, prioritization: id(11) });
		vote(builder, here, first);
		vote(builder, there, second);
		draw(builder);
		expect(findIn(builder, 19)).toEqual(['19 tally-pending {"title":"Problemas de agua"}']);
	});
});
