import { describe, expect, it } from 'vitest';
import { writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { computeTally } from '../../ranking';
import { viewAnalysis, wordsFor, writePlace } from './analysisView';
import { storedAnalysis } from './storedAnalysis';

const letters = 'abcdefg'.split('');

function view(options: { methodologyHash?: string }) {
	const nuclei = { x: [[3, 'abcdfeg']], y: [[2, 'abcdefg']], z: [[2, 'bacdefg']] } as const;
	const { analysis, pooled } = unwrap(computeTally(writeInput(letters, nuclei), options));
	const stored = storedAnalysis.parse(JSON.parse(JSON.stringify(analysis)));
	const order = pooled.tiers.flat().map((id) => ({ id, title: id.toUpperCase() }));
	return viewAnalysis(stored, order, pooled.tiers, (nucleus) => `Núcleo ${nucleus}`);
}

describe('the analysis of a result as people read it', () => {
	it('says who is firm, who depends and on what, by title', () => {
		const { always, depends, changes, rows, withoutNucleus, k } = view({ methodologyHash: 'huella' });
		expect({ k, always, depends, changes }).toEqual({
			k: 5,
			always: ['A', 'B', 'C', 'D', 'E'],
			depends: [],
			changes: ['E', 'F'],
		});
		expect(rows.map(({ title, verdict }) => `${title} ${verdict}`)).toEqual([
			...['A firm', 'B firm', 'C firm', 'D firm', 'E depends', 'F depends', 'G outside'],
		]);
		expect(withoutNucleus).toEqual(['Núcleo x', 'Núcleo y', 'Núcleo z']);
		// without y, x and z disagree on e and f
		expect(rows[4]?.withoutNucleus.map((place) => `${writePlace(place)} ${place.top}`)).toEqual([
			...['5 in', '5–6 tied', '5–6 tied'],
		]);
	});

	it('has a minimax that looks on, and places over resamples only where ballots are published', () => {
		const drawn = view({ methodologyHash: 'huella' });
		expect(drawn.methods.map(({ method, role }) => `${method} ${role}`).at(-1)).toBe('minimax onlooker');
		expect(drawn.rows[0]?.resampled).toEqual({ best: 1, worst: 1, top: 1 });
		const tables = view({});
		expect([tables.resamples, tables.notResampled]).toEqual([null, 'ballots-not-published']);
		expect(tables.rows.every(({ resampled }) => resampled === null)).toBe(true);
		expect(tables.within.every(({ reason }) => reason === 'ballots-not-published')).toBe(true);
	});

	it('puts Kendall’s W into words from 0.5 and from 0.7 on', () => {
		expect([null, 0.49, 0.5, 0.69, 0.7].map(wordsFor)).toEqual([null, 'weak', 'some', 'some', 'strong']);
	});
});
