import { buildProfile } from '../../../src/lib/ranking/ballots/profile';
import { findKernel } from '../../../src/lib/ranking/kernel/loadKernel';
import { borda } from '../../../src/lib/ranking/methods/borda';
import { irv } from '../../../src/lib/ranking/methods/irv';
import { countPairwise } from '../../../src/lib/ranking/pairwise/pairwiseMatrix';
import { countBorda } from '../../../src/lib/ranking/positional/bordaTotals';
import { drawRows, nameAlternatives, profileOf, writeLines } from './ballotRows';
import { sumOf, type CReference } from './cReference';
import { atMost, fasterThan, measure, note, report, section, writeMs, type Goal } from './measure';
import { readForVotes } from './votesCounter';

/** Counting ballots: the matrix as the input grows, and what is read from ballots directly. */
export async function benchCounting(reference: CReference, whole: boolean): Promise<void> {
	section('Pairwise matrix from a profile: vectors, one by one, and C on one core');
	for (const size of [10, 30, 100]) {
		for (const ballots of [1_000, 10_000, 100_000, ...(whole && size < 100 ? [1_000_000] : [])]) {
			if (ballots * size <= 3_000_000 || whole) await benchMatrix(reference, size, ballots);
		}
	}
	benchAgainstVotes(whole);
	benchReading();
}

async function benchMatrix(reference: CReference, size: number, ballots: number): Promise<void> {
	const drawn = drawRows('mallows', size, ballots);
	const { rows } = drawn;
	if (!(rows instanceof Uint8Array)) throw new Error('bytes are what the reference reads');
	const profile = profileOf(drawn);
	const plain = measure(() => countPairwise(profile, 'last', null), { times: 3, forMs: 300 });
	const kernel = findKernel();
	const fast = kernel && measure(() => countPairwise(profile, 'last', kernel), { times: 3, forMs: 300 });
	const scalar = await reference.matrix(rows, size, 5);
	const vectors = await reference.vectors(rows, size, 5);
	const counted = countPairwise(profile, 'last').cells.numerators;
	for (const program of [scalar, vectors]) {
		if (program && counted instanceof Float64Array && program.sum !== sumOf(counted)) {
			throw new Error('the reference counted something else');
		}
	}
	const beside = [
		`${writeMs(plain)} one by one`,
		...(scalar ? [`${writeMs(scalar.ms)} C`] : []),
		...(vectors ? [`${writeMs(vectors.ms)} AVX2`] : []),
	];
	const goals: Goal[] = [];
	if (size === 30 && ballots === 100_000) {
		if (scalar) goals.push(atMost(fast ?? plain, scalar.ms, 5, 'scalar C'));
		if (scalar) goals.push(atMost(plain, scalar.ms, 5, 'scalar C without vectors', false));
		if (vectors && fast !== null) goals.push(atMost(fast, vectors.ms, 3, 'AVX2 C', false));
	}
	report(`${ballots.toLocaleString('en')} × ${size}`, fast ?? plain, beside, goals);
}

function benchAgainstVotes(whole: boolean): void {
	const [size, ballots] = [30, whole ? 100_000 : 10_000];
	section(`From a profile, ${ballots.toLocaleString('en')} × ${size}, beside votes on the same ballots`);
	const drawn = drawRows('mallows', size, ballots);
	const profile = profileOf(drawn);
	const votes = readForVotes(drawn);
	const once = { times: 1, forMs: 0 };
	const beside = (ours: number, theirs: number, factor: number) => [
		fasterThan(ours, theirs, factor, `votes (${writeMs(theirs)})`),
	];
	const matrix = measure(() => countPairwise(profile, 'last'));
	report('pairwise matrix', matrix, [], beside(matrix, measure(votes.matrix, once), 20));
	const totals = measure(() => borda(countBorda(profile, { rule: 'tied-last' })));
	report('Borda', totals, [], beside(totals, measure(votes.borda, once), 500));
	const runoff = measure(() => irv(profile));
	if (whole) {
		report('instant runoff', runoff, [], beside(runoff, measure(votes.irv, once), 3000));
		return;
	}
	report('instant runoff', runoff);
	const fewer = drawRows('mallows', size, 1_000);
	const own = profileOf(fewer);
	const ours = measure(() => irv(own));
	const theirs = measure(readForVotes(fewer).irv, once);
	note('votes needs minutes for so many; with fewer, where there is less to gain:');
	report(
		'instant runoff, 1,000 × 30',
		ours,
		[],
		[fasterThan(ours, theirs, 3000, `votes (${writeMs(theirs)})`, false)],
	);
}

/** What it takes to check ballots as they are handed in and to merge equal ones. */
function benchReading(): void {
	section('100,000 × 30 from ballots as they are handed in: checked, merged, put into arrays');
	const drawn = drawRows('mallows', 30, 100_000);
	const lines = writeLines(drawn);
	const ids = nameAlternatives(drawn.size);
	report(
		'profile, all ballots different',
		measure(() => buildProfile(ids, lines)),
	);
	const few = writeLines(drawRows('mallows', 30, 500));
	const repeated = lines.map((line, at) => few[at % few.length] ?? line);
	const profile = buildProfile(ids, repeated);
	if (!profile.ok) throw new Error(profile.error.code);
	report(
		'profile, 500 different ones',
		measure(() => buildProfile(ids, repeated)),
	);
	report(
		'its matrix',
		measure(() => countPairwise(profile.value, 'last')),
	);
}
