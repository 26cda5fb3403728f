import { describe, expect, it } from 'vitest';
import { marksOf, marksRules } from '../../../../tests/ranking/marksInputs';
import { writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { computeMarksTally, computeTally, type MarksInput } from '../../ranking';
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

describe('the analysis of marks as people read it', () => {
	const mark = (alternative: string, reach: number, urgency: number) => [
		{ alternative, criterion: 'reach', score: reach },
		{ alternative, criterion: 'urgency', score: urgency },
	];
	const viewMarks = (input: MarksInput) => {
		const { analysis, pooled } = unwrap(computeMarksTally(input, { methodologyHash: 'huella' }));
		const stored = storedAnalysis.parse(JSON.parse(JSON.stringify(analysis)));
		const order = pooled.tiers.flat().map((id) => ({ id, title: id.toUpperCase() }));
		return viewAnalysis(stored, order, pooled.tiers, (nucleus) => nucleus);
	};

	it('says where each problem stands with any weights of the criteria', () => {
		const sheet = { count: 2, scores: [...mark('a', 1, 5), ...mark('b', 5, 2), ...mark('c', 1, 1)] };
		const { rows, weightSamples, notWeighed } = viewMarks(marksOf([sheet], marksRules.criteria));
		expect([weightSamples, notWeighed]).toEqual([1000, null]);
		expect(rows.map(({ weighed }) => weighed && [weighed.best, weighed.worst, weighed.top])).toEqual([
			...[
				[1, 2, 1],
				[1, 2, 1],
				[3, 3, 1],
			],
		]);
		const half = viewMarks(marksOf([{ count: 1, scores: mark('a', 1, 5).slice(1) }], marksRules.criteria));
		expect([half.weightSamples, half.notWeighed]).toEqual([null, 'without-score']);
		expect(half.rows.every(({ weighed }) => weighed === null)).toBe(true);
	});

	it('names who is firm where there is one method alone', () => {
		const { methods, always, depends, notWeighed } = viewMarks(
			marksOf([{ count: 1, approved: ['a'] }], marksRules.approve),
		);
		expect(methods).toHaveLength(1);
		expect({ always, depends, notWeighed }).toEqual({
			always: ['A', 'B', 'C'],
			depends: [],
			notWeighed: null,
		});
	});
});
