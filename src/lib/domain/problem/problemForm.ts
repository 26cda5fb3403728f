import { z } from 'zod';
import {
	choice,
	choices,
	compareFields,
	group,
	id,
	line,
	list,
	paragraphs,
	reason,
	type Group,
} from '../form';
import type { RefusalCode } from '../refusalCodes';
import { readDegrees } from '../survey/form/readTexts';
import { territoryKey } from '../territory/keys';
import { MEXICO_BOX, type PointE6 } from '../territory/point';
import { readSources } from './sourceForm';

/** Limits of what is written about a problem, in characters or items. */
export const PROBLEM_LIMITS = {
	title: { min: 5, max: 120 },
	description: { min: 0, max: 2_000 },
	territories: 600,
} as const;

const { description, territories, title } = PROBLEM_LIMITS;

const territory = z
	.string()
	.refine((key) => territoryKey.safeParse(key).success, { error: 'territory_choice' });

/**
 * A problem of the bank: `title`, `description`, `theme`, `tags` (one or more orientations), `territories`, an
 * optional point as `point.lat` and `point.lon` in degrees, and one source or more (see `readSources`). Themes and
 * tags are those of the exercise's rule set.
 */
export function problemForm(themes: readonly string[], tags: readonly string[]) {
	return z.object({
		title: line(title.min, title.max, 'problem_title_length'),
		description: paragraphs(description.min, description.max, 'description_length'),
		theme: choice(themes, 'theme_choice'),
		tags: choices(tags, 'tag_missing', 'tag_choice'),
		territories: list(territory, 0, territories, 'territory_choice').transform((keys) => [...new Set(keys)]),
		point: group(readPoint),
		sources: group(readSources),
	});
}

/** One problem is read as another: `kept` carries both, `absorbed` no longer stands alone, with a reason. */
export const mergeForm = z
	.object({ kept: id('problem_choice'), absorbed: id('problem_choice'), reason: reason() })
	.refine(...compareFields('absorbed', 'kept', 'merge_same', (absorbed, kept) => absorbed !== kept));

/** Undoes a merge. */
export const unmergeForm = z.object({ merge: id('not_understood') });

function readPoint(controls: Group, refuse: (control: string, code: RefusalCode) => void): PointE6 | null {
	const lat = controls.get('lat')?.[0]?.trim() ?? '';
	const lon = controls.get('lon')?.[0]?.trim() ?? '';
	if (lat === '' && lon === '') return null;
	const latE6 = readDegrees(lat);
	const lonE6 = readDegrees(lon);
	if (latE6 === null || lonE6 === null) {
		refuse(latE6 === null ? 'lat' : 'lon', 'point_form');
		return null;
	}
	const { maxLatE6, maxLonE6, minLatE6, minLonE6 } = MEXICO_BOX;
	if (latE6 < minLatE6 || latE6 > maxLatE6) refuse('lat', 'point_outside');
	else if (lonE6 < minLonE6 || lonE6 > maxLonE6) refuse('lon', 'point_outside');
	return { latE6, lonE6 };
}
