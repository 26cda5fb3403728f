import type { RandomStream } from '../../../src/lib/basics/random';
import type { BallotLine } from '../../../src/lib/ranking/ballots/ballot';

/** One election in all the shapes that a method asks for. */
export interface DrawnBallots {
	readonly ids: readonly string[];
	readonly nuclei: readonly {
		readonly id: string;
		readonly weight: { num: number; den: number };
		readonly ballots: readonly BallotLine[];
	}[];
	readonly approvals: readonly { readonly count: number; readonly approved: readonly string[] }[];
	readonly points: readonly { readonly count: number; readonly points: Readonly<Record<string, number>> }[];
	/** Judgements 1/9 … 9, reciprocal. */
	readonly judgements: readonly (readonly string[])[];
	/** Every pair was won both ways, so that the most likely abilities exist. */
	readonly wins: readonly (readonly number[])[];
	readonly scores: Readonly<Record<string, readonly string[]>>;
	readonly costs: Readonly<Record<string, number>>;
	readonly x: readonly number[];
	readonly y: readonly number[];
}

const NAMES = ['10', '9', 'a', 'B', 'ñ', 'z'];

export function drawBallots({ nextBelow }: RandomStream): DrawnBallots {
	const ids = NAMES.slice(0, 2 + nextBelow(NAMES.length - 1));
	const list = <One>(length: number, make: (at: number) => One) =>
		Array.from({ length }, (_, at) => make(at));
	const ranking = () => {
		const left = [...ids];
		const tiers: string[][] = [];
		const ranked = 1 + nextBelow(ids.length);
		for (let at = 0; at < ranked; at++) {
			const [id = ''] = left.splice(nextBelow(left.length), 1);
			const last = tiers.at(-1);
			if (last !== undefined && nextBelow(4) === 0) last.push(id);
			else tiers.push([id]);
		}
		return tiers;
	};
	const ratings = list(ids.length * ids.length, () => 1 + nextBelow(9));
	const turned = list(ids.length * ids.length, () => nextBelow(2) === 0);
	const judgement = (i: number, j: number): string => {
		if (i === j) return '1';
		const [low, high] = [Math.min(i, j), Math.max(i, j)];
		const at = low * ids.length + high;
		const over = (turned[at] === true) === i < j;
		return over ? String(ratings[at] ?? 1) : `1/${String(ratings[at] ?? 1)}`;
	};
	return {
		ids,
		nuclei: list(1 + nextBelow(3), (at) => ({
			id: ['vecinos', 'Municipio', '10'][at] ?? '',
			weight: { num: 1 + nextBelow(4), den: 1 + nextBelow(3) },
			ballots: list(1 + nextBelow(6), () => ({ count: nextBelow(4), ranking: ranking() })),
		})),
		approvals: list(6, () => ({ count: nextBelow(5), approved: ids.filter(() => nextBelow(2) === 0) })),
		points: list(4, () => ({
			count: 1 + nextBelow(5),
			points: Object.fromEntries(ids.map((id) => [id, nextBelow(4)])),
		})),
		judgements: list(ids.length, (i) => list(ids.length, (j) => judgement(i, j))),
		wins: list(ids.length, (i) => list(ids.length, (j) => (i === j ? 0 : 1 + nextBelow(30)))),
		scores: Object.fromEntries(
			ids.map((id) => [id, list(3, () => `${String(1 + nextBelow(4))}.${String(nextBelow(10))}`)]),
		),
		costs: Object.fromEntries(ids.map((id) => [id, 1 + nextBelow(9)])),
		x: list(12, () => nextBelow(9)),
		y: list(12, () => nextBelow(9)),
	};
}
