import { randomBytes, randomUUID } from 'node:crypto';
import { createRandomStream, type RandomStream } from '../../../src/lib/basics/random';
import {
	stationKinds,
	usualCeiling,
	type StationKind,
} from '../../../src/lib/domain/consultation/stationForms';
import type { Answers, Instrument, Question } from '../../../src/lib/domain/survey/instrument';
import {
	findTemplate,
	instrumentFromTemplate,
} from '../../../src/lib/domain/survey/templates/instrumentFromTemplate';
import { base64url, canonicalText, commit, SALT_BYTES } from '../../../src/lib/evidence';
import { anonymousBackend } from '../../../src/lib/server/backend/clients';
import {
	closeConsultation,
	createConsultation,
	publishConsultation,
	type ConsultationDetails,
} from '../../../src/lib/server/data/consultations';
import { createStation, enrollStation } from '../../../src/lib/server/data/station/stations';
import { saveSurveyDraft, submitAnswer } from '../../../src/lib/server/data/surveys';
import type { SampleExercise } from './exercise';
import { inParallel, need } from './need';
import type { Municipality } from './territories';

interface SampleConsultation extends ConsultationDetails {
	slug: string;
	template: string;
	/** Answers by channel. */
	answers: Readonly<Record<string, number>>;
	closes: boolean;
	seed: number;
}

/** A published consultation, and what an answer to it must name. */
export interface BuiltConsultation {
	id: string;
	survey: string;
	instrument: Instrument;
	hash: string;
}

const institution = 'Órgano Garante de Muestra, Oaxaca';

/** Steps 1 to 3: publishes a consultation, answers it through every channel, and closes it where asked. */
export async function buildConsultation(
	exercise: SampleExercise,
	plan: SampleConsultation,
	places: readonly Municipality[],
): Promise<BuiltConsultation> {
	const { backend } = exercise.staff;
	const template = findTemplate(plan.template);
	if (!template) throw new Error(`no template ${plan.template}`);
	const { consultation, survey } = need(
		await createConsultation(backend, exercise.id, plan.slug, plan.template, plan),
		plan.slug,
	);
	const instrument = instrumentFromTemplate(template, { survey, institution, state: '20' });
	need(await saveSurveyDraft(backend, consultation, canonicalText(instrument), null), plan.slug);
	const hash = need(await publishConsultation(backend, consultation), plan.slug);

	const desk = places[0];
	const tokens = new Map<string, string>();
	for (const kind of stationKinds.filter((each) => plan.channels.includes(each)))
		tokens.set(kind, await enrollStationOf(exercise, consultation, kind, desk?.id ?? null));
	const random = createRandomStream(plan.seed);
	const apart = createRandomStream(plan.seed + 1);
	const planned = Object.entries(plan.answers).flatMap(([channel, count]) =>
		Array.from({ length: count }, () => ({
			channel,
			answers: drawAnswers(instrument, places, random, apart),
		})),
	);
	await inParallel(planned, 8, async ({ channel, answers }) => {
		const salt = new Uint8Array(randomBytes(SALT_BYTES));
		const content = { v: 1, survey, instrument: hash, language: 'es', answers };
		need(
			await submitAnswer(anonymousBackend(), {
				id: randomUUID(),
				content: canonicalText(content),
				salt: base64url(salt),
				commitment: commit('response', salt, content),
				channel,
				stationToken: tokens.get(channel) ?? null,
			}),
			`answer by ${channel}`,
		);
	});
	if (plan.closes) need(await closeConsultation(backend, consultation), plan.slug);
	return { id: consultation, survey, instrument, hash };
}

async function enrollStationOf(
	exercise: SampleExercise,
	consultation: string,
	kind: StationKind,
	municipality: string | null,
): Promise<string> {
	const { code } = need(
		await createStation(exercise.staff.backend, consultation, {
			name: kind === 'kiosk' ? 'Ventanilla de muestra 1' : 'Entrevistas de muestra 1',
			municipality,
			kind,
			ceiling: usualCeiling,
		}),
		'station',
	);
	return need(await enrollStation(anonymousBackend(), code), 'enrolment').token;
}

