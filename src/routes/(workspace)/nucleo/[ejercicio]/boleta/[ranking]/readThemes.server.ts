import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import { textIn } from '$lib/domain/text';
import type { Locale } from '$lib/messages/locale';
import type { Backend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { listProblems } from '$lib/server/data/problems';
import { findRuleset } from '$lib/server/data/rulesets';

/**
 * What each problem of the bank is about, by id, in words. It only helps to find one's way in a long list: the themes
 * are those of today and no part of what was frozen.
 */
export async function readThemes(
	backend: Backend,
	slug: string,
	locale: Locale,
): Promise<ReadonlyMap<string, string>> {
	const exercise = await findExercise(backend, slug);
	if (exercise === null) return new Map();
	const [problems, stored] = await Promise.all([
		listProblems(backend, exercise.id),
		findRuleset(backend, exercise.rulesetId, exercise.rulesetVersion),
	]);
	if (stored === null) throw new Error(`the rule set of ${slug} is missing`);
	const { themes } = rulesetSchema.parse(JSON.parse(stored.content));
	const names = new Map(themes.list.map(({ key, name }) => [key, textIn(name, locale)]));
	return new Map(problems.map(({ id, theme }) => [id, names.get(theme) ?? theme]));
}
