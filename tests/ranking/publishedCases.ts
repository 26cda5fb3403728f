import { readdirSync, readFileSync } from 'node:fs';
import type { BallotLine, UnrankedPolicy } from '../../src/lib/ranking/ballots/ballot';
import type { ExactNumber } from '../../src/lib/ranking/numbers/exactNumber';

/** A case of `tests/fixtures/vectors`, as its README describes; only the kinds this library counts. */
export interface PublishedCase {
	readonly id: string;
	readonly kind: 'ordinal' | 'ordinal-grouped' | 'generated';
	readonly alternatives?: readonly { readonly id: string }[];
	readonly withdrawn?: readonly string[];
	readonly ballots?: readonly (BallotLine & { readonly group?: string })[];
	readonly groups?: readonly { readonly id: string; readonly weight: number }[];
	readonly generator?: GeneratorSettings;
	readonly ballotsSha256?: string;
	readonly expectations: readonly Expectation[];
}

export interface GeneratorSettings {
	readonly model: 'ic' | 'mallows';
	readonly alternatives: number;
	readonly ballots: number;
	readonly seed: number;
}

export interface Expectation {
	readonly method: string;
	readonly params: {
		readonly unranked?: UnrankedPolicy | 'tied-last' | 'zero';
		readonly strength?: string;
		readonly points?: string;
	};
	readonly expect: ExpectedValues;
}

export interface ExpectedValues {
	readonly matrix?: readonly (readonly (ExactNumber | null)[])[];
	readonly perGroup?: Readonly<
		Record<string, { readonly ballotsExpressing: number; readonly bordaRanking: readonly string[][] }>
	>;
	readonly sha256LittleEndianU32RowMajor?: string;
	readonly winner?: string | null;
	readonly loser?: string | null;
	readonly winners?: readonly string[];
	readonly set?: readonly string[];
	readonly scores?: Readonly<Record<string, ExactNumber>>;
	readonly ranking?: readonly string[][];
	readonly strongestPaths?: readonly (readonly (ExactNumber | null)[])[];
	readonly outcomes?: readonly string[][][];
	readonly outcomesCount?: number;
	readonly uniqueForEveryTieOrder?: boolean;
	readonly eliminationOrder?: readonly string[];
	readonly firstRound?: Readonly<Record<string, ExactNumber>>;
	readonly lastRoundOfTwo?: Readonly<Record<string, ExactNumber>>;
	readonly ballotsCast?: number;
	readonly ballotsEmpty?: number;
	readonly ballotsExpressing?: number;
	readonly valid?: boolean;
	readonly reason?: string;
}

const FOLDER = new URL('../fixtures/vectors/', import.meta.url);

/** Every copied case of a kind. The files are ours and checked in, so their shape is trusted here. */
export function readPublishedCases(kind: PublishedCase['kind']): PublishedCase[] {
	return readdirSync(FOLDER)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as PublishedCase)
		.filter((found) => found.kind === kind);
}

/** Tiers as sets: the order inside a tier means nothing. */
export function asSets(tiers: readonly (readonly string[])[]): string[][] {
	return tiers.map((tier) => [...tier].sort());
}