export function drawAnswers(
	instrument: Instrument,
	places: readonly Municipality[],
	random: RandomStream,
	/** What the question about sex draws from: the other answers do not depend on whether it is asked. */
	apart: RandomStream = random,
): Answers {
	const place = pickByWeight(places, ({ population }) => Math.sqrt(population), random);
	return Object.fromEntries(
		instrument.questions.flatMap((question) => {
			// Optional questions are skipped now and then, as people do.
			const draw = question.id === 'sexo' ? apart : random;
			if (!question.required && draw.nextBelow(100) < 30) return [];
			return [[question.id, drawValue(question, place, draw)]];
		}),
	);
}

const phrases = [
	'Llevamos meses así y nadie viene a ver.',
	'Antes funcionaba mejor, ahora tarda mucho.',
	'Los niños y la gente mayor son quienes más lo sufren.',
	'Ya lo reportamos varias veces sin respuesta.',
	'Cuando llueve se pone peor.',
	'Tenemos que pagar de nuestra bolsa.',
] as const;

function drawValue(question: Question, place: Municipality, random: RandomStream): Answers[string] {
	switch (question.type) {
		case 'single':
			return drawOption(question.options, random);
		case 'multiple': {
			const wanted = 1 + random.nextBelow(Math.min(3, question.max));
			const chosen = new Set(Array.from({ length: wanted }, () => drawOption(question.options, random)));
			return question.options.map(({ id }) => id).filter((id) => chosen.has(id));
		}
		case 'short':
		case 'long':
			return phrases[random.nextBelow(phrases.length)] ?? phrases[0];
		case 'ranking': {
			const left = question.options.map(({ id }) => id);
			const wanted = 1 + random.nextBelow(question.max);
			return Array.from({ length: wanted }, () => left.splice(random.nextBelow(left.length), 1));
		}
		case 'number':
			return (question.min ?? 0) + random.nextBelow((question.max ?? 100) - (question.min ?? 0) + 1);
		case 'date':
			return question.earliest ?? question.latest ?? '2026-01-15';
		case 'scale':
			return question.start + random.nextBelow(question.points);
		case 'matrix':
			return Object.fromEntries(question.rows.map(({ id }) => [id, drawOption(question.columns, random)]));
		case 'consent':
			return true;
		case 'municipality':
			return place.id;
		case 'point':
			return drawPoint(place, random);
		case 'photo':
		case 'audio':
			throw new Error('The people of the sample have no camera.');
		case 'area':
			return { ring: [0, 1, 2].map((at) => drawPoint(place, random, at)) };
	}
}

/** Somewhere near a place; each `step` farther north, so that corners differ. */
function drawPoint(place: Municipality, random: RandomStream, step = 0): { latE6: number; lonE6: number } {
	return {
		latE6: place.latE6 + random.nextBelow(20_001) - 10_000 + step * 20_001,
		lonE6: place.lonE6 + random.nextBelow(20_001) - 10_000,
	};
}

/** The first options are named more often, so that charts have a shape. */
function drawOption(options: readonly { id: string }[], random: RandomStream): string {
	const weighted = options.map(({ id }, at) => ({ id, weight: options.length - at + 1 }));
	return pickByWeight(weighted, ({ weight }) => weight, random).id;
}

function pickByWeight<T>(items: readonly T[], weightOf: (item: T) => number, random: RandomStream): T {
	const total = items.reduce((sum, item) => sum + weightOf(item), 0);
	let left = (random.nextBelow(1_000_000) / 1_000_000) * total;
	for (const item of items) {
		left -= weightOf(item);
		if (left < 0) return item;
	}
	const last = items.at(-1);
	if (last === undefined) throw new Error('nothing to pick from');
	return last;
}
