import { describe, expect, it } from 'vitest';
import { answerTo, publishVersion, versions } from '../testing/bad/versions';
import { judge } from '../testing/judge';
import { badOf, judgeBad } from '../testing/judgeBad';
import { buildSample, packRecord } from '../testing/sampleRecord';

describe('later versions of what a survey asks', () => {
	it('are said, and answers to any of them count', () => {
		const record = buildSample();
		answerTo(record, publishVersion(record, 2).body.instrument);
		publishVersion(record, 3);
		const { failures, observations, sentences } = judge(record);
		expect(failures).toEqual([]);
		expect(observations).toEqual(['survey-changed']);
		expect(sentences.join()).toContain('Faltaba una opción.');
		expect(sentences.join()).not.toMatch(/[{}]|undefined/);
	});

	it.each(versions)('are refused: %s', (name, spoil, codes) => {
		const record = buildSample();
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf('versions', name, codes));
	});
});
