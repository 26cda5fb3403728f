import { findProblems, type ProblemQuery } from '$lib/domain/problem/findProblems';
import { drawAreas } from '$lib/map/drawing/drawAreas';
import { fitFrame } from '$lib/map/drawing/frame';
import { readStateShapes } from '$lib/map/readMexico.server';
import { listProblems, type Problem } from '$lib/server/data/problems';
import { readBankWords, readPlaces, toSourceKind } from './bank.server';
import type { PageServerLoad } from './$types';

const perPage = 100;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { exercise } = await parent();
	const query = readQuery(url.searchParams);
	const [bank, words, places] = await Promise.all([
		listProblems(locals.backend, exercise.id),
		readBankWords(locals.backend, exercise, locals.locale),
		readPlaces(exercise),
	]);
	const found = findProblems(bank, query);
	const isMap = url.searchParams.get('vista') === 'mapa' && exercise.stateId !== null;
	const pages = Math.max(1, Math.ceil(found.length / perPage));
	const page = Math.min(pages, Math.max(1, Number(url.searchParams.get('pagina')) || 1));
	const shown = isMap ? found : found.slice((page - 1) * perPage, page * perPage);
	const names = new Map(places.map(({ id, name }) => [id, name]));
	const used = new Set(bank.flatMap(({ territories }) => territories));
	const numbers = new Map(bank.map(({ id, number }) => [id, number]));
	return {
		query,
		isMap,
		page,
		pages,
		total: bank.filter(
			({ mergedInto }) =>
				query.standing === 'all' || (mergedInto === null) === (query.standing === 'standing'),
		).length,
		isEmpty: bank.length === 0,
		found: found.length,
		words,
		tags: words.tags.map(({ key, name }) => ({
			key,
			name,
			count: found.filter(({ tags }) => tags.includes(key)).length,
		})),
		places: places.filter(({ id }) => used.has(id)),
		problems: shown.map((problem) => ({
			number: problem.number,
			title: problem.title,
			theme: words.themes.find(({ key }) => key === problem.theme)?.name ?? problem.theme,
			places: problem.territories.map((key) => names.get(key) ?? key),
			sources: problem.sources,
			kinds: problem.sourceKinds.map(toSourceKind),
			mergedInto: problem.mergedInto === null ? null : (numbers.get(problem.mergedInto) ?? null),
		})),
		map: isMap && exercise.stateId !== null ? await drawMap(exercise.stateId, exercise.slug, found) : null,
	};
};

function readQuery(query: URLSearchParams): ProblemQuery {
	const standing = query.get('cuales');
	return {
		text: query.get('buscar')?.slice(0, 200) ?? '',
		theme: query.get('tema') ?? '',
		tag: query.get('orientacion') ?? '',
		territory: query.get('lugar') ?? '',
		source: query.get('fuente') ?? '',
		standing: standing === 'unidos' ? 'merged' : standing === 'todos' ? 'all' : 'standing',
	};
}

async function drawMap(stateId: string, slug: string, problems: readonly Problem[]) {
	const shapes = await readStateShapes(stateId);
	if (shapes === null) return null;
	const frame = fitFrame(shapes.box, { width: 640, padding: 4 });
	const counts: Record<string, number> = {};
	for (const { territories } of problems)
		for (const key of territories) if (key.length === 5) counts[key] = (counts[key] ?? 0) + 1;
	return {
		frame,
		areas: drawAreas(shapes, frame),
		counts,
		points: problems.flatMap(({ id, number, title, latitudeE6, longitudeE6 }) =>
			latitudeE6 === null || longitudeE6 === null
				? []
				: [
						{
							id,
							latE6: latitudeE6,
							lonE6: longitudeE6,
							label: title,
							number,
							href: `/stl/${slug}/problemas/${String(number)}`,
						},
					],
		),
	};
}
