import { describe, expect, it } from 'vitest';
import { tellHistory } from './history';
import { excludeAnswers, buildOpened } from './testing/openSample';
import { PRIORITIZATION, SURVEY } from './testing/sampleRecord';
import { pick } from './testing/spoil';

describe('a log told by subject', () => {
	it('has each entry in one list, at its place, and nothing where nothing was said', () => {
		const sample = buildOpened();
		excludeAnswers(sample, 3);
		const { entries } = sample.record;
		const { surveys, prioritizations } = tellHistory([null, ...entries]);
		expect(surveys.get(SURVEY)).toMatchObject({
			changed: [],
			excluded: [{ at: entries.length, entry: pick(sample.record, 'responses.excluded') }],
			readmitted: [],
		});
		const entry = pick(sample.record, 'methodology.published');
		expect(prioritizations.get(PRIORITIZATION)).toMatchObject({
			published: [{ at: entries.indexOf(entry) + 1, entry }],
			leftOut: [],
			draws: [],
		});
	});
});
