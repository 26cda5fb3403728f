import { describe, expect, it } from 'vitest';
import { writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { computeTally } from '../../ranking';
import { viewAnalysis, wordsFor, writePlace } from './analysisView';
import { storedAnalysis } from './storedAnalysis';

const letters = 'abcdefg'.split('');

function view(options: { methodologyHash?: string }, channels: Record<string, string> = {}) {
	const nuclei = { x: [[3, 'abcdfeg']], y: [[2, 'abcdefg']], z: [[2, 'bacdefg']] } as const;
	const input = writeInput(letters, nuclei);
	const groups = input.groups.map((group) => ({
		...group,
		ballots: group.ballots.map((line) => {
			const channel = channels[group.id];
			return channel === undefined ? line : { ...line, channel };
		}),
	}));
	const { analysis, pooled } = unwrap(computeTally({ ...input, groups }, options));
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

	it('shows each channel left out where ballots name several, and from what problems were left out', () => {
		expect([view({}), view({ methodologyHash: 'huella' })].map((one) => one.leavesOutProblemsBy)).toEqual([
			'tables',
			'ballots',
		]);
		expect(view({ methodologyHash: 'huella' }).withoutChannel).toEqual([]);
		const byChannel = view({ methodologyHash: 'huella' }, { x: 'web', y: 'kiosk', z: 'kiosk' });
		expect(byChannel.withoutChannel).toEqual(['kiosk', 'web']);
		expect(
			byChannel.rows.map(({ title, withoutChannel }) => [title, ...withoutChannel.map(writePlace)]),
		).toEqual([
			['A', '1', '1–2'],
			['B', '2', '1–2'],
			['C', '3', '3'],
			['D', '4', '4'],
			['E', '6', '5'],
			['F', '5', '6'],
			['G', '7', '7'],
		]);
		expect(byChannel.changes).toEqual(['E', 'F']);
	});

	it('puts Kendall’s W into words from 0.5 and from 0.7 on', () => {
		expect([null, 0.49, 0.5, 0.69, 0.7].map(wordsFor)).toEqual([null, 'weak', 'some', 'some', 'strong']);
	});
});
