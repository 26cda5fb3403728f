import { error, fail, redirect } from '@sveltejs/kit';
import { flowNames } from '$lib/components/survey/answerState';
import { listPlaceData } from '$lib/components/survey/places';
import { isAdaptive } from '$lib/domain/survey/adaptive/pipes';
import { showInstitution } from '../../../../institution.server';
import { instrumentIn } from '$lib/domain/survey/instrumentIn';
import { textIn } from '$lib/domain/text';
import { topologyUrl } from '$lib/map/readMexico.server';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicSurvey, type PublicSurvey } from '$lib/server/data/openSurveys';
import { submitAnswer } from '$lib/server/data/surveys';
import type { Actions, PageServerLoad } from './$types';
import { chooseLanguage, handKey, takeFormStep } from './formStep.server';
import { startOf } from './surveyPage';
import { readPlaces } from './surveyPlaces.server';

// The page is a form; a script of its own takes it over where there are scripts.
export const csr = false;

/** Words in addresses and posters for the ways to answer that a link may name; a station has its own pages. */
const channelWords: Readonly<Record<string, string>> = { plaza: 'public_space', entrevista: 'interviewer' };
const channelsHere: readonly string[] = ['web', ...Object.values(channelWords)];

async function findPublic(slug: string): Promise<PublicSurvey> {
	return (await readPublicSurvey(anonymousBackend(), slug, Date.now())) ?? error(404);
}

export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
	const { consultation, instrument, instrumentHash } = await findPublic(params.slug);
	if (consultation.phase !== 'open') redirect(303, `/consulta/${params.slug}`);
	const language = chooseLanguage(instrument, url.searchParams.get('lengua') ?? locals.locale);
	const asked = channelWords[url.searchParams.get('canal') ?? ''] ?? 'web';
	const start = startOf(instrument);
	const institution = showInstitution(consultation);
	setHeaders({ 'cache-control': 'private, no-cache' });
	return {
		consultation: { slug: consultation.slug, title: consultation.title },
		institution,
		detail: consultation.title,
		instrument: instrumentIn(instrument, language),
		isAdaptive: isAdaptive(instrument),
		instrumentHash,
		language,
		// Whoever comes by somebody else's link has not seen the page that shows it.
		notice: textIn(instrument.notice.short, language),
		channel: consultation.channels.includes(asked) ? asked : 'web',
		places: await readPlaces(instrument, start, null),
		unreachable: describeBackendRefusal(locals.locale, 'backend_unreachable'),
		offlineData: [
			...listPlaceData(instrument, topologyUrl),
			...(institution.crest ? [institution.crest] : []),
		],
		start,
	};
};

export const actions: Actions = {
	/** The way without scripts: every press comes here and everything travels in the form; nothing is stored before «Enviar». */
	default: async ({ params, request, locals, cookies }) => {
		const survey = await findPublic(params.slug);
		const form = await request.formData();
		const { shown, answer } = await takeFormStep(survey, form);
		if (shown.flow.refusals.length > 0) return fail(400, shown);
		if (!answer) return shown;
		const channel = form.get(flowNames.channel);
		const stored = await submitAnswer(anonymousBackend(), {
			...answer,
			channel: typeof channel === 'string' && channelsHere.includes(channel) ? channel : 'web',
			stationToken: null,
		});
		if (!stored.ok)
			return fail(stored.error.status, {
				...shown,
				refusal: describeBackendRefusal(locals.locale, stored.error.code),
			});
		handKey(cookies, locals, stored.value.folio, shown.key);
		redirect(303, `/recibo/${stored.value.folio}?nueva`);
	},
};
