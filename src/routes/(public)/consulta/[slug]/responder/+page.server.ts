import { randomBytes, randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { flowNames, type AnswerState } from '$lib/components/survey/answerState';
import { listPlaceData } from '$lib/components/survey/places';
import { takeStep } from '$lib/components/survey/takeStep';
import { isAdaptive } from '$lib/domain/survey/adaptive/pipes';
import { walkInstrument } from '$lib/domain/survey/adaptive/walkInstrument';
import { parseAnswer } from '$lib/domain/survey/answerRules';
import { showInstitution } from '../../../../institution.server';
import type { Instrument } from '$lib/domain/survey/instrument';
import { instrumentIn } from '$lib/domain/survey/instrumentIn';
import { textIn } from '$lib/domain/text';
import { base64url, canonicalText, commit, fromBase64url, SALT_BYTES } from '$lib/evidence';
import { topologyUrl } from '$lib/map/readMexico.server';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicSurvey, type PublicSurvey } from '$lib/server/data/openSurveys';
import { submitAnswer } from '$lib/server/data/surveys';
import type { Actions, PageServerLoad } from './$types';
import { applyTap, readPlaces } from './surveyPlaces.server';

// The page is a form; a script of its own takes it over where there are scripts.
export const csr = false;

/** Words in addresses and posters for the ways to answer that a link may name; a station has its own pages. */
const channelWords: Readonly<Record<string, string>> = { plaza: 'public_space', entrevista: 'interviewer' };
const channelsHere: readonly string[] = ['web', ...Object.values(channelWords)];

const identity = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function findPublic(slug: string): Promise<PublicSurvey> {
	return (await readPublicSurvey(anonymousBackend(), slug, Date.now())) ?? error(404);
}

export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
	const { consultation, instrument, instrumentHash } = await findPublic(params.slug);
	if (consultation.phase !== 'open') redirect(303, `/consulta/${params.slug}`);
	const language = chooseLanguage(instrument, url.searchParams.get('lengua') ?? locals.locale);
	const asked = channelWords[url.searchParams.get('canal') ?? ''] ?? 'web';
	const start: AnswerState = {
		at: instrument.questions[0]?.id ?? null,
		answers: {},
		typed: {},
		refusals: [],
	};
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

function chooseLanguage(instrument: Instrument, asked: string): string {
	return instrument.languages.includes(asked) ? asked : 'es';
}

export const actions: Actions = {
	/** The way without scripts: every press comes here and everything travels in the form; nothing is stored before «Enviar». */
	default: async ({ params, request, locals }) => {
		const { instrument, instrumentHash } = await findPublic(params.slug);
		const form = await request.formData();
		const text = (name: string): string => {
			const value = form.get(name);
			return typeof value === 'string' ? value : '';
		};
		const view = await applyTap(instrument, form);
		const taken = takeStep(instrument, form, walkInstrument);
		// A tap on the map stays on its question.
		const flow =
			view === null ? taken.state : { ...taken.state, at: text(flowNames.at), typed: {}, refusals: [] };
		// Made once and carried along, so that pressing «Enviar» twice stores one answer.
		const id = identity.test(text(flowNames.id)) ? text(flowNames.id) : randomUUID();
		const salt = readSalt(text(flowNames.salt)) ?? new Uint8Array(randomBytes(SALT_BYTES));
		const shown = {
			flow,
			places: await readPlaces(instrument, flow, view),
			id,
			salt: base64url(salt),
			refusal: null as string | null,
		};
		if (flow.refusals.length > 0) return fail(400, shown);
		if (!taken.send || view !== null) return shown;

		const answer = parseAnswer(instrument, {
			v: 1,
			survey: instrument.survey,
			instrument: instrumentHash,
			language: chooseLanguage(instrument, text(flowNames.language)),
			answers: taken.send,
		});
		if (!answer.ok) return fail(400, { ...shown, flow: { ...flow, refusals: answer.error } });
		const channel = text(flowNames.channel);
		const stored = await submitAnswer(anonymousBackend(), {
			id,
			content: canonicalText(answer.value),
			salt: base64url(salt),
			commitment: commit('response', salt, answer.value),
			channel: channelsHere.includes(channel) ? channel : 'web',
			stationToken: null,
		});
		if (!stored.ok)
			return fail(stored.error.status, {
				...shown,
				refusal: describeBackendRefusal(locals.locale, stored.error.code),
			});
		redirect(303, `/recibo/${stored.value.folio}?nueva`);
	},
};

function readSalt(text: string): Uint8Array | null {
	const salt = fromBase64url(text);
	return salt?.length === SALT_BYTES ? new Uint8Array(salt) : null;
}
