import { z } from 'zod';
import type { PublicationMode as PublishedMode } from '../../evidence';
import { datesInOrder, localMoment } from '../consultation/consultationForm';
import { SLUG } from '../exercise/exerciseForm';
import { choice, group, id, integer, line, list, pattern, reason } from '../form';
import { countingField, tieRuleField } from './countingForm';

/** How ballots are shown once a ranking is closed. */
export const publicationModes = [
	'nominal',
	'anonymous',
	'aggregates',
] as const satisfies readonly PublishedMode[];
export type PublicationMode = (typeof publicationModes)[number];

/** Limits of a prioritization, in characters or items. */
export const PRIORITIZATION_LIMITS = {
	title: { min: 5, max: 120 },
	question: { min: 10, max: 300 },
	alternatives: { min: 2, max: 40 },
	quorum: { min: 1, max: 99 },
} as const;

const { alternatives, question, quorum, title } = PRIORITIZATION_LIMITS;

const draft = {
	title: line(title.min, title.max, 'title_length'),
	question: line(question.min, question.max, 'question_length'),
	counting: countingField(),
	tieRule: tieRuleField(),
	publication: choice(publicationModes, 'publication_choice'),
	/** Ids of problems, none twice. */
	alternatives: list(
		id('alternatives_range'),
		alternatives.min,
		alternatives.max,
		'alternatives_range',
	).refine((ids) => new Set(ids).size === ids.length, { error: 'alternatives_repeated' }),
};

/** What may still be changed of a prioritization before it is published. */
export const prioritizationForm = z.object(draft);

/** A new prioritization: the same, with its `slug`. */
export const newPrioritizationForm = z.object({ ...draft, slug: pattern(SLUG, 'slug_form') });

/**
 * Publishing: which nuclei rank (`rankings.nuclei`), each with its quorum (`rankings.quorum.<nucleus>`), between
 * `opens` and `closes` on the exercise's wall clock; any other is left out with a reason (`rankings.reason.<nucleus>`).
 * `seats` says how many seats each voting nucleus has, which bounds its quorum; one without seats can only be left out.
 */
export function publicationForm(seats: ReadonlyMap<string, number>) {
	const rankings = group((controls, refuse) => {
		const chosen = controls.get('nuclei') ?? [];
		if (chosen.length === 0 || chosen.some((nucleus) => !seats.get(nucleus)))
			refuse('nuclei', 'nucleus_choice');
		const opened: { nucleus: string; quorum: number }[] = [];
		const leftOut: { nucleus: string; reason: string }[] = [];
		for (const [nucleus, most] of seats) {
			const ranks = chosen.includes(nucleus);
			const control = `${ranks ? 'quorum' : 'reason'}.${nucleus}`;
			if (ranks) {
				const read = quorumOf(most).safeParse(controls.get(control));
				if (!read.success) refuse(control, 'quorum_range');
				opened.push({ nucleus, quorum: read.data ?? quorum.min });
			} else if (chosen.length > 0) {
				const read = reason().safeParse(controls.get(control));
				if (!read.success) refuse(control, 'reason_length');
				leftOut.push({ nucleus, reason: read.data ?? '' });
			}
		}
		return { opened, leftOut };
	});
	return z.object({ rankings, opens: localMoment(), closes: localMoment() }).refine(...datesInOrder);
}

/** A quorum that the seats of the nucleus can reach. */
function quorumOf(seats: number) {
	return integer(quorum.min, Math.min(quorum.max, seats), 'quorum_range');
}

/** What may be changed of a later round before it is published: how it is counted does not. */
export const laterRoundForm = prioritizationForm.omit({ counting: true });

/** The next round of a prioritization: counted as the one before, so nothing is said about counting. */
export const nextRoundForm = newPrioritizationForm.omit({ counting: true });

/** What an announced draw gave, as it was published. */
export const drawForm = z.object({ drawn: line(1, 200, 'drawn_length') });

/** A later closing for a ranking under way, with the reason that is published. */
export const extensionForm = z.object({
	ranking: id('not_understood'),
	closes: localMoment(),
	reason: reason(),
});

/** The end of a ranking that must not count, or that its nucleus is left out of; each with the reason that is published. */
export const annulmentForm = z.object({ ranking: id('not_understood'), reason: reason() });

/** A new attempt for the nucleus of an annulled ranking. The quorum is the published one. */
export const reopeningForm = z
	.object({ ranking: id('not_understood'), opens: localMoment(), closes: localMoment() })
	.refine(...datesInOrder);
