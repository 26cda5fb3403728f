import { z } from 'zod';
import { choice, choices, compareFields, integer, line, paragraphs, pattern } from '../form';
import { SLUG } from '../exercise/exerciseForm';
import { isLocalMoment } from '../exercise/localTime';

/** Ways in which an answer arrives; counted apart and never silently summed. */
export const channels = ['web', 'kiosk', 'public_space', 'interviewer', 'code', 'paper'] as const;
export type Channel = (typeof channels)[number];

/** Limits of what is written about a consultation. */
export const CONSULTATION_LIMITS = {
	title: { min: 5, max: 120 },
	whoMayAnswer: { min: 3, max: 400 },
	useOfResults: { min: 3, max: 600 },
	reviewDays: { min: 0, max: 30 },
	graceDays: { min: 0, max: 15 },
} as const;

/** A moment on the wall clock of the exercise's zone, `2026-03-01T09:00`; see `toInstant`. */
export function localMoment() {
	return pattern(/^/, 'date_form').refine(isLocalMoment, { error: 'date_form' });
}

/** Refuses a closing that does not come after the opening. Texts of one form: their order is the order of time. */
export const datesInOrder = compareFields(
	'opens',
	'closes',
	'dates_order',
	(opens, closes) => opens < closes,
);

const { title, useOfResults, whoMayAnswer, reviewDays, graceDays } = CONSULTATION_LIMITS;

const settings = {
	title: line(title.min, title.max, 'title_length'),
	whoMayAnswer: paragraphs(whoMayAnswer.min, whoMayAnswer.max, 'who_length'),
	useOfResults: paragraphs(useOfResults.min, useOfResults.max, 'use_length'),
	opens: localMoment(),
	closes: localMoment(),
	graceDays: integer(graceDays.min, graceDays.max, 'grace_days_range'),
	reviewDays: integer(reviewDays.min, reviewDays.max, 'review_days_range'),
	channels: choices(channels, 'channel_missing', 'channel_choice'),
};

/**
 * A new consultation from a template: `title`, `slug`, `whoMayAnswer`, `useOfResults`, `opens` and `closes` on the
 * exercise's wall clock, `graceDays` and `reviewDays` after the close, `channels`, `template`.
 */
export function newConsultationForm(templateKeys: readonly string[]) {
	return z
		.object({
			...settings,
			slug: pattern(SLUG, 'slug_form'),
			template: choice(templateKeys, 'template_choice'),
		})
		.refine(...datesInOrder);
}

/** What may still be changed of a consultation before it is published. */
export const consultationSettingsForm = z.object(settings).refine(...datesInOrder);
