import { z } from 'zod';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import type { Instrument } from '$lib/domain/survey/instrument';
import { readRow } from '../backend/call';
import { shareOnePatience } from '../backend/callBackend';
import type { Backend } from '../backend/clients';
import {
	countAnswers,
	findConsultation,
	listPublicConsultations,
	type Consultation,
	type ConsultationCounts,
} from './consultations';
import { listPlaces, type Place } from './channels/places';
import { findAnnouncement, type Announcement } from './announcements';
import { listExercises, type Exercise } from './exercises';
import { listPublicPrioritizations, type Prioritization } from './prioritizations';
import { findSurvey } from './surveys';
import { listChanges, type SurveyChange } from './surveyVersions';

/** A consultation as the public sees it, with what it asks. */
export interface PublicSurvey {
	consultation: Consultation;
	instrument: Instrument;
	instrumentHash: string;
	/** What was announced, frozen; null where it was published before that was kept. */
	announcement: Announcement | null;
	/** How its questions changed since. */
	changes: SurveyChange[];
	counts: ConsultationCounts;
	places: Place[];
}

// A page may be this old: phases change by date and counts are for reading. What is stored is decided by the database.
const freshForMs = 3_000;
const mostKept = 200;

/** Everybody sees the same, so one read serves all visitors of the next seconds. */
export function shareReads<T>(): (key: string, now: number, read: () => Promise<T>) => Promise<T> {
	const kept = new Map<string, { readAt: number; value: Promise<T> }>();
	return (key, now, read) => {
		const found = kept.get(key);
		if (found && now - found.readAt < freshForMs) return found.value;
		if (kept.size >= mostKept) kept.clear();
		const value = shareOnePatience(read);
		kept.set(key, { readAt: now, value });
		// A failure is for whoever met it, not for the visitors of the next seconds.
		value.catch(() => kept.delete(key));
		return value;
	};
}

const shareSurvey = shareReads<PublicSurvey | null>();

/** The published survey of a consultation, or null; at most some seconds old. */
export function readPublicSurvey(
	anonymous: Backend,
	slug: string,
	now: number,
): Promise<PublicSurvey | null> {
	return shareSurvey(slug, now, () => read(anonymous, slug));
}

/** Everything the home page lists. */
export interface PublicIndex {
	consultations: Consultation[];
	prioritizations: Prioritization[];
	exercises: Exercise[];
}

const shareIndex = shareReads<PublicIndex>();

/** What is public, at most some seconds old. */
export function readPublicIndex(anonymous: Backend, now: number): Promise<PublicIndex> {
	return shareIndex('', now, async () => {
		const [consultations, prioritizations, exercises] = await Promise.all([
			listPublicConsultations(anonymous),
			listPublicPrioritizations(anonymous),
			listExercises(anonymous),
		]);
		return { consultations, prioritizations, exercises };
	});
}

const shareOrigins = shareReads<string[]>();

/** On whose pages consultations of an exercise may be shown; at most some seconds old. */
export function readEmbedOrigins(anonymous: Backend, exerciseId: string, now: number): Promise<string[]> {
	return shareOrigins(exerciseId, now, async () => {
		const found = await readRow(
			anonymous.from('exercises').select('embed_origins').eq('id', exerciseId),
			'exercises',
			z.object({ embedOrigins: z.array(z.string()) }),
		);
		return found?.embedOrigins ?? [];
	});
}

async function read(anonymous: Backend, slug: string): Promise<PublicSurvey | null> {
	const [consultation, survey, announcement] = await Promise.all([
		findConsultation(anonymous, slug),
		findSurvey(anonymous, slug),
		findAnnouncement(anonymous, slug),
	]);
	if (!consultation || !survey) return null;
	const instrument = parseInstrument(JSON.parse(survey.instrument));
	if (!instrument.ok) throw new Error(`the instrument of ${slug} does not follow its schema`);
	const [changes, counts, places] = await Promise.all([
		survey.version > 1 ? listChanges(anonymous, slug) : [],
		countAnswers(anonymous, consultation.id),
		listPlaces(anonymous, slug),
	]);
	return {
		consultation,
		instrument: instrument.value,
		instrumentHash: survey.instrumentHash,
		announcement,
		changes,
		counts,
		places,
	};
}
