import { err, ok, type Result } from '../../basics/result';
import type { BallotLine } from '../ballots/ballot';
import {
	INTERCHANGE_LIMITS,
	readCount,
	refuseAt,
	type InterchangeRefusal,
	type PreferenceFile,
	type WriteRefusal,
} from './preferenceFile';
import { splitLines } from './textLines';

const CANDIDATES = /^#\/\s*candidates\s*:/i;
const COUNT_BEFORE = /^\s*([0-9]+)\s*(?::|[xX](?=\s|[0-9-]))/;
const COUNT_AFTER = /\*\s*([0-9]+)\s*$/;
/** What stands where a count does and looks like a number, so that it is no name: `-3:`, `1.5:`, `2: 2:`, `* 1e9`. */
const NO_COUNT_BEFORE = /^\s*([-+]?(?:[0-9][0-9.,/]*(?:[eE][-+]?[0-9]+)?|\.[0-9]+|NaN|Infinity))\s*:/;
const NO_COUNT_AFTER = /\*\s*([^>=*]*?)\s*$/;
const RANKS = /^\s*(?:[0-9]+|-)(?:\s*,\s*(?:[0-9]+|-))*\s*$/;

/**
 * Reads one ballot a line, as CIVS and the Condorcet Election Format write them:
 *
 * - `12: water > parks = roads`, `water > parks * 12`: names from most to least preferred, `=` for a tie;
 * - `3X1,2,-,2`: a rank for each alternative in the order of the list, the smaller the better, `-` for no opinion.
 *
 * `#/Candidates: a ; b ; c` gives the list; without it names are listed as they first appear, and ranks call the
 * alternatives `1`, `2`, … Other lines that begin with `#`, and blank ones, are passed over.
 */
export function readPreferenceLines(text: string): Result<PreferenceFile, InterchangeRefusal> {
	const split = splitLines(text);
	if (!split.ok) return split;
	const declared = readCandidates(split.value);
	if (!declared.ok) return declared;
	const list: string[] = [...(declared.value ?? [])];
	const known = new Map(list.map((name, at) => [name, at]));
	const spelled = new Set(list.map((name) => name.normalize()));
	let width = declared.value?.length ?? -1;
	let form: 'names' | 'ranks' | null = null;
	const ballots: BallotLine[] = [];
	for (const [at, line] of split.value.entries()) {
		if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
		const counted = readCountOf(line, at + 1);
		if (!counted.ok) return counted;
		const { count, body, column } = counted.value;
		if (body.trim() === '') {
			ballots.push({ count, ranking: [] });
			continue;
		}
		const isRanks = RANKS.test(body) && !known.has(body.trim());
		const own = isRanks ? 'ranks' : 'names';
		if (form !== null && form !== own && declared.value === null) {
			return refuseAt('unexpected-character', at + 1, column, body.trim());
		}
		form = own;
		if (isRanks) {
			const ranks = body.split(',').map((rank) => rank.trim());
			if (width === -1) {
				width = ranks.length;
				if (width > INTERCHANGE_LIMITS.alternatives) {
					return refuseAt('too-many-alternatives', at + 1, column, String(width));
				}
				for (let place = 1; place <= width; place++) list.push(String(place));
			}
			if (ranks.length !== width) return refuseAt('ballot-not-ended', at + 1, line.length + 1, body.trim());
			ballots.push({ count, ranking: layRanks(list, ranks) });
			continue;
		}
		const ranking = readNames(body, at + 1, column, {
			known,
			spelled,
			list,
			isClosed: declared.value !== null,
		});
		if (!ranking.ok) return ranking;
		ballots.push({ count, ranking: ranking.value });
	}
	return ok({ title: '', alternatives: list.map((id) => ({ id, name: id })), withdrawn: [], ballots });
}

function readCandidates(lines: readonly string[]): Result<readonly string[] | null, InterchangeRefusal> {
	let names: string[] | null = null;
	for (const [at, line] of lines.entries()) {
		if (!CANDIDATES.test(line)) continue;
		if (names !== null) return refuseAt('header-repeated', at + 1, 1, line);
		names = [];
		let column = line.indexOf(':') + 2;
		if (line.slice(column - 1).trim() === '') continue;
		for (const part of line.slice(column - 1).split(';')) {
			const name = part.trim();
			if (name === '') return refuseAt('name-missing', at + 1, column, part);
			if (names.includes(name)) return refuseAt('duplicate-alternative', at + 1, column, name);
			if (names.length === INTERCHANGE_LIMITS.alternatives) {
				return refuseAt('too-many-alternatives', at + 1, column, name);
			}
			if (names.some((other) => other.normalize() === name.normalize())) {
				return refuseAt('alternative-spelled-twice', at + 1, column, name);
			}
			names.push(name);
			column += part.length + 1;
		}
	}
	return ok(names);
}

