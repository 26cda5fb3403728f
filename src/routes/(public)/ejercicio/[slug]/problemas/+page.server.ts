import { error } from '@sveltejs/kit';
import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import { textIn } from '$lib/domain/text';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { listPublicProblems } from '$lib/server/data/problem/publicProblems';
import { findRuleset } from '$lib/server/data/rulesets';
import { showInstitution } from '../../../../institution.server';
import type { PageServerLoad } from './$types';

// Read and narrowed by its address: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const backend = anonymousBackend();
	const exercise = (await findExercise(backend, params.slug)) ?? error(404);
	const [problems, stored] = await Promise.all([
		listPublicProblems(backend, exercise.slug),
		findRuleset(backend, exercise.rulesetId, exercise.rulesetVersion),
	]);
	if (!stored) throw new Error(`the rule set of ${exercise.slug} is missing`);
	const { themes, orientations } = rulesetSchema.parse(JSON.parse(stored.content));
	const nameOf = (key: string, among: typeof themes.list): string => {
		const known = among.find((one) => one.key === key);
		return known ? textIn(known.name, locals.locale) : key;
	};
	// Those that nothing is aimed at are told too: that is what the chart is for.
	const tags = orientations.list.map(({ key, name }) => ({
		key,
		name: textIn(name, locals.locale),
		count: problems.filter((problem) => problem.tags.includes(key)).length,
	}));
	const asked = url.searchParams.get('orientacion') ?? '';
	const tag = tags.some(({ key }) => key === asked) ? asked : '';
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		institution: showInstitution(exercise),
		tag,
		tags,
		total: problems.length,
		problems: problems
			.filter((problem) => tag === '' || problem.tags.includes(tag))
			.map(({ id, number, title, theme, tags: own, prioritization }) => ({
				number,
				title,
				href: `/jerarquizacion/${prioritization}/problema/${id}`,
				theme: nameOf(theme, themes.list),
				tags: own.map((key) => nameOf(key, orientations.list)),
			})),
	};
};
