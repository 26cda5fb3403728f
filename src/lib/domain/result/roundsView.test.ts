import { describe, expect, it } from 'vitest';
import { buildTallyInput, canonicalText } from '../../evidence';
import { countBallots } from '../../ranking';
import { viewResult, type ResultView } from './resultView';
import { compareRounds } from './roundsView';
import { readStoredResult } from './storedResult';
import { describeSample, id, sampleNuclei } from '../../evidence/testing/sampleMethodology';

const { civil, authority } = sampleNuclei;
const titles = new Map([
	['a', 'Agua'],
	['b', 'Baches'],
	['c', 'Clínica'],
	['d', 'Drenaje'],
]);
const problem = (letter: string) => id('abcd'.indexOf(letter) + 1);

/** A result in which each nucleus cast these ballots, each written as the letters of its problems in order. */
function count(letters: string, ballots: readonly [string[], string[]]): ResultView {
	const methodology = describeSample({
		title: { es: 'Problemas' },
		alternatives: [...letters].map((letter) => ({
			id: problem(letter),
			title: titles.get(letter) ?? '',
			description: '',
		})),
		publication: 'nominal',
	});
	const nuclei = [civil, authority].map((nucleus, at) => ({
		nucleus,
		ballots: (ballots[at] ?? []).map((order) => ({ tiers: [...order].map((letter) => [problem(letter)]) })),
	}));
	const tally = countBallots(buildTallyInput(methodology, nuclei));
	const head = { attempt: 1, eligibleSeats: 3, quorum: 2, quorumMet: true, counted: 3 };
	const rankings = [
		{ ...head, ranking: id(31), nucleus: civil, name: 'Sociedad civil' },
		{ ...head, ranking: id(32), nucleus: authority, name: 'Autoridad' },
	];
	const content = { v: 1, methodology: 'x', rankings, leftOut: [], tally: tally.ok ? tally.value : null };
	return viewResult(methodology, readStoredResult(canonicalText(content)));
}

const first = count('abcd', [
	['abcd', 'badc', 'dcba'],
	['cdab', 'dcba', 'abcd'],
]);
const second = count('abc', [
	['cab', 'cab', 'cab'],
	['cab', 'cab', 'cba'],
]);
const round = (number: number, view: ResultView | null) => ({
	number,
	slug: `lista-${number.toString()}`,
	title: `Lista ${number.toString()}`,
	view,
});

describe('rounds side by side', () => {
	it('has every problem once: in the order of the last round, then those it left out', () => {
		const compared = compareRounds([round(1, first), round(2, second)]);
		expect(compared?.columns.map(({ number }) => number)).toEqual([1, 2]);
		expect(compared?.rows.map(({ title }) => title)).toEqual(['Clínica', 'Agua', 'Baches', 'Drenaje']);
		expect(compared?.rows.map(({ places }) => places[1]?.place ?? null)).toEqual([1, 2, 3, null]);
		for (const { id: one, places } of compared?.rows ?? []) {
			const { place, tied } = first.joint.rows.find((row) => row.id === one) ?? { place: 0, tied: true };
			expect(places[0]).toEqual({ place, tied });
		}
	});

	it('has the W of each round, of the nuclei among one another and of the ballots of each', () => {
		const compared = compareRounds([round(1, first), round(2, second)]);
		expect(compared?.between.map((one) => one?.w)).toEqual([
			first.analysis?.between.w,
			second.analysis?.between.w,
		]);
		expect(compared?.between[1]?.w).toBe(1);
		const own = compared?.within.find(({ nucleus }) => nucleus === civil);
		expect(own?.name).toBe('Sociedad civil');
		expect(own?.rounds[0]).toEqual(first.analysis?.within.find(({ name }) => name === 'Sociedad civil'));
		expect(own?.rounds).toHaveLength(2);
	});

	it('is nothing while fewer than two rounds have a result in sight', () => {
		expect(compareRounds([round(1, first)])).toBeNull();
		expect(compareRounds([round(1, first), round(2, null)])).toBeNull();
		expect(compareRounds([round(1, null), round(2, second)])).toBeNull();
	});
});
