import { ok, type Result } from '../../lib/basics/result';
import { readBlt } from '../../lib/ranking/interchange/blt';
import {
	locateJson,
	readJsonAsWritten,
	type Json,
	type JsonPath,
} from '../../lib/ranking/interchange/jsonText';
import type {
	CategoryFile,
	InterchangeRefusal,
	PreferenceFile,
} from '../../lib/ranking/interchange/preferenceFile';
import { readPreferenceLines } from '../../lib/ranking/interchange/preferenceLines';
import { readPreflib, readPreflibCategories } from '../../lib/ranking/interchange/preflib';
import { readCase, type Case, type Locate } from './answerCase';

/** Why a file is not a case: where in the text, and where in the data when it got that far. */
export type InputRefusal = {
	readonly code: string;
	readonly line: number;
	readonly column: number;
	readonly path: JsonPath;
	readonly value: string;
};

/** A case, and where in its text something stands. */
export interface Input {
	readonly found: Case;
	readonly locate: Locate;
}

/** Reads a case out of the text of a file. Its name says the format; a name that does not is no hindrance. */
export function readInput(fileName: string, text: string): Result<Input, InputRefusal> {
	const dot = fileName.lastIndexOf('.');
	const id = dot > 0 ? fileName.slice(0, dot) : fileName;
	const ending = dot > 0 ? fileName.slice(dot + 1).toLowerCase() : '';
	switch (ending) {
		case 'soc':
		case 'soi':
		case 'toc':
		case 'toi':
			return wrap(id, readPreflib(text, ending));
		case 'cat':
			return wrapCategories(id, readPreflibCategories(text));
		case 'blt':
			return wrap(id, readBlt(text));
		default:
			return ending === 'json' || /^\s*\{/.test(text)
				? readJsonInput(text)
				: wrap(id, readPreferenceLines(text));
	}
}

function readJsonInput(text: string): Result<Input, InputRefusal> {
	const json = readJsonAsWritten(text);
	if (!json.ok) return { ok: false, error: { ...json.error, path: [] } };
	const found = readCase(json.value);
	const locate = (path: JsonPath) => locateJson(text, path);
	if (!found.ok) return { ok: false, error: { ...found.error, ...locate(found.error.path) } };
	return ok({ found: found.value, locate });
}

function wrap(id: string, read: Result<PreferenceFile, InterchangeRefusal>): Result<Input, InputRefusal> {
	if (!read.ok) return { ok: false, error: { ...read.error, path: [] } };
	const { title, alternatives, withdrawn, ballots } = read.value;
	return pack(id, 'ordinal', {
		title,
		alternatives: alternatives.map(({ id: own, name }) => ({ id: own, name })),
		withdrawn,
		ballots,
	});
}

/** Two categories are yes and no; more of them are tiers, and a category without anybody is no tier. */
function wrapCategories(
	id: string,
	read: Result<CategoryFile, InterchangeRefusal>,
): Result<Input, InputRefusal> {
	if (!read.ok) return { ok: false, error: { ...read.error, path: [] } };
	const { title, categories, ballots } = read.value;
	const alternatives = read.value.alternatives.map(({ id: own, name }) => ({ id: own, name }));
	const isApproval = categories.length <= 2;
	return pack(id, isApproval ? 'approval' : 'ordinal', {
		title,
		alternatives,
		ballots: ballots.map(({ count, placed }) =>
			isApproval
				? { count, approved: placed[0] ?? [] }
				: { count, ranking: placed.filter(({ length }) => length > 0) },
		),
	});
}

function pack(id: string, kind: string, body: { readonly [key: string]: Json }): Result<Input, InputRefusal> {
	return ok({ found: { id, kind, body, questions: [] }, locate: () => null });
}
