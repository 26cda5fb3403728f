import type { AnswerCircumstances } from '$lib/domain/consultation/channels/circumstances';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import type { Locale } from '$lib/messages/locale';
import { anonymousBackend } from '$lib/server/backend/clients';
import { dropDraft } from '$lib/server/data/answers/resumeDrafts';
import type { PublicSurvey } from '$lib/server/data/openSurveys';
import { submitAnswer } from '$lib/server/data/surveys';
import { takeFormStep, type ShownStep } from './formStep.server';

/** What the address of a form says of how an answer came. */
export interface Entrance {
	channel: string;
	circumstances: AnswerCircumstances | null;
}

type Stored = Extract<Awaited<ReturnType<typeof submitAnswer>>, { ok: true }>['value'];

/** What came of a press: the next page to show, one with something to put right, or an answer that is stored. */
export type AnswerTurn =
	| { readonly kind: 'shown'; readonly shown: ShownStep }
	| { readonly kind: 'refused'; readonly status: number; readonly shown: ShownStep }
	| { readonly kind: 'stored'; readonly shown: ShownStep; readonly stored: Stored };

/** One press of the survey without scripts, and the answer stored once it is whole. */
export async function takeAnswerTurn(
	survey: PublicSurvey,
	form: FormData,
	entrance: Entrance,
	locale: Locale,
): Promise<AnswerTurn> {
	const { shown, answer } = await takeFormStep(survey, form);
	if (shown.flow.refusals.length > 0) return { kind: 'refused', status: 400, shown };
	if (!answer) return { kind: 'shown', shown };
	const stored = await submitAnswer(anonymousBackend(), { ...answer, ...entrance, stationToken: null });
	if (!stored.ok) {
		const refusal = describeBackendRefusal(locale, stored.error.code);
		return { kind: 'refused', status: stored.error.status, shown: { ...shown, refusal } };
	}
	// One that stays behind is sealed, and goes by its date.
	if (shown.draft !== null) await dropDraft(shown.draft);
	return { kind: 'stored', shown, stored: stored.value };
}
