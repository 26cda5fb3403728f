import { err, ok, type Result } from '../../basics/result';
import type { BallotLine } from '../ballots/ballot';
import {
	refuseAt,
	type CategoryBallot,
	type CategoryFile,
	type InterchangeRefusal,
	type PreferenceFile,
	type WriteRefusal,
} from './preferenceFile';
import {
	checkDeclared,
	readHeaderAlternatives,
	readHeaderLine,
	readHeaderNumber,
	type HeaderField,
	type PreflibHeader,
} from './preflibHeader';
import { readPreflibLine, writePreflibGroups, type PreflibLine } from './preflibOrder';
import { splitLines } from './textLines';

/** Strict or with ties (`s`, `t`), complete or not (`oc`, `oi`). Source: PrefLib, format specification of 2022. */
export type PreflibType = 'soc' | 'soi' | 'toc' | 'toi';

interface Parts {
	readonly header: PreflibHeader;
	readonly alternatives: PreferenceFile['alternatives'];
	readonly lines: readonly { readonly at: number; readonly read: PreflibLine }[];
}

/** Reads ranked ballots of PrefLib; what the type promises (no ties, all ranked) must hold on every line. */
export function readPreflib(text: string, type: PreflibType): Result<PreferenceFile, InterchangeRefusal> {
	const parts = readParts(text, type);
	if (!parts.ok) return parts;
	const { header, alternatives, lines } = parts.value;
	const ballots: BallotLine[] = [];
	for (const { at, read } of lines) {
		const { count, groups, columns } = read;
		const empty = groups.findIndex(({ length }) => length === 0);
		if (empty !== -1) return refuseAt('empty-tier', at, columns[empty] ?? 1, '{}');
		const tied = groups.findIndex(({ length }) => length > 1);
		if (type.startsWith('s') && tied !== -1) {
			return refuseAt('tie-not-allowed', at, columns[tied] ?? 1, groups[tied]?.join() ?? '');
		}
		if (type.endsWith('c') && groups.flat().length !== alternatives.length) {
			return refuseAt('incomplete-not-allowed', at, 1, writePreflibGroups(groups));
		}
		ballots.push({ count, ranking: groups });
	}
	return ok({ title: header.get('TITLE')?.value ?? '', alternatives, withdrawn: [], ballots });
}

/** Reads categories of PrefLib (`.cat`): each line has one group for each category, `{}` when empty. */
export function readPreflibCategories(text: string): Result<CategoryFile, InterchangeRefusal> {
	const parts = readParts(text, 'cat');
	if (!parts.ok) return parts;
	const { header, alternatives, lines } = parts.value;
	const number = readHeaderNumber(header, 'NUMBER CATEGORIES');
	if (!number.ok) return number;
	if (number.value > alternatives.length + 1_000) {
		const { line = 1, column = 1 } = header.get('NUMBER CATEGORIES') ?? {};
		return refuseAt('categories-differ', line, column, String(number.value));
	}
	const ballots: CategoryBallot[] = [];
	for (const { at, read } of lines) {
		if (read.groups.length !== number.value) {
			return refuseAt('categories-differ', at, 1, writePreflibGroups(read.groups));
		}
		ballots.push({ count: read.count, placed: read.groups });
	}
	const categories = Array.from({ length: number.value }, (_, at) => {
		const id = String(at + 1);
		const name = header.get(`CATEGORY NAME ${id}`)?.value ?? '';
		return name === '' ? id : name;
	});
	return ok({ title: header.get('TITLE')?.value ?? '', alternatives, categories, ballots });
}

