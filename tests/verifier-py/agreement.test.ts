import { describe, expect, it } from 'vitest';
import { writeOwnCopy } from '../../src/lib/basics/copies/ownCopy';
import { aggregates, nominal, results } from '../../src/lib/verifier/testing/bad/results';
import { changed, quarantined } from '../../src/lib/verifier/testing/bad/answers';
import { excluded } from '../../src/lib/verifier/testing/bad/exclusions';
import { versions } from '../../src/lib/verifier/testing/bad/versions';
import { counts } from '../../src/lib/verifier/testing/bad/counts';
import { buildFiled, filed } from '../../src/lib/verifier/testing/bad/filed';
import { badLimits, fullBallots } from '../../src/lib/verifier/testing/bad/limits';
import { badOpenings, spoilOpened } from '../../src/lib/verifier/testing/bad/openings';
import { listCopies } from '../../src/lib/verifier/testing/copies';
import { badWitnesses, observedWitnesses } from '../../src/lib/verifier/testing/witnessed';
import { packOpened } from '../../src/lib/verifier/testing/openSample';
import { badDays } from '../../src/lib/verifier/testing/bad/days';
import { badDraws } from '../../src/lib/verifier/testing/bad/draws';
import { documents } from '../../src/lib/verifier/testing/bad/documents';
import { order } from '../../src/lib/verifier/testing/bad/order';
import type { Bad } from '../../src/lib/verifier/testing/judge';
import { buildSample, packRecord } from '../../src/lib/verifier/testing/sampleRecord';
import { sealAt } from '../../src/lib/verifier/testing/seal';
import type { SampleRecord } from '../../src/lib/verifier/testing/recordBuilder';
import { Chance } from './chance';
import { findDisagreement, sayHere, sayThere, verifyHere } from './compare';
import { forged } from './forged';
import { fuzz, rootIn } from './fuzz';
import { verifyInPython, whyNot, type Case, type Second } from './python';
import { brought, KEYS, openedSamples, receiptAt, samples, signedSample } from './samples';

const isFull = process.env['PRIORIZA_FULL'] === '1';
const runs = isFull ? 5_000 : 150;
/** So many bundles lie in a folder at once. */
const FOLDER = 250;
/** The few are the same on every run, so that `npm test` says the same of the same code; the many are others each time. */
const seed = Number(process.env['PRIORIZA_SEED'] ?? (isFull ? Date.now() % 1_000_000 : 20_261_122));
const why = whyNot ?? '';

function anchored(name: string, bytes: Uint8Array): Case {
	const root = rootIn(bytes);
	return { name, bytes, ...(root === undefined ? {} : { root }) };
}

function spoilAll(make: () => SampleRecord, table: readonly Bad[]): (Case & { codes: readonly string[] })[] {
	return table.map(([name, spoil, codes]) => {
		const record = make();
		spoil(record);
		return { ...anchored(name, packRecord(record)), codes };
	});
}

function at(said: readonly Second[], place: number): Second {
	const found = said[place];
	if (!found) throw new Error('the second verifier said too little');
	return found;
}

const codesOf = (failed: { codes: readonly string[] }[]) =>
	[...new Set(failed.flatMap(({ codes }) => codes))].sort();

