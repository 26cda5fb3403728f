import { rankedPairs } from '../../../src/lib/ranking/methods/rankedPairs';
import type { PlainProfile } from '../profiles';
import type { Counted, CountedMethod } from './countedMethods';
import type { LawCase, LawName } from './laws';
import { writeBallots } from './writeBallots';

/** What a method promises about a law: always, where a condition holds, or not, with ballots that show it. */
export type Claim =
	| { readonly kind: 'always' }
	| { readonly kind: 'where'; readonly condition: string; readonly holds: (before: Counted) => boolean }
	| { readonly kind: 'never'; readonly shownBy: LawCase };

const always: Claim = { kind: 'always' };

/** Ballots before, and where the law is about a change, after it and for whom. */
function broken(before: string, after = before, alternative = ''): Claim {
	const [first, second] = [writeBallots(before), writeBallots(after)];
	return { kind: 'never', shownBy: { before: first, after: second, alternative } };
}

const noTieOnBallots: Claim = {
	kind: 'where',
	condition: 'no ballot ties alternatives, whose shares clones would split otherwise',
	holds: ({ plain }) => hasNoTies(plain),
};

/** Zavist and Tideman 1989: with equally strong defeats, clones can change in which orders they may be treated. */
function distinctDefeats(strength: 'winning-then-losing' | 'margin'): Claim {
	return {
		kind: 'where',
		condition: 'no two defeats are equally strong and no pair is tied',
		holds: ({ matrix, plain }) => {
			const { steps } = rankedPairs(matrix, { strength });
			const pairs = (plain.ids.length * (plain.ids.length - 1)) / 2;
			return steps.length === pairs && (pairs === 0 || steps.at(-1)?.strengthGroup === pairs);
		},
	};
}

function hasNoTies({ lines }: PlainProfile): boolean {
	return lines.every(({ ranking }) => ranking.every((tier) => tier.length === 1));
}

/** What every method here keeps, or it would be no way to count votes. */
const basic = {
	'order-independence': always,
	anonymity: always,
	neutrality: always,
	homogeneity: always,
};

/** Majorities decide: Smith 1973, Fishburn 1977. */
const byMajorities = {
	...basic,
	'condorcet-winner': always,
	'condorcet-loser': always,
	smith: always,
	monotonicity: always,
	reversal: always,
};

/** A beats both others 3 to 2; B has more points. Condorcet 1785 against Borda. */
const pointsAgainstMajority = broken('3 A>B>C, 2 B>C>A');
/** C beats both others, and fewest put it first. */
const squeezedCentre = broken('4 A>C>B, 3 B>C>A, 2 C>B>A');
/** All others beat D, by less than they beat each other in a circle. */
const mildLoser = broken('1 D>A>C>B, 2 A>D>C>B, 2 C>B>D>A, 3 A>B>D>C, 3 B>C>D>A');
/** A wins; each of its clones loses to another clone by more than A loses to anybody. */
const circleOfClones = broken(
	'1 A>C>B, 1 C>B>A, 2 A>C>B, 1 C>B>A',
	'1 Z>X>Y>C>B, 1 C>B>Y>Z>X, 2 X>Y>Z>C>B, 1 C>B>Y>Z>X',
	'A',
);
/** B is first, and first again when all ballots are turned round. */
const firstAndLast = broken(
	'1 A>C>D>B, 1 B>C>D>A, 3 B>D>A>C, 2 A>C>D>B, 1 C>D>A>B',
	'1 B>D>C>A, 1 A>D>C>B, 3 C>A>D>B, 2 B>D>C>A, 1 B>A>D>C',
);
/** Three put A first and everybody else names one alternative: short ballots weigh little in `modified`. */
const shortBallots = '1 A>B>C>D, 1 A>C>D>B, 1 A>D>B>C, 5 B, 5 C, 5 D';

/**
 * Which method claims which law, as the literature has it: Tideman 1987 and Zavist and Tideman 1989 for ranked pairs;
 * Schulze 2011, sections 4.1 to 4.7; Young and Levenglick 1978 for Kemeny; Fishburn 1977 and Saari 1994 for the rest.
 * A claim that is not made has ballots that break the law, so that no law is missing by mistake.
 */