function readParts(text: string, type: PreflibType | 'cat'): Result<Parts, InterchangeRefusal> {
	const lines = splitLines(text);
	if (!lines.ok) return lines;
	const header = new Map<string, HeaderField>();
	for (const [at, line] of lines.value.entries()) {
		if (!line.startsWith('#')) continue;
		const read = readHeaderLine(header, line, at + 1);
		if (!read.ok) return read;
	}
	const declared = header.get('DATA TYPE');
	if (declared !== undefined && declared.value.toLowerCase() !== type) {
		return refuseAt('type-differs', declared.line, declared.column, declared.value);
	}
	const alternatives = readHeaderAlternatives(header);
	if (!alternatives.ok) return alternatives;
	const data: { at: number; read: PreflibLine }[] = [];
	const singles: (readonly string[])[] = [];
	for (const [at, line] of lines.value.entries()) {
		if (line.startsWith('#') || line.trim() === '') continue;
		const read = readPreflibLine(line, at + 1, alternatives.value.length, singles);
		if (!read.ok) return read;
		data.push({ at: at + 1, read: read.value });
	}
	const voters = data.reduce((sum, { read }) => sum + BigInt(read.count), 0n);
	const different = new Set(data.map(({ read }) => writePreflibGroups(read.groups))).size;
	const unique = type === 'cat' ? 'NUMBER UNIQUE PREFERENCES' : 'NUMBER UNIQUE ORDERS';
	const votersAgree = checkDeclared(header, 'NUMBER VOTERS', voters, 'voters-differ');
	if (!votersAgree.ok) return votersAgree;
	const ordersAgree = checkDeclared(header, unique, BigInt(different), 'orders-differ');
	if (!ordersAgree.ok) return ordersAgree;
	return ok({ header, alternatives: alternatives.value, lines: data });
}

/** The narrowest type that can say these ballots. */
export function choosePreflibType({ alternatives, ballots }: PreferenceFile): PreflibType {
	const ties = ballots.some(({ ranking }) => ranking.some(({ length }) => length > 1));
	const complete = ballots.every(({ ranking }) => ranking.flat().length === alternatives.length);
	return `${ties ? 't' : 's'}o${complete ? 'c' : 'i'}`;
}

/** Writes ranked ballots in the narrowest PrefLib type. Ids become the numbers of PrefLib, in the given order. */
export function writePreflib(file: PreferenceFile): Result<string, WriteRefusal> {
	if (file.withdrawn.length > 0) {
		return err({ code: 'withdrawn-not-writable', value: file.withdrawn.join() });
	}
	const numbers = new Map(file.alternatives.map(({ id }, at) => [id, String(at + 1)]));
	const body = file.ballots.map(({ count, ranking }) => ({
		count,
		order: writePreflibGroups(ranking.map((tier) => tier.map((id) => numbers.get(id) ?? id))),
	}));
	return writeFile(file, choosePreflibType(file), 'NUMBER UNIQUE ORDERS', [], body);
}

/** Writes categories as `.cat`. */
export function writePreflibCategories(file: CategoryFile): Result<string, WriteRefusal> {
	const numbers = new Map(file.alternatives.map(({ id }, at) => [id, String(at + 1)]));
	const body = file.ballots.map(({ count, placed }) => ({
		count,
		order: writePreflibGroups(placed.map((group) => group.map((id) => numbers.get(id) ?? id))),
	}));
	const bad = file.categories.find((name) => !isPlain(name));
	if (bad !== undefined) return err({ code: 'name-not-writable', value: bad });
	const categories = [
		`# NUMBER CATEGORIES: ${String(file.categories.length)}`,
		...file.categories.map((name, at) => `# CATEGORY NAME ${String(at + 1)}: ${name}`),
	];
	return writeFile(file, 'cat', 'NUMBER UNIQUE PREFERENCES', categories, body);
}

function writeFile(
	{ title, alternatives }: Pick<PreferenceFile, 'title' | 'alternatives'>,
	type: string,
	unique: string,
	more: readonly string[],
	body: readonly { readonly count: number | string; readonly order: string }[],
): Result<string, WriteRefusal> {
	const bad = [title, ...alternatives.map(({ name }) => name)].find((name) => !isPlain(name));
	if (bad !== undefined) return err({ code: 'name-not-writable', value: bad });
	const voters = body.reduce((sum, { count }) => sum + BigInt(count), 0n);
	const lines = [
		`# TITLE: ${title}`,
		`# DATA TYPE: ${type}`,
		`# NUMBER ALTERNATIVES: ${String(alternatives.length)}`,
		`# NUMBER VOTERS: ${voters.toString()}`,
		`# ${unique}: ${String(new Set(body.map(({ order }) => order)).size)}`,
		...more,
		...alternatives.map(({ name }, at) => `# ALTERNATIVE NAME ${String(at + 1)}: ${name}`),
		...body.map(({ count, order }) => `${String(count)}: ${order}`),
	];
	return ok(`${lines.join('\n')}\n`);
}

/** Whether a name survives as the rest of a line. */
function isPlain(name: string): boolean {
	return name === name.trim() && !/[\r\n\uFEFF]/.test(name);
}
