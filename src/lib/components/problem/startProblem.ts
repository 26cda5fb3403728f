import type { PointE6 } from '$lib/domain/territory/point';
import type { Typed } from '$lib/domain/readTyped';
import { readDegrees } from '$lib/domain/survey/form/readTexts';

/** A source as its row shows it. */
export interface SourceRow {
	kind: string;
	citation: string;
	link: string;
	/** Id of the answer it was read from; blank otherwise. */
	response: string;
	/** Id of the material it cites; blank otherwise. */
	material: string;
	citedAt: string;
}

/** What stands in the form of a problem before anybody types. */
export interface StartProblem {
	title: string;
	description: string;
	theme: string;
	tags: readonly string[];
	territories: readonly string[];
	point: PointE6 | null;
	sources: readonly SourceRow[];
}

/** What was typed into a refused form, in the shape of the form; what stood there when nothing was refused. */
export function startFrom(typed: Typed | undefined, before: StartProblem): StartProblem {
	if (!typed) return before;
	const one = (name: string): string => typed[name]?.[0] ?? '';
	const latE6 = readDegrees(one('point.lat'));
	const lonE6 = readDegrees(one('point.lon'));
	const rows = typed['sources.kind'] ?? [];
	return {
		title: one('title'),
		description: one('description'),
		theme: one('theme'),
		tags: typed['tags'] ?? [],
		territories: typed['territories'] ?? [],
		point: latE6 === null || lonE6 === null ? null : { latE6, lonE6 },
		sources: rows.map((kind, row) => ({
			kind,
			citation: typed['sources.citation']?.[row] ?? '',
			link: typed['sources.link']?.[row] ?? '',
			response: typed['sources.response']?.[row] ?? '',
			material: typed['sources.material']?.[row] ?? '',
			citedAt: typed['sources.citedAt']?.[row] ?? '',
		})),
	};
}
