import { createRandomStream } from '../../../src/lib/basics/random';
import { irv } from '../../../src/lib/ranking/methods/irv';
import { kemeny } from '../../../src/lib/ranking/methods/kemeny';
import { rankedPairs } from '../../../src/lib/ranking/methods/rankedPairs';
import { schulze } from '../../../src/lib/ranking/methods/schulze';
import { orderSubsets } from '../../../src/lib/ranking/kemeny/orderSubsets';
import { countPairwise, type PairwiseMatrix } from '../../../src/lib/ranking/pairwise/pairwiseMatrix';
import { cellsOfIntegers } from '../../../src/lib/ranking/numbers/exactCells';
import { drawRows, nameAlternatives, profileOf } from './ballotRows';
import type { CReference } from './cReference';
import { atMost, fasterThan, measure, note, report, section, writeMs, type Goal } from './measure';
import { readMatrixForVotes } from './votesCounter';

const once = { times: 1, forMs: 0 };

/** Methods on a matrix: paths, locked pairs, and exact orders. */
export async function benchMethods(reference: CReference, whole: boolean): Promise<void> {
	benchPaths();
	benchPairs(whole);
	await benchKemeny(reference, whole);
	section('Instant runoff on impartial ballots');
	const impartial = profileOf(drawRows('ic', 30, 100_000));
	report(
		'100,000 × 30',
		measure(() => irv(impartial)),
	);
}

function matrixOf(size: number, ballots: number, seed = 1): PairwiseMatrix {
	return countPairwise(profileOf(drawRows('ic', size, ballots, seed)), 'last');
}

/** A matrix of a million ballots drawn cell by cell: hardly any two duels end alike. */
function drawMatrix(size: number): PairwiseMatrix {
	const { nextBelow } = createRandomStream(size);
	const numerators = new Float64Array(size * size);
	for (let a = 0; a < size; a++) {
		for (let b = a + 1; b < size; b++) {
			const above = 480_000 + nextBelow(40_001);
			numerators[a * size + b] = above;
			numerators[b * size + a] = 1_000_000 - above;
		}
	}
	return { alternatives: nameAlternatives(size), cells: cellsOfIntegers(numerators) };
}

function benchPaths(): void {
	section('Schulze from a matrix of 101 impartial ballots, with the strongest path of every pair');
	for (const size of [100, 250, 300]) {
		const matrix = matrixOf(size, 101);
		const ours = measure(() => schulze(matrix));
		const theirs = measure(readMatrixForVotes(matrix).schulze, { times: 3, forMs: 300 });
		const factor = size === 100 ? 3 : 2;
		report(
			`${size} alternatives`,
			ours,
			[],
			[fasterThan(ours, theirs, factor, `votes (${writeMs(theirs)})`)],
		);
	}
}

function benchPairs(whole: boolean): void {
	section('Ranked pairs from a matrix, with every order of equal defeats and the reason of each rejection');
	for (const size of whole ? [100, 200, 250, 300] : [100, 250]) {
		const many = drawMatrix(size);
		const few = matrixOf(size, 101);
		const ours = measure(() => rankedPairs(many));
		report(`${size} alternatives, hardly any equal defeats`, ours);
		report(
			`${size} alternatives, 101 ballots: most are equal`,
			measure(() => rankedPairs(few)),
		);
	}
	const mallows = countPairwise(profileOf(drawRows('mallows', 30, 10_000)), 'last');
	const ours = measure(() => rankedPairs(mallows));
	report('30 alternatives, 10,000 Mallows ballots', ours, [describeVotesPairs(mallows, ours)]);
	if (whole) {
		const impartial = matrixOf(20, 1_001);
		const own = measure(() => rankedPairs(impartial));
		report('20 alternatives', own, [describeVotesPairs(impartial, own)]);
	}
	note('Goals against programs in other languages are not run here.');
}

/** It follows paths by recursion, and how deep depends on the ballots. */
function describeVotesPairs(matrix: PairwiseMatrix, ours: number): string {
	try {
		const theirs = measure(readMatrixForVotes(matrix).rankedPairs, once);
		return `votes ${writeMs(theirs)}, ${(theirs / ours).toFixed(0)} ×`;
	} catch (error) {
		if (error instanceof RangeError) return 'votes runs out of stack';
		throw error;
	}
}

async function benchKemeny(reference: CReference, whole: boolean): Promise<void> {
	section('Exact Kemeny from a matrix of 51 impartial ballots, all optima counted');
	for (const size of [10, 15, 20, ...(whole ? [22] : [])]) {
		const matrix = matrixOf(size, 51, 5);
		const ours = measure(() => kemeny(matrix));
		const goals: Goal[] = [];
		if (size === 10) {
			const theirs = measure(readMatrixForVotes(matrix).kemeny, once);
			goals.push(fasterThan(ours, theirs, 300, `votes (${writeMs(theirs)})`));
		}
		report(`${size} alternatives`, ours, describeCircles(matrix), goals);
	}
	section('The search of one circle: dynamic programming over all its sets');
	for (const size of [15, 20, 22, ...(whole ? [25] : [])]) {
		const gains = drawGains(size);
		const ours = measure(() => orderSubsets(size, Array.from(gains, BigInt)), {
			times: size > 20 ? 1 : 3,
			forMs: 0,
		});
		const theirs = await reference.kemeny(gains, size, size > 20 ? 1 : 3);
		const must = size === 20 || size === 25;
		report(
			`${size} alternatives`,
			ours,
			[],
			theirs ? [atMost(ours, theirs.ms, 3, `C (${writeMs(theirs.ms)})`, must)] : [],
		);
	}
	benchTangled();
}

/** Surpluses as impartial ballots give them: of each pair only the stronger side has one. */
function drawGains(size: number): Int32Array {
	const { cells } = matrixOf(size, 51, 5);
	const at = (a: number, b: number) => Number(cells.numerators[a * size + b] ?? 0);
	return Int32Array.from({ length: size * size }, (_, cell) => {
		const [a, b] = [Math.floor(cell / size), cell % size];
		return Math.max(0, at(a, b) - at(b, a));
	});
}

/** 29 alternatives as a real election has them: clear ends, and thirteen in the middle that go round in circles. */
function benchTangled(): void {
	const [ballots, first, tangled, size] = [51, 8, 13, 29];
	const ends = drawRows('mallows', first, ballots, 3).rows;
	const middle = drawRows('ic', tangled, ballots, 9).rows;
	const rows = new Uint8Array(size * ballots);
	for (let ballot = 0; ballot < ballots; ballot++) {
		const start = ballot * size;
		const end = ends.subarray(ballot * first, (ballot + 1) * first);
		rows.set(end, start);
		rows.set(
			middle.subarray(ballot * tangled, (ballot + 1) * tangled).map((item) => item + first),
			start + first,
		);
		rows.set(
			end.map((item) => item + first + tangled),
			start + first + tangled,
		);
	}
	const matrix = countPairwise(profileOf({ model: 'ic', size, ballots, rows }), 'last');
	const ours = measure(() => kemeny(matrix));
	report('29 alternatives, tangled in the middle', ours, describeCircles(matrix), [
		{ text: 'below 50 ms', reached: ours < 50, must: false },
	]);
}

function describeCircles(matrix: PairwiseMatrix): string[] {
	const outcome = kemeny(matrix);
	if (!outcome.ok) return [`refused: a circle of ${outcome.error.value}`];
	const circles = outcome.value.steps.flatMap((step) => step.circles.map(({ length }) => length));
	return [`largest circle ${Math.max(1, ...circles)}, ${String(outcome.value.optimalCount)} best`];
}
