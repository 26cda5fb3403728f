import { z } from 'zod';
import { choice, choices, compareFields, group, id, line, list, paragraphs, reason } from '../form';
import { territoryKey } from '../territory/keys';
import { readPoint } from '../territory/pointForm';
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
