import { createRandomStream } from '../../basics/random';
import { compareCodeUnits } from '../../basics/compare';
import { createRankTally } from '../bootstrap/rankDistribution';
import type { MarkLine, MarksRules } from '../marks/marksInput';
import { listColumns } from '../marks/markTable';
import { readMarks, type MarkCell } from '../marks/readMarks';
import { parseInteger } from '../numbers/exactNumber';
import { createTopTally } from '../sensitivity/topTally';
import { rankNuclei, type TabledNucleus } from './marksReadings';
import { describeResampled, MOST_STEPS, RESAMPLES, seedOf } from './resampleBallots';
import type { NotResampled, Resampling } from './tallyAnalysis';

/** A nucleus with the ballots behind its table. */
export interface MarkedNucleus extends TabledNucleus {
	readonly ballots: readonly MarkLine[];
}

/** Ballots that say the same: what each adds to which cells, and how many there are. */
interface Pattern {
	readonly cells: readonly { readonly at: number; readonly value: number }[];
	readonly size: number;
}

/**
 * Draws the ballots of every nucleus again, 1,000 times, with repetition and empty ones included. The same ballots give
 * the same draws in whatever order they come, on every machine.
 */
export function resampleMarks(
	rules: MarksRules,
	alternatives: readonly string[],
	nuclei: readonly MarkedNucleus[],
	k: number,
	seedText: string,
): Resampling | NotResampled {
	if (alternatives.length < 2) return { reason: 'nothing-to-compare' };
	const columns = listColumns(rules, alternatives);
	const cast = nuclei.reduce((sum, { table }) => sum + table.cast, 0n);
	const steps = (cast + BigInt(alternatives.length)) * BigInt(alternatives.length * columns.length);
	const heaviest = BigInt(heaviestMark(rules)) * cast;
	if (steps * BigInt(RESAMPLES) > MOST_STEPS || heaviest > BigInt(Number.MAX_SAFE_INTEGER)) {
		return { reason: 'too-large' };
	}
	const drawn = nuclei.map((nucleus) => ({
		nucleus,
		...spread(rules, alternatives, columns, nucleus.ballots),
	}));
	const stream = createRandomStream(seedOf(seedText));
	const ranks = createRankTally(alternatives);
	const tops = createTopTally(k);
	for (let at = 0; at < RESAMPLES; at++) {
		const resampled = drawn.map(({ nucleus, patterns, ballots }): TabledNucleus => {
			const cells = new Float64Array(alternatives.length * columns.length);
			let empty = 0;
			for (let ballot = 0; ballot < ballots.length; ballot++) {
				const pattern = patterns[ballots[stream.nextBelow(ballots.length)] ?? 0];
				if (pattern === undefined || pattern.cells.length === 0) empty++;
				else for (const { at: cell, value } of pattern.cells) cells[cell] = (cells[cell] ?? 0) + value;
			}
			const rows = alternatives.map((_, row) =>
				Array.from(cells.subarray(row * columns.length, (row + 1) * columns.length), BigInt),
			);
			const { cast: own } = nucleus.table;
			const table = { columns, rows, cast: own, empty: BigInt(empty) };
			return { ...nucleus, counted: own - table.empty, table };
		});
		const tiers = rankNuclei(rules, alternatives, resampled);
		ranks.add(tiers, 1n);
		tops.add(tiers);
	}
	return {
		reason: null,
		resamples: RESAMPLES,
		seedText,
		alternatives: ranks
			.summarise()
			.map((one) => describeResampled({ ...one, ...tops.summarise(one.alternative, RESAMPLES) })),
	};
}

/** The most that one ballot adds to one cell. */
function heaviestMark(rules: MarksRules): number {
	if (rules.task === 'points') return rules.points;
	return rules.task === 'criteria' ? Math.max(Math.abs(rules.scale.least), Math.abs(rules.scale.most)) : 1;
}

/** Equal ballots once, in an order that does not depend on that of the ballots, and which of them each ballot is. */
function spread(
	rules: MarksRules,
	alternatives: readonly string[],
	columns: readonly string[],
	lines: readonly MarkLine[],
): { readonly patterns: readonly Pattern[]; readonly ballots: Uint32Array } {
	const slots = new Map(alternatives.map((id, at) => [id, at]));
	const found = new Map<string, Pattern>();
	for (const [at, line] of lines.entries()) {
		const marks = readMarks(rules, slots, line, at);
		const count = parseInteger(line.count);
		if (!marks.ok || !count.ok) throw new Error('counted ballots cannot be read');
		const cells = marks.value
			.map(({ row, column, value }: MarkCell) => ({
				at: row * columns.length + column,
				value: Number(value),
			}))
			.sort((a, b) => a.at - b.at);
		const key = cells.map((cell) => `${cell.at}=${cell.value}`).join();
		found.set(key, { cells, size: (found.get(key)?.size ?? 0) + Number(count.value) });
	}
	const patterns = [...found].sort(([a], [b]) => compareCodeUnits(a, b)).map(([, pattern]) => pattern);
	const ballots = new Uint32Array(patterns.reduce((sum, { size }) => sum + size, 0));
	let from = 0;
	for (const [at, { size }] of patterns.entries()) {
		ballots.fill(at, from, from + size);
		from += size;
	}
	return { patterns, ballots };
}
