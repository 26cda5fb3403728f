import type { Text } from '../../text';
import type { Instrument } from '../instrument';
import { sayQuestion } from '../instrumentIn';
import { convocatoria } from './convocatoria';
import { jerarquizacion } from './jerarquizacion';
import { satisfaccion } from './satisfaccion';
import type { Template } from './template';
import { ventanilla } from './ventanilla';

/** Every template, in the order in which staff see them. */
export const templates: readonly Template[] = [ventanilla, convocatoria, jerarquizacion, satisfaccion];

/** The template with a key, or null. */
export function findTemplate(key: string): Template | null {
	return templates.find((template) => template.key === key) ?? null;
}

/**
 * A draft instrument: the template's texts with the institution's name in place of `{institution}`, for a survey and
 * a state (two-digit key, or null for the whole country).
 */
export function instrumentFromTemplate(
	template: Template,
	{ survey, institution, state }: { survey: string; institution: string; state: string | null },
): Instrument {
	const fill = (text: Text): Text => ({
		...Object.fromEntries(
			// A function, so that a name with `$&` in it stays a name.
			Object.entries(text).map(([language, words]) => [
				language,
				words.replaceAll('{institution}', () => institution),
			]),
		),
		es: text.es.replaceAll('{institution}', () => institution),
	});
	return {
		v: 1,
		survey,
		languages: ['es', 'en'],
		title: fill(template.title),
		intro: fill(template.intro),
		notice: { short: fill(template.notice.short), full: fill(template.notice.full) },
		state,
		questions: template.questions.map((question) => sayQuestion(question, fill)),
	};
}