interface Counted {
	readonly count: BallotLine['count'];
	readonly body: string;
	/** Where the body begins, from 1. */
	readonly column: number;
}

function readCountOf(line: string, at: number): Result<Counted, InterchangeRefusal> {
	const before = COUNT_BEFORE.exec(line);
	const after = before === null ? COUNT_AFTER.exec(line) : null;
	const digits = before?.[1] ?? after?.[1] ?? '1';
	const count = readCount(digits);
	const start = before?.[0].length ?? 0;
	if (count === null) return refuseAt('count-not-an-integer', at, (after?.index ?? 0) + 1, digits);
	const body = line.slice(start, after?.index ?? line.length);
	const wrong = NO_COUNT_BEFORE.exec(body) ?? NO_COUNT_AFTER.exec(body);
	if (wrong !== null) {
		return refuseAt(
			'count-not-an-integer',
			at,
			start + body.indexOf(wrong[1] ?? '', wrong.index) + 1,
			wrong[1] ?? '',
		);
	}
	return ok({ count, body, column: start + 1 });
}

function layRanks(list: readonly string[], ranks: readonly string[]): string[][] {
	const tiers = new Map<bigint, string[]>();
	for (const [at, rank] of ranks.entries()) {
		if (rank === '-') continue;
		const key = BigInt(rank);
		const tier = tiers.get(key) ?? [];
		tier.push(list[at] ?? '');
		tiers.set(key, tier);
	}
	return [...tiers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tier]) => tier);
}

/** The alternatives so far. What reads alike and is written with other characters would be two without anybody seeing it. */
interface Names {
	readonly known: Map<string, number>;
	readonly spelled: Set<string>;
	readonly list: string[];
	readonly isClosed: boolean;
}

function readNames(
	body: string,
	line: number,
	column: number,
	{ known, spelled, list, isClosed }: Names,
): Result<string[][], InterchangeRefusal> {
	const seen = new Set<string>();
	const ranking: string[][] = [];
	let place = column;
	for (const group of body.split('>')) {
		const tier: string[] = [];
		for (const part of group.split('=')) {
			const name = part.trim();
			const at = place + part.length - part.trimStart().length;
			if (name === '') return refuseAt('empty-tier', line, place, part);
			if (seen.has(name)) return refuseAt('alternative-ranked-twice', line, at, name);
			if (!known.has(name)) {
				if (isClosed) return refuseAt('unknown-alternative', line, at, name);
				if (list.length === INTERCHANGE_LIMITS.alternatives) {
					return refuseAt('too-many-alternatives', line, at, name);
				}
				if (spelled.has(name.normalize())) return refuseAt('alternative-spelled-twice', line, at, name);
				known.set(name, list.push(name) - 1);
				spelled.add(name.normalize());
			}
			seen.add(name);
			tier.push(name);
			place += part.length + 1;
		}
		ranking.push(tier);
	}
	return ok(ranking);
}

/** Writes one ballot a line with its count before it. The names are the ids. */
export function writePreferenceLines(file: PreferenceFile): Result<string, WriteRefusal> {
	if (file.withdrawn.length > 0) return err({ code: 'withdrawn-not-writable', value: file.withdrawn.join() });
	const bad = file.alternatives.find(
		({ id }) => id === '' || id !== id.trim() || /[>=;*\r\n\uFEFF]/.test(id),
	);
	if (bad !== undefined) return err({ code: 'id-not-writable', value: bad.id });
	const lines = [
		`#/Candidates: ${file.alternatives.map(({ id }) => id).join(' ; ')}`,
		...file.ballots.map(({ count, ranking }) =>
			`${String(count)}: ${ranking.map((tier) => tier.join(' = ')).join(' > ')}`.trimEnd(),
		),
	];
	return ok(`${lines.join('\n')}\n`);
}
