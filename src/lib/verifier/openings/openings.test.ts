import { describe, expect, it } from 'vitest';
import { openBundle, readBundle } from '../../evidence';
import { describeFinding } from '../renderReport';
import type { Report } from '../report';
import { badOpenings, countOthers, spoilOpened } from '../testing/bad/openings';
import { listCodes, rootOfBundle } from '../testing/judge';
import { badOf, judgeBad } from '../testing/judgeBad';
import { buildOpened, excludeAnswers, openedFiles, packOpened } from '../testing/openSample';
import { buildSample, packRecord, SURVEY } from '../testing/sampleRecord';
import { verifyBundle } from '../verifyBundle';

function verify(bytes: Uint8Array): Report {
	return verifyBundle(bytes, { root: rootOfBundle(bytes) });
}

const statusOf = ({ checks }: Report) =>
	checks.filter(({ number }) => number >= 30 && number < 40).map(({ status }) => status);

describe('a bundle with its openings', () => {
	it.each(['anonymous', 'aggregates'] as const)('adds up where ballots are %s', (mode) => {
		const report = verify(packOpened(buildOpened(mode)));
		expect([report.verdict, statusOf(report)]).toEqual(['valid', ['passed', 'passed', 'passed']]);
		expect(report.notSealed.filter((file) => file.startsWith('openings/'))).toEqual([]);
		// What it proved is no limit any more.
		expect(report.limits).not.toContain('openings');
		expect(verify(packRecord(buildOpened(mode).record)).limits).toContain('openings');
	});

	it('holds every file of the public one as it is, and lines that say what and with which salt alone', () => {
		const sample = buildOpened();
		const [open, shut] = [readBundle(packOpened(sample)), readBundle(packRecord(sample.record))];
		if (!open.ok || !shut.ok) throw new Error('not a bundle');
		for (const [path, bytes] of shut.value.files)
			if (path !== 'manifest.json') expect(open.value.files.get(path)).toEqual(bytes);
		const text = new TextDecoder().decode(open.value.files.get(openedFiles.answers));
		const lines = text.trimEnd().split('\n');
		expect(lines).toHaveLength(7);
		for (const line of lines) expect(Object.keys(JSON.parse(line) as object)).toEqual(['content', 'salt']);
	});

	it('is the same whatever the order its openings come in', () => {
		const sample = buildOpened();
		const bytes = packOpened(sample);
		for (const { openings } of sample.openings) openings.reverse();
		sample.openings.reverse();
		expect(packOpened(sample)).toEqual(bytes);
	});

	it('is made of openings that are told one at a time, and has no file of none', () => {
		const sample = buildOpened();
		const shut = readBundle(packRecord(sample.record));
		if (!shut.ok) throw new Error('not a bundle');
		const lists = [{ kind: 'ballot' as const, subject: SURVEY, openings: [] }, ...sample.openings];
		const told = lists.map(({ openings, ...of }) => ({ ...of, openings: openings.values() }));
		expect(openBundle(shut.value, told)).toEqual(packOpened(sample));
	});

	it('does not open what two people left out', () => {
		const sample = buildOpened();
		excludeAnswers(sample, 3);
		const report = verify(packOpened(sample));
		expect([listCodes(report, 'failures'), listCodes(report, 'observations')]).toEqual([
			[],
			['answers-excluded'],
		]);
	});

	it('says what it does not open, one by one and whole files', () => {
		const some = buildOpened();
		some.openings[0]?.openings.pop();
		some.openings.pop();
		const report = verify(packOpened(some));
		expect(report.verdict).toBe('valid-with-observations');
		const said = report.checks.flatMap(({ observations }) => observations);
		expect(said.map(({ params }) => [params['found'], params['declared']])).toEqual([
			[6, 7],
			[0, 5],
		]);
		expect(said.map((one) => describeFinding(one, 'es')).join()).not.toMatch(/[{}]|undefined/);
	});

	it('is what tells that a result was counted from other ballots, where only counts are public', () => {
		expect(verify(packRecord(countOthers())).verdict).toBe('valid');
		expect(verify(packOpened({ ...buildOpened(), record: countOthers() })).verdict).toBe('invalid');
	});

	it('is not missed in the bundle for everybody', () => {
		const report = verify(packRecord(buildSample('aggregates')));
		expect([report.verdict, statusOf(report)]).toEqual(['valid', ['passed', 'not-run', 'not-run']]);
	});
});

describe('openings that do not add up', () => {
	it.each(badOpenings)('%s', (...bad) => {
		const [name, , , codes] = bad;
		expect(judgeBad(packOpened(spoilOpened(bad)))).toEqual(badOf('openings', name, codes));
	});
});
