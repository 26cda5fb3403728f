import { randomBytes, randomUUID } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { flowNames, type AnswerState } from '$lib/components/survey/answerState';
import type { Places } from '$lib/components/survey/places';
import { takeStep } from '$lib/components/survey/takeStep';
import { readTyped } from '$lib/domain/readTyped';
import { controlNames } from '$lib/domain/survey/form/controls';
import { readReceiptKey } from '$lib/domain/survey/folio';
import { walkInstrument } from '$lib/domain/survey/adaptive/walkInstrument';
import { parseAnswer } from '$lib/domain/survey/answerRules';
import type { Instrument } from '$lib/domain/survey/instrument';
import {
	base64url,
	canonicalText,
	commit,
	fromBase64url,
	hashReceiptKey,
	SALT_BYTES,
	writeReceiptKey,
} from '$lib/evidence';
import type { Site } from '$lib/server/access/site';
import type { FrozenAnswer } from '$lib/server/data/surveys';
import { takeFiles } from './formFiles.server';
import { applyTap, readPlaces } from './surveyPlaces.server';

const identity = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What the page shows after a press, and what every next press carries along. */
export interface ShownStep {
	flow: AnswerState;
	places: Places;
	id: string;
	salt: string;
	/** What who answers keeps, to correct or withdraw. */
	key: string;
	/** Hash of the code with which it was begun elsewhere. */
	draft: string | null;
	refusal: string | null;
}

export interface FormStep {
	shown: ShownStep;
	/** The answer, once the person asked to send and nothing stands in the way. */
	answer: Omit<FrozenAnswer, 'channel' | 'stationToken'> | null;
}

/** One press of the survey without scripts: everything travels in the form; nothing is stored before «Enviar». */
export async function takeFormStep(
	{ instrument, instrumentHash }: { instrument: Instrument; instrumentHash: string },
	form: FormData,
): Promise<FormStep> {
	const text = (name: string): string => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const view = await applyTap(instrument, form);
	await takeFiles(instrument, form);
	const taken = takeStep(instrument, form, walkInstrument);
	// A tap on the map stays on its question.
	const at = text(flowNames.at);
	// Corners of an area that is not whole yet are no answer: they stay as they were typed.
	const typed = readTyped(form);
	const flow = view === null ? taken.state : { ...taken.state, at, typed, refusals: [] };
	const corners = view === null ? null : (typed[controlNames.ring(at)]?.[0] ?? null);
	// Made once and carried along, so that pressing «Enviar» twice stores one answer.
	const id = identity.test(text(flowNames.id)) ? text(flowNames.id) : randomUUID();
	const salt = readSalt(text(flowNames.salt)) ?? new Uint8Array(randomBytes(SALT_BYTES));
	const key = readReceiptKey(text(flowNames.key)) ?? writeReceiptKey(new Uint8Array(randomBytes(20)));
	const draft = readDraftHash(text(flowNames.draft));
	const places = await readPlaces(instrument, flow, view, corners);
	const shown: ShownStep = { flow, places, id, salt: base64url(salt), key, draft, refusal: null };
	if (!taken.send || view !== null || flow.refusals.length > 0) return { shown, answer: null };
	const content = parseAnswer(instrument, {
		v: 1,
		survey: instrument.survey,
		instrument: instrumentHash,
		language: chooseLanguage(instrument, text(flowNames.language)),
		answers: taken.send,
	});
	if (!content.ok) return { shown: { ...shown, flow: { ...flow, refusals: content.error } }, answer: null };
	return {
		shown,
		answer: {
			id,
			content: canonicalText(content.value),
			salt: base64url(salt),
			commitment: commit('response', salt, content.value),
			keyHash: hashReceiptKey(key),
		},
	};
}

/** The language asked for where the survey has it; Spanish otherwise. */
export function chooseLanguage(instrument: Instrument, asked: string): string {
	return instrument.languages.includes(asked) ? asked : 'es';
}

/** What a draft is known by, as a form carries it. Null when it is none. */
export function readDraftHash(text: string): string | null {
	return /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text) ? text : null;
}

function readSalt(text: string): Uint8Array | null {
	const salt = fromBase64url(text);
	return salt?.length === SALT_BYTES ? new Uint8Array(salt) : null;
}

const keyCookie = 'clave';
const anHourInSeconds = 60 * 60;
const aMinuteInSeconds = 60;

/**
 * Leaves the key for the page of the receipt, which shows it: an address would keep it in the history. The device of
 * whoever interviews has it only until it is read.
 */
export function handKey(
	cookies: Cookies,
	{ site }: { site: Site },
	folio: string,
	key: string,
	channel = 'web',
): void {
	cookies.set(keyCookie, key, {
		path: `/recibo/${folio}`,
		httpOnly: true,
		secure: site.isSecure,
		sameSite: 'strict',
		maxAge: channel === 'interviewer' ? aMinuteInSeconds : anHourInSeconds,
	});
}

/** The key that was left for this receipt, in this browser and within the hour. */
export function readHandedKey(cookies: Cookies): string | null {
	return readReceiptKey(cookies.get(keyCookie) ?? '');
}
