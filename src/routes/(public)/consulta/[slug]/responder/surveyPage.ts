import type { AnswerState } from '$lib/components/survey/answerState';
import type { Places } from '$lib/components/survey/places';
import type { AnswerCircumstances } from '$lib/domain/consultation/channels/circumstances';
import type { Instrument } from '$lib/domain/survey/instrument';
import type { Locale } from '$lib/messages/locale';

/** What the part of the page that answers is made of: the server draws it, and the script takes it over. */
export interface SurveyPage {
	data: {
		locale: Locale;
		/** With the key that seals what has to be carried by hand. */
		consultation: { slug: string; title: string; sealingKey: string | null };
		instrument: Instrument;
		/** Whether what it asks depends on what is answered: then the code for that is needed. */
		isAdaptive: boolean;
		instrumentHash: string;
		language: string;
		channel: string;
		circumstances: AnswerCircumstances | null;
		places: Places;
		/** Where one gets to by leaving. */
		home: string;
		/** What to say when the network fails in the middle of the page. */
		unreachable: string;
	};
	/** What the way without scripts carries from page to page. */
	form: {
		flow: AnswerState;
		places: Places;
		id: string;
		salt: string;
		key: string;
		/** Hash of the code with which it was begun elsewhere. */
		draft: string | null;
		/** In words. */
		refusal: string | null;
	} | null;
}

/** Where the page leaves it for the script. */
export const surveyPageIds = { root: 'encuesta', data: 'encuesta-datos' } as const;

/** Where a survey begins. */
export function startOf({ questions }: Instrument): AnswerState {
	return { at: questions[0]?.id ?? null, answers: {}, typed: {}, refusals: [] };
}
