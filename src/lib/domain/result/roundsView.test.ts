import { describe, expect, it } from 'vitest';
import { buildTallyInput, canonicalText, type Methodology } from '../../evidence';
import { countBallots } from '../../ranking';
import { viewResult, type ResultView } from './resultView';
import { compareRounds } from './roundsView';
import { readStoredResult } from './storedResult';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [civil, authority] = [id(11), id(12)];
const titles = new Map([
	['a', 'Agua'],
	['b', 'Baches'],
	['c', 'Clínica'],
	['d', 'Drenaje'],
]);
const problem = (letter: string) => id('abcd'.indexOf(letter) + 1);

/** A result in which each nucleus cast these ballots, each written as the letters of its problems in order. */
function count(letters: string, ballots: readonly [string[], string[]]): ResultView {
	const methodology: Methodology = {
		v: 1,
		prioritization: id(20),
		title: { es: 'Problemas' },
		question: { es: '¿Qué urge?' },
		alternatives: [...letters].map((letter) => ({
			id: problem(letter),
			title: titles.get(letter) ?? '',
			description: '',
		})),
		counting: {
			task: 'rank',
			method: 'ranked-pairs',
			strength: 'winning-then-losing',
			unranked: 'last',
			mostRanked: null,
		},
		tieRule: { rule: 'leave-tied' },
		round: { number: 1, previous: null },
		weights: [
			{ nucleus: civil, name: 'Sociedad civil', weight: { num: 1, den: 1 } },
			{ nucleus: authority, name: 'Autoridad', weight: { num: 1, den: 1 } },
		],
		rankings: [],
		leftOut: [],
		publication: 'nominal',
		ruleset: { id: 'pa18', version: 2 },
		software: 'prioriza/0',
	};
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
