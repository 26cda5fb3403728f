import { error } from '@sveltejs/kit';
import { isUuid } from '$lib/basics/ids';
import { sourceKinds } from '$lib/domain/problem/sources';
import { rulesetSchema } from '$lib/domain/ruleset/ruleset';
import { textIn } from '$lib/domain/text';
import { readCountry, readStateCatalogue } from '$lib/map/readMexico.server';
import { formatDated, type Locale } from '$lib/messages/locale';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readSupport } from '$lib/server/data/problem/codings';
import { findPublicProblem, type PublicProblem } from '$lib/server/data/problem/materials';
import { findRuleset } from '$lib/server/data/rulesets';
import { showInstitution } from '../../../../../institution.server';
import { readPrioritization } from '../../readPrioritization.server';
import type { PageServerLoad } from './$types';

// Read and printed: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, locals }) => {
	if (!isUuid(params.problema)) error(404);
	const backend = anonymousBackend();
	const { prioritization, exercise } = await readPrioritization(params.slug);
	const problem = (await findPublicProblem(backend, prioritization.slug, params.problema)) ?? error(404);
	const [support, stored, names] = await Promise.all([
		readSupport(backend, problem.id),
		findRuleset(backend, exercise.rulesetId, exercise.rulesetVersion),
		namePlaces(exercise.stateId, problem.territories),
	]);
	const ruleset = stored && rulesetSchema.parse(JSON.parse(stored.content));
	const theme = ruleset?.themes.list.find(({ key }) => key === problem.theme);
	const orientations = ruleset?.orientations.list ?? [];
	return {
		institution: showInstitution(exercise),
		exercise: { slug: exercise.slug, name: exercise.name },
		prioritization: { slug: prioritization.slug, title: prioritization.title },
		problem: {
			number: problem.number,
			title: problem.title,
			description: problem.description,
			theme: theme ? textIn(theme.name, locals.locale) : problem.theme,
			tags: problem.tags.map((tag) => {
				const known = orientations.find(({ key }) => key === tag);
				return known ? textIn(known.name, locals.locale) : tag;
			}),
			places: names,
			quoted: problem.quoted,
			merged: problem.merged,
		},
		sources: problem.sources.map((source) => showSource(locals.locale, source)),
		support,
	};
};

function showSource(
	locale: Locale,
	{ id, kind, citation, citedAt, link, from, material }: PublicProblem['sources'][number],
) {
	return {
		id,
		kind: sourceKinds.find((known) => known === kind) ?? ('study' as const),
		citation,
		citedAt,
		link: link ?? material?.link ?? null,
		folio: null,
		from,
		material: material && {
			number: material.number,
			title: material.title,
			about: [material.author, material.nucleus, material.place, formatDated(locale, material.dated)].filter(
				(text) => text !== null,
			),
			hash: material.hash,
			isWithdrawn: material.withdrawnOn !== null,
			href: null,
		},
	};
}

async function namePlaces(stateId: string | null, keys: readonly string[]): Promise<string[]> {
	if (keys.length === 0) return [];
	const catalogue = stateId === null ? null : await readStateCatalogue(stateId);
	const known = catalogue ? [catalogue.state, ...catalogue.municipalities] : await readCountry();
	const names = new Map(known.map(({ id, name }) => [id, name]));
	return keys.map((key) => names.get(key) ?? key);
}
