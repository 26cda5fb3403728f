import { ok, type Result } from '../../../lib/basics/result';
import { listAlternatives, type AlternativeList } from '../../../lib/ranking/ballots/alternatives';
import { INTERCHANGE_LIMITS } from '../../../lib/ranking/interchange/preferenceFile';
import { isList, isObject, isTextList, refuse, type JsonObject, type Refusal } from '../fields';

/** The list of alternatives of a case, checked; those withdrawn are known but no longer counted. */
export function readAlternatives(body: JsonObject): Result<AlternativeList, Refusal> {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const withdrawn = body['withdrawn'] ?? [];
	if (!isTextList(withdrawn)) return refuse('field-wrong', ['withdrawn'], withdrawn);
	return listAlternatives(ids.value, withdrawn);
}

/** Something, and no half of a character that UTF-8 cannot write. */
const READABLE = /^\P{Surrogate}+$/u;

/** The ids as listed. */
export function readIds(body: JsonObject): Result<readonly string[], Refusal> {
	const listed = body['alternatives'];
	if (!isList(listed)) return refuse('field-missing', ['alternatives'], listed);
	if (listed.length > INTERCHANGE_LIMITS.alternatives) {
		return refuse('too-many-alternatives', ['alternatives'], listed.length);
	}
	const ids: string[] = [];
	const spelled = new Set<string>();
	for (const [at, alternative] of listed.entries()) {
		const id = isObject(alternative) ? alternative['id'] : undefined;
		if (typeof id !== 'string') return refuse('field-missing', ['alternatives', at, 'id'], id);
		if (ids.includes(id)) return refuse('duplicate-alternative', ['alternatives', at], id);
		// nobody could tell them apart on a page: é is one character, or e with an accent after it
		if (spelled.has(id.normalize())) return refuse('alternative-spelled-twice', ['alternatives', at], id);
		if (!READABLE.test(id)) return refuse('id-not-text', ['alternatives', at, 'id'], id);
		ids.push(id);
		spelled.add(id.normalize());
	}
	return ok(ids);
}