export const claims: Record<CountedMethod, Record<LawName, Claim>> = {
	'ranked-pairs': { ...byMajorities, clones: distinctDefeats('winning-then-losing') },
	'ranked-pairs margin': { ...byMajorities, clones: distinctDefeats('margin') },
	schulze: { ...byMajorities, clones: always },
	'schulze winning': { ...byMajorities, clones: always },
	'schulze margin': { ...byMajorities, clones: always },
	'schulze ratio': { ...byMajorities, clones: always },
	kemeny: {
		...byMajorities,
		clones: broken('28 A>C>B, 1 C>B>A, 28 B>A>C', '28 X>Y>Z>C>B, 1 C>B>X>Y>Z, 28 B>X>Y>Z>C', 'A'),
	},
	copeland: {
		...byMajorities,
		clones: broken('1 C>B>A, 3 B>A>C, 3 A>C>B', '1 C>B>X>Y>Z, 3 B>X>Y>Z>C, 3 X>Y>Z>C>B', 'A'),
	},
	minimax: {
		...basic,
		'condorcet-winner': always,
		'condorcet-loser': mildLoser,
		smith: mildLoser,
		clones: circleOfClones,
		monotonicity: always,
		reversal: firstAndLast,
	},
	'minimax margin': {
		...basic,
		'condorcet-winner': always,
		'condorcet-loser': mildLoser,
		smith: mildLoser,
		clones: circleOfClones,
		monotonicity: always,
		reversal: firstAndLast,
	},
	'minimax opposition': {
		...basic,
		'condorcet-winner': broken('3 A, 1 B>A, 3 C'),
		'condorcet-loser': mildLoser,
		smith: mildLoser,
		clones: circleOfClones,
		monotonicity: always,
		reversal: firstAndLast,
	},
	borda: {
		...basic,
		'condorcet-winner': pointsAgainstMajority,
		'condorcet-loser': always,
		smith: pointsAgainstMajority,
		clones: broken('3 A>B, 2 B>A', '3 A>X>Y, 2 X>Y>A', 'B'),
		monotonicity: always,
		reversal: always,
	},
	'borda modified': {
		...basic,
		'condorcet-winner': pointsAgainstMajority,
		'condorcet-loser': broken(shortBallots),
		smith: pointsAgainstMajority,
		clones: broken('3 A>B, 2 B>A', '3 A>X>Y, 2 X>Y>A', 'B'),
		monotonicity: always,
		reversal: broken(shortBallots, '1 D>C>B>A, 1 B>D>C>A, 1 C>B>D>A, 5 A=C=D>B, 5 A=B=D>C, 5 A=B=C>D'),
	},
	plurality: {
		...basic,
		'condorcet-winner': squeezedCentre,
		'condorcet-loser': broken('3 A>B>C, 2 B>C>A, 2 C>B>A'),
		smith: squeezedCentre,
		clones: broken('4 B>A, 3 A>B', '2 X>Y>A, 2 Y>X>A, 3 A>X>Y', 'B'),
		monotonicity: always,
		reversal: broken('4 A>B>C, 3 B>C>A, 2 C>B>A', '4 C>B>A, 3 A>C>B, 2 A>B>C'),
	},
	dowdall: {
		...basic,
		'condorcet-winner': squeezedCentre,
		'condorcet-loser': broken('3 A>B>C, 3 A>C>B, 4 B>C>A, 3 C>B>A'),
		smith: squeezedCentre,
		clones: broken('3 A, 3 B', '1 X>Y>Z, 2 Y>Z>X, 3 B', 'A'),
		monotonicity: always,
		reversal: broken('2 A>C>B, 2 C>A>B, 2 B>C>A, 2 B>A>C', '2 B>C>A, 2 B>A>C, 2 A>C>B, 2 C>A>B'),
	},
	positional: {
		...basic,
		'condorcet-winner': pointsAgainstMajority,
		'condorcet-loser': broken('1 A, 2 B>A'),
		smith: pointsAgainstMajority,
		clones: broken('1 A>B>C>D, 2 D>A>B>C', '1 X>Y>Z>B>C>D, 2 D>Y>Z>X>B>C', 'A'),
		monotonicity: always,
		reversal: broken('3 A>B, 2 B', '3 B>A, 2 A>B'),
	},
	'k-approval': {
		...basic,
		'condorcet-winner': broken('1 A>B>C'),
		'condorcet-loser': broken('1 A>B'),
		smith: broken('1 A>B>C'),
		clones: broken('1 A>B>C', '1 X>Y>Z>B>C', 'A'),
		monotonicity: always,
		reversal: broken('1 A>B>C, 1 C>B>A', '1 C>B>A, 1 A>B>C'),
	},
	irv: {
		...basic,
		'condorcet-winner': squeezedCentre,
		'condorcet-loser': always,
		smith: squeezedCentre,
		clones: noTieOnBallots,
		monotonicity: broken('6 A>B>C, 5 C>A>B, 4 B>C>A, 2 B>A>C', '6 A>B>C, 5 C>A>B, 4 B>C>A, 2 A>B>C', 'A'),
		reversal: broken('3 A>C>B>D, 3 B>D>C>A, 1 D>A>B>C', '3 D>B>C>A, 3 A>C>D>B, 1 C>B>A>D'),
	},
};