describe.skipIf(whyNot !== null)(`two verifiers, one written from the text alone ${why}`, () => {
	it('T13: of each bundle made badly by hand both say exactly what is wrong with it', async () => {
		const tables = [
			...spoilAll(
				() => buildSample('anonymous'),
				[
					...[...order, ...counts, ...documents, ...results],
					...[...quarantined, ...changed, ...excluded, ...versions],
				],
			),
			...spoilAll(() => buildSample('nominal'), nominal),
			...spoilAll(buildFiled, filed),
			...spoilAll(() => buildSample('aggregates'), aggregates),
			...badWitnesses.map(([name, make, codes]) => ({ ...anchored(name, packRecord(make())), codes })),
			...badLimits.map(([name, make, codes]) => ({ ...anchored(name, make()), codes })),
			...badDraws.map(([name, make, codes]) => ({ ...anchored(name, packRecord(make())), codes })),
			...badDays.map(([name, make, codes]) => ({ ...anchored(name, packRecord(make())), codes })),
			...badOpenings.map((bad) => ({
				...anchored(bad[0], packOpened(spoilOpened(bad))),
				codes: bad[3],
			})),
		].map((one) => ({ ...one, exit: 1 }));
		const all = [...tables, ...forged.map(([name, make, exit, codes]) => ({ name, ...make(), exit, codes }))];
		expect(all.length).toBeGreaterThanOrEqual(60);
		const second = await verifyInPython(all);
		const told = all.map((one, place) => {
			const here = sayHere(verifyHere(one));
			const there = sayThere(at(second, place));
			const isJudged = here.unjudged.size === 0;
			return {
				name: one.name,
				here: [here.exit, ...codesOf(here.failed)],
				there: [there.exit, ...(isJudged ? codesOf(there.failed) : [...one.codes].sort())],
			};
		});
		const expected = all.map(({ name, exit, codes }) => {
			const said = [exit, ...[...codes].sort()];
			return { name, here: said, there: said };
		});
		expect(told).toEqual(expected);
	});

	it('T13: of what only wants to be read both say the same', async () => {
		const bytes = packRecord(signedSample());
		const [first = new Uint8Array()] = KEYS;
		const previous = sealAt(signedSample(), 0, first).note;
		const cases: (Case & { codes: readonly string[] })[] = [
			...observedWitnesses.map(([name, make, codes]) => ({ ...anchored(name, packRecord(make())), codes })),
			{ name: 'kept early', bytes, previous: brought.previous(), codes: ['previous-apart'] },
			{ name: 'kept of nothing', bytes, previous, codes: ['previous-apart'] },
			{
				...{ name: 'kept early, and the key', bytes, previous, key: brought.key() },
				codes: ['previous-apart', 'only-the-key'],
			},
		];
		const said = await verifyInPython(cases);
		const told = cases.map((one, place) => {
			const here = verifyHere(one).checks.flatMap(({ observations }) => observations.map(({ code }) => code));
			const there = at(said, place);
			return [one.name, there.exit, here, there.checks.flatMap(({ observations }) => observations)];
		});
		expect(told).toEqual(cases.map(({ name, codes }) => [name, 3, codes, codes]));
	});

	it('T13: of receipts, alone and beside a bundle, both say the same', async () => {
		const [first = new Uint8Array(), second = new Uint8Array()] = KEYS;
		const bytesOf = (text: string) => new TextEncoder().encode(text);
		const [younger, older] = [receiptAt(5, 9, second), receiptAt(1, 3, first)];
		const spoiled = [
			younger.replace(/\n(?=[A-Za-z0-9+/=]{44}\n)/, '\n='),
			younger.replace('index 5', 'index 05'),
			younger.replace(/extra .{8}/, 'extra AAAAAAAA'),
		];
		const misplaced = younger.replace('index 5', 'index 4');
		const texts = [younger, older, misplaced, younger.replace(/^extra .*\n/m, ''), ...spoiled];
		const bundle = packRecord(signedSample());
		const cases: Case[] = [
			...texts.flatMap((text, at): Case[] => [
				{ name: `${String(at)} alone`, bytes: bytesOf(text) },
				{ name: `${String(at)}, seal`, bytes: bytesOf(text), previous: brought.previous() },
				{ name: `${String(at)}, key`, bytes: bytesOf(text), key: brought.key() },
				{ name: `${String(at)}, receipt`, bytes: bytesOf(text), previous: younger, key: brought.key() },
				{ name: `${String(at)}, root`, bytes: bytesOf(text), root: rootIn(bundle) ?? '' },
			]),
			...[younger, older, misplaced].map((previous, at) => ({
				name: `bundle, ${String(at)}`,
				bytes: bundle,
				previous,
			})),
		];
		const said = await verifyInPython(cases);
		expect(cases.map((one, place) => findDisagreement(one, at(said, place)))).toEqual(cases.map(() => null));
		expect([...new Set(said.map(({ exit }) => exit))].sort()).toEqual([0, 1, 2, 3, 4]);
	});

	it("T13: of somebody's own copy both say the same, beside a bundle and beside a receipt", async () => {
		const cases = listCopies().map(({ name, record, copy, codes }) => ({
			...anchored(name, packRecord(record)),
			copy: writeOwnCopy(copy),
			codes,
		}));
		const [second = new Uint8Array()] = KEYS.slice(1);
		const receipts: Case[] = [2, 4, 5, 6, 7, 8, 9, 10].flatMap((index) => {
			const bytes = new TextEncoder().encode(receiptAt(index, 20, second));
			const own = [cases[0], cases[5]].flatMap((one) => (one ? [one] : []));
			return own.map(({ name, copy }) => ({ name: `${String(index)}, ${name}`, bytes, copy }));
		});
		const beside: Case[] = [0, 5, 6].map((index) => ({
			name: `both, ${String(index)}`,
			bytes: packRecord(signedSample()),
			previous: receiptAt(index, 20, second),
			copy: cases[0]?.copy ?? '',
		}));
		const all: Case[] = [...cases, ...receipts, ...beside];
		const said = await verifyInPython(all);
		expect(all.map((one, place) => findDisagreement(one, at(said, place)))).toEqual(all.map(() => null));
		const found = cases.map((_, place) =>
			at(said, place).checks.flatMap(({ codes, observations }) => [...codes, ...observations]),
		);
		expect(found.map((codes) => codes.sort())).toEqual(cases.map(({ codes }) => [...codes].sort()));
		const ofReceipts = said.slice(cases.length, cases.length + receipts.length).map(({ exit }) => exit);
		expect([...new Set(ofReceipts)].sort()).toEqual([1, 4]);
	});

	it('T14: agree on every sound record and on each that was spoiled by chance', async () => {
		const signed = packRecord(signedSample());
		const sound: Case[] = [
			...samples.map(({ name, make }) => anchored(name, packRecord(make()))),
			...openedSamples.map(({ name, make }) => anchored(name, packOpened(make()))),
			...fullBallots.map(([name, make]) => anchored(name, make())),
			{ name: 'signed, kept', bytes: signed, previous: brought.previous() },
			{ name: 'signed, key', bytes: signed, key: brought.key() },
			{ name: 'signed, nothing', bytes: signed },
		];
		const saidOfSound = await verifyInPython(sound);
		expect(sound.map((one, place) => findDisagreement(one, at(saidOfSound, place)))).toEqual(
			sound.map(() => null),
		);
		expect(saidOfSound.filter(({ exit }) => exit === 1)).toEqual([]);

		const exits = new Map<number, number>();
		for (let done = 0; done < runs; done += FOLDER) {
			const cases = Array.from({ length: Math.min(FOLDER, runs - done) }, (_, place) => {
				const one = fuzz(new Chance(seed * 10_007 + done + place));
				return { ...one, name: `seed ${String(seed)}, case ${String(done + place)}, ${one.name}` };
			});
			const said = await verifyInPython(cases);
			for (const { exit } of said) exits.set(exit, (exits.get(exit) ?? 0) + 1);
			const disagreements = cases.map((one, place) => findDisagreement(one, at(said, place)));
			expect.soft(disagreements.filter((one) => one !== null)).toEqual([]);
		}
		console.info(
			`T14: seed ${String(seed)}, ${String(runs)} bundles, exits ${JSON.stringify([...exits].sort())}`,
		);
		expect(exits.get(1)).toBeGreaterThan(runs / 2);
	}, 7_200_000);
});
