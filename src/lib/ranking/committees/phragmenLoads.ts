import {
	addRationals,
	compareRationals,
	divideRationals,
	makeRational,
	multiplyRationals,
	ZERO,
	type Rational,
} from '../numbers/rational';
import type { ApprovalProfile } from '../scores/approvalProfile';

/**
 * The load that each supporter of an alternative would carry if it came next: what it costs plus what they carry
 * already, in equal parts. Null when nobody approves it.
 */
export function shareLoad(
	profile: ApprovalProfile,
	loads: readonly Rational[],
	position: number,
	cost: Rational,
): Rational | null {
	let carried = cost;
	let voters = 0n;
	for (const [at, { approved, count }] of profile.patterns.entries()) {
		if (!approved.includes(position)) continue;
		voters += count;
		carried = addRationals(carried, multiplyRationals(loads[at] ?? ZERO, makeRational(count)));
	}
	return voters === 0n ? null : divideRationals(carried, makeRational(voters));
}

/** The alternatives whose supporters would carry least, and how much; without supporters only when nobody has any. */
export function findLightest(
	profile: ApprovalProfile,
	loads: readonly Rational[],
	open: readonly number[],
	costOf: (position: number) => Rational,
): { readonly tied: readonly number[]; readonly load: Rational | null } {
	let load: Rational | null = null;
	let tied: number[] = [];
	for (const position of open) {
		const own = shareLoad(profile, loads, position, costOf(position));
		if (own === null) continue;
		const order = load === null ? -1 : compareRationals(own, load);
		if (order < 0) tied = [];
		if (order <= 0) tied.push(position);
		if (order < 0) load = own;
	}
	return load === null ? { tied: open, load } : { tied, load };
}

/** Loads after a choice: its supporters all carry `load`, which takes up what they carried. */
export function carryLoad(
	profile: ApprovalProfile,
	loads: readonly Rational[],
	position: number,
	load: Rational | null,
): Rational[] {
	return loads.map((before, at) =>
		load !== null && profile.patterns[at]?.approved.includes(position) === true ? load : before,
	);
}

/** Equal for equal loads. */
export function keyOfLoads(loads: readonly Rational[]): string {
	return loads.map(({ num, den }) => `${num}/${den}`).join();
}
