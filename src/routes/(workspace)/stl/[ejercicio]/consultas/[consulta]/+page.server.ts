import { error } from '@sveltejs/kit';
import {
	describeDependence,
	describeLimit,
} from '$lib/components/consultation-editor/condition/describeDependence';
import { countByChannel, phaseForStaff } from '$lib/components/consultation-editor/consultationCard';
import { channelAddress, postersOf } from '$lib/components/consultation-editor/channel/channelAddress';
import { countNoticeDays } from '$lib/domain/consultation/noticeDays';
import { findMissingTexts } from '$lib/domain/survey/reading/findMissingTexts';
import { measureReadability, PLAIN_SCORE } from '$lib/domain/survey/reading/readability';
import type { Instrument } from '$lib/domain/survey/instrument';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import { textIn } from '$lib/domain/text';
import { canonicalText } from '$lib/evidence';
import type { Locale } from '$lib/messages/locale';
import { countByPlace } from '$lib/server/data/channels/places';
import { countAnswers, type Consultation } from '$lib/server/data/consultations';
import { findSurvey } from '$lib/server/data/surveys';
import type { Backend } from '$lib/server/backend/clients';
import { isEditable, openConsultation, readDraft } from '../../desk.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url, depends }) => {
	depends('stl:counts');
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const isDraft = consultation.state === 'draft';
	const [frozen, counts, byPlace] = await Promise.all([
		isDraft ? null : readFrozen(locals.backend, consultation),
		isDraft ? null : countAnswers(locals.backend, consultation.id),
		isDraft ? [] : countByPlace(locals.backend, consultation.id),
	]);
	// Where questions may still change, the working copy is what is shown to be worked on.
	const draft = isEditable(consultation) ? await readDraft(locals.backend, consultation, exercise) : null;
	const instrument = draft ?? frozen?.instrument ?? error(404);
	const missing = findMissingTexts(instrument);
	return {
		consultation: { ...consultation, phase: phaseForStaff(consultation) },
		hash: frozen?.hash ?? null,
		version: frozen?.version ?? 1,
		isEditable: draft !== null,
		isChanged: frozen !== null && draft !== null && canonicalText(draft) !== frozen.text,
		noticeDays: countNoticeDays(consultation, new Date()),
		questions: instrument.questions.map((question, place) => ({
			...readDependence(instrument, place, locals.locale),
			id: question.id,
			type: question.type,
			text: textIn(question.text, locals.locale),
			section: question.section ? textIn(question.section, locals.locale) : null,
			required: question.required,
			options: 'options' in question ? question.options.length : null,
			missing: missing.questions[place] ?? [],
			isHard: isHard([question.text.es, question.help?.es ?? ''].join('\n')),
		})),
		textsMissing: missing.around,
		areTextsHard: isHard([instrument.intro.es, instrument.notice.short.es].join('\n')),
		counts: counts && {
			total: counts.total,
			late: counts.late,
			inReview: counts.inReview,
			assisted: byPlace.reduce((sum, { assisted, count }) => sum + (assisted ? count : 0), 0),
			channels: countByChannel(consultation.channels, counts.channels),
			readAt: new Date().toISOString(),
		},
		address: channelAddress(locals.site.origin, consultation.slug, 'web'),
		posters: postersOf(consultation.channels),
		just: ['publicada', 'version', 'cerrada', 'guardado'].find((name) => url.searchParams.has(name)) ?? null,
	};
};

async function readFrozen(
	backend: Backend,
	consultation: Consultation,
): Promise<{ instrument: Instrument; hash: string; version: number; text: string } | null> {
	const survey = await findSurvey(backend, consultation.slug);
	if (survey === null) return null;
	const read = parseInstrument(JSON.parse(survey.instrument));
	if (!read.ok) throw new Error(`the instrument of ${consultation.slug} does not follow its schema`);
	const { instrumentHash: hash, version, instrument: text } = survey;
	return { instrument: read.value, hash, version, text };
}

function readDependence(instrument: Instrument, place: number, locale: Locale) {
	const { said, reach } = describeDependence(instrument, place, locale, (key) => key);
	const limit = describeLimit(instrument, place, locale, (key) => key);
	return {
		said,
		isUnseen: reach === 'never_true' || reach === 'never_reached',
		isUnanswerable: limit.reach === 'never',
	};
}

function isHard(text: string): boolean {
	const reading = measureReadability(text);
	return reading !== null && reading.isEnough && reading.score < PLAIN_SCORE;
}
