import { listRecordings } from '$lib/components/survey/listen/listRecordings';
import { listPlaceData } from '$lib/components/survey/places';
import { readPlaceKey } from '$lib/domain/consultation/channels/circumstances';
import { countNoticeDays } from '$lib/domain/consultation/noticeDays';
import { nameLanguage } from '$lib/domain/survey/languages/nameLanguage';
import { saidIn } from '$lib/domain/text';
import { topologyUrl } from '$lib/map/readMexico.server';
import { showInstitution } from '../../../institution.server';
import { findPublicSurvey } from '../../findPublicSurvey.server';
import type { PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
	const { consultation, instrument, announcement, changes, counts, places } = await findPublicSurvey(
		params.slug,
	);
	setHeaders({ 'cache-control': 'private, no-cache' });
	const asked = url.searchParams.get('canal');
	const placeKey = readPlaceKey(url.searchParams.get('lugar') ?? '');
	const language = instrument.languages.includes(locals.locale) ? locals.locale : 'es';
	const institution = showInstitution(consultation);
	return {
		consultation: { ...consultation, phase: consultation.phase },
		institution,
		detail: consultation.exerciseName,
		questions: instrument.questions.length,
		languages: instrument.languages.map((tag) => ({ tag, name: nameLanguage(instrument, tag) })),
		intro: saidIn(instrument.intro, language),
		notice: {
			short: saidIn(instrument.notice.short, language),
			full: saidIn(instrument.notice.full, language),
		},
		noticeDays: consultation.publishedOn ? countNoticeDays(consultation, new Date()) : null,
		changes: changes.map(({ version, reason, publishedOn }) => ({ version, reason, publishedOn })),
		announced: announcement && { hash: announcement.contentHash, at: announcement.publishedAt },
		counts,
		// What answering without a network needs beside the pages.
		offlineData: [
			...listPlaceData(instrument, topologyUrl),
			...Object.values(listRecordings(instrument, consultation.slug, language)),
			...(institution.crest ? [institution.crest] : []),
		],
		// A poster's channel goes on to the answer.
		channel: asked === 'plaza' ? asked : null,
		place: places.find(({ publicKey }) => publicKey === placeKey)?.publicKey ?? null,
		placeName: places.find(({ publicKey }) => publicKey === placeKey)?.name ?? null,
	};
};
