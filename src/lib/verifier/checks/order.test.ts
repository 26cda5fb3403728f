import { describe, expect, it } from 'vitest';
import { order } from '../testing/bad/order';
import { buildFiled, minutes } from '../testing/bad/filed';
import { reserveDocument } from '../testing/fileDocument';
import { judge } from '../testing/judge';
import { badOf, judgeBad } from '../testing/judgeBad';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { pick } from '../testing/spoil';

describe('the order of acts', () => {
	it.each(order)('%s', (name, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf('order', name, codes));
	});

	it('may fall on the same day and the same moment', () => {
		const record = buildFiled();
		const opened = pick(record, 'survey.opened').body;
		opened.opens = opened.closes = opened.date;
		pick(record, 'survey.closed').body.date = opened.date;
		reserveDocument(record, minutes);
		pick(record, 'document.reserved').body.date = pick(record, 'document.filed').body.date;
		expect(judge(record).failures).toEqual([]);
	});
});
