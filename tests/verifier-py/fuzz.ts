import { documentHash, readBundle } from '../../src/lib/evidence';
import { packOpened, type OpenedSample } from '../../src/lib/verifier/testing/openSample';
import type { SampleRecord } from '../../src/lib/verifier/testing/recordBuilder';
import { packRecord } from '../../src/lib/verifier/testing/sampleRecord';
import { sortBatches } from '../../src/lib/verifier/testing/spoil';
import type { Chance } from './chance';
import { spoilOpenings } from './fuzzOpened';
import { mutate } from './mutate';
import type { Case } from './python';
import { brought, openedSamples, samples, type Sample } from './samples';
import { flipBit, spoilInside } from './spoilBytes';

/** Changes values of a record so that every hash is mended once it is packed. */
function spoilRecord(record: SampleRecord, chance: Chance): SampleRecord {
	const times = 1 + chance.below(2);
	for (let done = 0; done < times; done++) {
		const what = chance.below(8);
		if (what === 0) mutate(record.ballots, chance);
		else if (what === 1) mutate(record.results, chance);
		else if (what === 2) mutate(record.checkpoints ?? record.entries, chance);
		else mutate(chance.pick(record.entries), chance);
	}
	if (chance.below(2) === 0) sortBatches(record);
	for (const entry of record.entries) {
		if (entry.type === 'tally.computed' && chance.below(4) > 0) {
			const result = record.results[0];
			if (result) entry.body.result = documentHash('result', result.document);
		}
		if (entry.type === 'methodology.published' && chance.below(4) > 0)
			entry.body.hash = documentHash('methodology', entry.body.methodology);
	}
	return record;
}

function spoil(sample: Sample, chance: Chance): Uint8Array {
	const what = chance.below(10);
	if (what < 6) return packRecord(spoilRecord(sample.make(), chance));
	const sound = packRecord(sample.make());
	return what < 7 ? flipBit(sound, chance) : spoilInside(sound, chance);
}

/** The same of a bundle of the guarantor body: most often its openings, sometimes what they answer to. */
function spoilGuarantors(sample: OpenedSample, chance: Chance): Uint8Array {
	const what = chance.below(10);
	if (what < 7) spoilOpenings(sample, chance);
	if (what === 6 || what === 7) spoilRecord(sample.record, chance);
	const packed = packOpened(sample);
	return what === 8 ? flipBit(packed, chance) : what === 9 ? spoilInside(packed, chance) : packed;
}

/** The root that a bundle says it has. */
export function rootIn(bytes: Uint8Array): string | undefined {
	const opened = readBundle(bytes);
	return opened.ok ? opened.value.manifest.log.root : undefined;
}

/** Samples that keep their ballots back are not resampled, so they take a tenth of the time: they come more often. */
function pickCheap<T extends { readonly name: string }>(all: readonly T[], chance: Chance): T {
	const cheap = all.filter(({ name }) => !/nominal|anonymous/.test(name) && name !== 'with documents');
	return chance.pick(chance.below(3) === 0 ? all : cheap);
}

/** One in four is a bundle of the guarantor body. */
function spoilAny(chance: Chance): Pick<Case, 'name' | 'bytes'> {
	if (chance.below(4) === 0) {
		const { name, make } = pickCheap(openedSamples, chance);
		return { name, bytes: spoilGuarantors(make(), chance) };
	}
	const sample = pickCheap(samples, chance);
	return { name: sample.name, bytes: spoil(sample, chance) };
}

/** A bundle spoiled by chance; the same chance spoils the same bundle alike. */
export function fuzz(chance: Chance): Case {
	for (;;) {
		try {
			const { name, bytes } = spoilAny(chance);
			const root = chance.below(4) === 0 ? undefined : rootIn(bytes);
			const isSigned = name === 'signed';
			return {
				name,
				bytes,
				...(root === undefined ? {} : { root }),
				...(isSigned && chance.below(2) === 0 ? { previous: brought.previous() } : {}),
				...(isSigned && chance.below(2) === 0 ? { key: brought.key() } : {}),
			};
		} catch {
			// Not every change can be written as a bundle: another is drawn.
		}
	}
}
