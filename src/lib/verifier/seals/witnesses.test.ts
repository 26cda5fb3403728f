import { describe, expect, it } from 'vitest';
import { base64url, publicKeyOf, rootOf, type Entry } from '../../evidence';
import { listCodes, listSentences } from '../testing/judge';
import { badOf, foundOf, judgeBad, listFound } from '../testing/judgeBad';
import type { SampleRecord } from '../testing/recordBuilder';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { treeOf } from '../testing/seal';
import { pick } from '../testing/spoil';
import {
	badWitnesses,
	beginWitnessed,
	civil,
	double,
	itself,
	logKey,
	nameWitnesses,
	observedWitnesses,
	organ,
	sealWith,
	sealedBy,
	sister,
	sizeOf,
	withFalseSignature,
	witnessOf,
	type Witness,
} from '../testing/witnessed';
import { verifyBundle } from '../verifyBundle';

function judge(record: SampleRecord): string[] {
	const report = verifyBundle(packRecord(record), { root: base64url(rootOf(treeOf(record))) });
	return [report.verdict, ...listCodes(report, 'failures'), ...listCodes(report, 'observations')];
}

describe('witnesses', () => {
	it('who all signed after the last closing leave nothing to say', () => {
		expect(judge(sealedBy(beginWitnessed([civil, organ]), [civil, organ]))).toEqual(['valid']);
	});

	it('are not asked for where none were named, and nobody needs to sign where none is needed', () => {
		const bare = buildSample();
		pick(bare, 'log.created').body.key = base64url(publicKeyOf(logKey));
		expect(judge(sealedBy(bare, []))).toEqual(['valid']);
		expect(judge(sealedBy(beginWitnessed([civil], { needed: 0 }), []))).toEqual(['valid']);
	});

	it('count by role and not by signature', () => {
		const record = beginWitnessed([civil, sister, organ]);
		expect(judge(sealedBy(record, [civil, organ]))).toEqual(['valid']);
		expect(judge(sealedBy(record, [civil, sister]))).toEqual([
			'valid-with-observations',
			'witnesses-missing',
		]);
	});

	it('who are missing are an observation, or make the record invalid where they were required', () => {
		expect(judge(sealedBy(beginWitnessed([civil, organ]), [organ]))).toEqual([
			'valid-with-observations',
			'witnesses-missing',
		]);
		expect(judge(sealedBy(beginWitnessed([civil, organ], { required: true }), [organ]))).toEqual([
			'invalid',
			'witnesses-required',
		]);
	});

	it('who signed before the last closing alone have not seen it', () => {
		const record = beginWitnessed([civil]);
		record.checkpoints = [sealWith(record, 3, [civil]), sealWith(record, sizeOf(record), [])];
		expect(judge(record)).toEqual(['valid-with-observations', 'witnesses-missing']);
	});

	it('whose signature is false spoil the record, and strangers do not', () => {
		expect(judge(withFalseSignature())).toEqual(['invalid', 'cosignature-false', 'witnesses-missing']);
		const stranger = witnessOf(99, 'Nadie');
		expect(judge(sealedBy(beginWitnessed([civil, organ]), [civil, organ, stranger]))).toEqual(['valid']);
	});

	it('are not the log itself, nor one key under two names', () => {
		expect(judge(sealedBy(beginWitnessed([itself]), [itself]))).toEqual(['invalid', 'witness-is-the-log']);
		expect(judge(sealedBy(beginWitnessed([civil, double]), [civil, double]))).toEqual([
			'invalid',
			'witness-twice',
		]);
	});

	it('may be named again, and fewer of them once something has opened is said', () => {
		const record = beginWitnessed([civil, organ]);
		const open = record.entries.findIndex(({ type }) => type === 'survey.opened');
		nameWitnesses(record, open, [civil]);
		expect(judge(sealedBy(record, [civil]))).toEqual(['valid']);
		const late = beginWitnessed([civil, organ]);
		nameWitnesses(late, late.entries.findIndex(({ type }) => type === 'survey.opened') + 1, [civil]);
		expect(judge(sealedBy(late, [civil]))).toEqual(['valid-with-observations', 'witnesses-loosened']);
		const weaker = beginWitnessed([civil], { required: true });
		nameWitnesses(weaker, weaker.entries.findIndex(({ type }) => type === 'survey.opened') + 1, [civil]);
		expect(judge(sealedBy(weaker, [civil]))).toEqual(['valid-with-observations', 'witnesses-loosened']);
	});

	it('T32 who lost their key are named anew with another: the former counts no longer, and what it signed stands', () => {
		const found = witnessOf(14, 'Sociedad civil');
		const record = beginWitnessed([civil, organ], { required: true });
		const before = sizeOf(record);
		nameWitnesses(record, before, [organ, found], { required: true, date: '2026-12-31' });
		const sealed = (former: readonly Witness[], newest: readonly Witness[]) => {
			record.checkpoints = [sealWith(record, before, former), sealWith(record, sizeOf(record), newest)];
			return judge(record);
		};
		const changed = 'witnesses-changed';
		expect(sealed([civil, organ], [organ, found])).toEqual(['valid-with-observations', changed]);
		expect(sealed([civil, organ], [civil, organ])).toEqual(['invalid', 'witnesses-required', changed]);
		expect(sealed([civil, organ], [organ])).toEqual(['invalid', 'witnesses-required', changed]);
	});

	it.each([
		['another key', [{ ...witnessOf(51, civil.role), name: civil.name }, organ]],
		['another name', [{ ...civil, name: 'testigo/10' }, organ]],
		['another role', [{ ...civil, role: 'Academia' }, organ]],
		['one more', [civil, sister, organ]],
	])('with %s are said once something has opened, and not before', (_, others) => {
		const name = (type: Entry['type'], after: number) => {
			const record = beginWitnessed([civil, organ], { required: true });
			const at = record.entries.findIndex((entry) => entry.type === type) + after;
			nameWitnesses(record, at, others, { required: true, date: pick(record, 'survey.opened').body.date });
			return judge(sealedBy(record, others));
		};
		expect(name('survey.opened', 0)).toEqual(['valid']);
		expect(name('survey.opened', 1)).toEqual(['valid-with-observations', 'witnesses-changed']);
	});

	it('who stay as they were, and one less where as many are needed, are no others', () => {
		const record = beginWitnessed([civil, sister, organ]);
		nameWitnesses(record, sizeOf(record), [civil, sister, organ], { date: '2026-12-31' });
		nameWitnesses(record, sizeOf(record), [sister, organ], { date: '2026-12-31' });
		expect(judge(sealedBy(record, [sister, organ]))).toEqual(['valid']);
	});

	it.each(observedWitnesses)('%s', (name, make, codes) => {
		const report = verifyBundle(packRecord(make()), {});
		expect([listCodes(report, 'failures'), listCodes(report, 'observations')]).toEqual([[], codes]);
		expect(listFound(report)).toEqual(foundOf('witnesses', name));
		expect(listSentences(report).join()).not.toMatch(/[{}]|undefined/);
	});

	it('cannot be needed more than there are roles', () => {
		const record = beginWitnessed([civil, sister]);
		pick(record, 'witnesses.named').body.needed = 2;
		expect(judge(sealedBy(record, [civil, sister]))).toContain('entry-malformed');
	});
});

describe('witnesses that are none', () => {
	it.each(badWitnesses)('%s', (name, make, codes) => {
		expect(judgeBad(packRecord(make()))).toEqual(badOf('witnesses', name, codes));
	});
});
