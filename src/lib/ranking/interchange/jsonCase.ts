import { ok, type Result } from '../../basics/result';
import { listAlternatives } from '../ballots/alternatives';
import type { BallotLine, BallotRefusalCode } from '../ballots/ballot';
import { mergeBallots } from '../ballots/profile';
import { locateJson, readJsonAsWritten, type Json, type JsonPath } from './jsonText';
import {
	INTERCHANGE_LIMITS,
	refuseAt,
	type InterchangeRefusal,
	type InterchangeRefusalCode,
	type NamedAlternative,
	type PreferenceFile,
} from './preferenceFile';

/** Why the ballots of a case are refused: the reasons of a file, and those of ballots. */
export type JsonCaseRefusal = Omit<InterchangeRefusal, 'code'> & {
	readonly code: InterchangeRefusalCode | BallotRefusalCode;
};

/**
 * Reads the ranked ballots of a JSON case: `{title, alternatives: [{id, name}], withdrawn, ballots: [{count,
 * ranking}]}`. Other fields are passed over. Ballots are checked as a count would check them.
 */
export function readJsonCase(text: string): Result<PreferenceFile, JsonCaseRefusal> {
	const json = readJsonAsWritten(text);
	if (!json.ok) return json;
	const refuse = (code: JsonCaseRefusal['code'], path: JsonPath, value: string) => {
		const { line, column } = locateJson(text, path);
		return { ok: false as const, error: { ...refuseAt('field-wrong', line, column, value).error, code } };
	};
	const found = readShape(json.value);
	if (!found.ok) return refuse(found.error.code, found.error.path, found.error.value);
	const { alternatives, ballots, withdrawn } = found.value;
	if (alternatives.length > INTERCHANGE_LIMITS.alternatives) {
		return refuse('too-many-alternatives', ['alternatives'], String(alternatives.length));
	}
	const list = listAlternatives(
		alternatives.map(({ id }) => id),
		withdrawn,
	);
	if (!list.ok) return refuse(list.error.code, list.error.path, list.error.value);
	const merged = mergeBallots(list.value, ballots);
	if (!merged.ok) return refuse(merged.error.code, merged.error.path, merged.error.value);
	return ok(found.value);
}

type Shape = Result<
	PreferenceFile,
	{ readonly code: 'field-missing' | 'field-wrong'; readonly path: JsonPath; readonly value: string }
>;

function readShape(json: Json): Shape {
	const wrong = (path: JsonPath, value: Json | undefined): Shape => ({
		ok: false,
		error: {
			code: value === undefined ? 'field-missing' : 'field-wrong',
			path,
			value: value === undefined ? String(path.at(-1)) : JSON.stringify(value),
		},
	});
	if (!isObject(json)) return wrong([], json);
	const { title, alternatives, withdrawn = [], ballots } = json;
	if (title !== undefined && typeof title !== 'string') return wrong(['title'], title);
	if (!isArray(alternatives)) return wrong(['alternatives'], alternatives);
	if (!isArray(ballots)) return wrong(['ballots'], ballots);
	if (!isTextList(withdrawn)) return wrong(['withdrawn'], withdrawn);
	const named: NamedAlternative[] = [];
	for (const [at, alternative] of alternatives.entries()) {
		if (!isObject(alternative)) return wrong(['alternatives', at], alternative);
		const { id, name = id } = alternative;
		if (typeof id !== 'string') return wrong(['alternatives', at, 'id'], id);
		if (typeof name !== 'string') return wrong(['alternatives', at, 'name'], name);
		named.push({ id, name });
	}
	const lines: BallotLine[] = [];
	for (const [at, ballot] of ballots.entries()) {
		if (!isObject(ballot)) return wrong(['ballots', at], ballot);
		const { count, ranking } = ballot;
		if (typeof count !== 'number' && typeof count !== 'string') return wrong(['ballots', at, 'count'], count);
		if (!isArray(ranking)) return wrong(['ballots', at, 'ranking'], ranking);
		const bad = ranking.findIndex((tier) => !isTextList(tier));
		if (bad !== -1) return wrong(['ballots', at, 'ranking', bad], ranking[bad]);
		lines.push({ count, ranking: ranking.filter(isTextList) });
	}
	return ok({ title: title ?? '', alternatives: named, withdrawn, ballots: lines });
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArray(value: Json | undefined): value is readonly Json[] {
	return Array.isArray(value);
}

function isTextList(value: Json | undefined): value is readonly string[] {
	return isArray(value) && value.every((one) => typeof one === 'string');
}

/** Writes ranked ballots as a JSON case of kind `ordinal`, one ballot a line. */
export function writeJsonCase(id: string, file: PreferenceFile): string {
	const list = (items: readonly object[]) =>
		items.length === 0 ? '[]' : `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n ]`;
	const fields = [
		`"id": ${JSON.stringify(id)}`,
		`"title": ${JSON.stringify(file.title)}`,
		'"kind": "ordinal"',
		`"alternatives": ${list(file.alternatives)}`,
		...(file.withdrawn.length === 0 ? [] : [`"withdrawn": ${JSON.stringify(file.withdrawn)}`]),
		`"ballots": ${list(file.ballots)}`,
	];
	return `{\n ${fields.join(',\n ')}\n}\n`;
}
