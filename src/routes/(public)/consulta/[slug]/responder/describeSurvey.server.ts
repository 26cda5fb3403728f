import { listRecordings } from '$lib/components/survey/listen/listRecordings';
import { isAdaptive } from '$lib/domain/survey/adaptive/pipes';
import { instrumentIn } from '$lib/domain/survey/instrumentIn';
import { saidIn } from '$lib/domain/text';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import type { Locale } from '$lib/messages/locale';
import type { PublicSurvey } from '$lib/server/data/openSurveys';
import { readPublicSealingKey } from '$lib/server/data/station/sealedAnswers';
import { startOf } from './surveyPage';
import { readPlaces } from './surveyPlaces.server';

/** What a page needs to ask a survey, in a language of it. */
export async function describeSurvey(survey: PublicSurvey, language: string, locale: Locale) {
	const { consultation, instrument, instrumentHash } = survey;
	const start = startOf(instrument);
	return {
		consultation: {
			slug: consultation.slug,
			title: consultation.title,
			sealingKey: await readPublicSealingKey(consultation.slug),
		},
		instrument: instrumentIn(instrument, language),
		isAdaptive: isAdaptive(instrument),
		instrumentHash,
		language,
		recordings: listRecordings(instrument, consultation.slug, language),
		// Whoever comes by somebody else's link has not seen the page that shows it.
		notice: saidIn(instrument.notice.short, language),
		places: await readPlaces(instrument, start, null),
		unreachable: describeBackendRefusal(locale, 'backend_unreachable'),
		start,
	};
}
