import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { composeFigures, type CountedAnswers, type LeftOut } from '../../../src/lib/domain/response/figures';
import { standingExclusionSchema } from '../../../src/lib/domain/response/exclusion/exclusionRule';
import type { Instrument, Question } from '../../../src/lib/domain/survey/instrument';
import { canonicalText } from '../../../src/lib/evidence';
import { freeze, type FrozenBody } from '../../load/frozenAnswers';
import type { Exercise } from './exercise';
import { anybody, asId, call, daysAway, worker, type Parameters } from './stage';

export interface Consultation {
	readonly id: string;
	readonly slug: string;
	readonly survey: string;
}

/** One that was published: what is asked can no longer change. */
export interface PublishedConsultation extends Consultation {
	readonly instrumentHash: string;
}

const text = (es: string) => ({ es });

/** One question that must be answered and one that may. */
export const instrumentOf = (survey: string): Instrument => ({
	v: 1,
	survey,
	languages: ['es'],
	title: text('Consulta de prueba'),
	intro: text('Cuéntanos.'),
	notice: { short: text('Aviso breve.'), full: text('Aviso completo.') },
	state: '20',
	questions: [
		{
			id: 'tema',
			type: 'single',
			text: text('¿Qué urge?'),
			help: null,
			required: true,
			noAnswer: [],
			options: [
				{ id: 'agua', text: text('Agua') },
				{ id: 'luz', text: text('Luz') },
			],
			allowOther: false,
		},
		{
			id: 'detalle',
			type: 'short',
			text: text('¿Dónde?'),
			help: null,
			required: false,
			noAnswer: [],
			maxLength: 80,
		},
	],
});

export const detailsOf = (changes: Parameters = {}): Parameters => ({
	p_title: 'Consulta de prueba',
	p_who: 'Cualquier persona.',
	p_use: 'Es una prueba.',
	p_opens: daysAway(-1),
	p_closes: daysAway(30),
	p_channels: ['web', 'kiosk'],
	...changes,
});

const createdShape = z.object({ consultation: z.uuid(), survey: z.uuid() });

export async function draftConsultation(
	client: ClientBase,
	{ id, staff }: Exercise,
	slug: string,
	changes: Parameters = {},
): Promise<Consultation> {
	const created = createdShape.parse(
		await call(client, staff, 'create_consultation', {
			p_exercise: id,
			p_slug: slug,
			p_template: 'ventanilla',
			...detailsOf(changes),
		}),
	);
	await call(client, staff, 'save_survey_draft', {
		p_consultation: created.consultation,
		p_draft: canonicalText(instrumentOf(created.survey)),
	});
	return { id: created.consultation, slug, survey: created.survey };
}

export async function publishConsultation(
	client: ClientBase,
	exercise: Exercise,
	slug: string,
	changes: Parameters = {},
): Promise<PublishedConsultation> {
	const draft = await draftConsultation(client, exercise, slug, changes);
	const hash = await call(client, exercise.staff, 'publish_consultation', { p_consultation: draft.id });
	return { ...draft, instrumentHash: z.string().parse(hash) };
}

export const photoQuestion: Question = {
	id: 'foto',
	type: 'photo',
	text: text('Agrega una foto'),
	help: null,
	required: false,
	noAnswer: [],
};

/** One that asks for a photograph too. */
export async function publishWithPhoto(
	client: ClientBase,
	exercise: Exercise,
	slug: string,
): Promise<PublishedConsultation & { instrument: Instrument }> {
	const draft = await draftConsultation(client, exercise, slug);
	const plain = instrumentOf(draft.survey);
	const instrument = { ...plain, questions: [...plain.questions, photoQuestion] };
	const parameters = { p_consultation: draft.id, p_draft: canonicalText(instrument) };
	await call(client, exercise.staff, 'save_survey_draft', parameters);
	const hash = await call(client, exercise.staff, 'publish_consultation', { p_consultation: draft.id });
	return { ...draft, instrument, instrumentHash: z.string().parse(hash) };
}

/** An answer as a device freezes it. */
export function freezeAnswer(
	{ survey, instrumentHash }: PublishedConsultation,
	answers: Record<string, unknown> = { tema: 'agua' },
	id: string = randomUUID(),
): FrozenBody {
	return freeze({ v: 1, survey, instrument: instrumentHash, language: 'es', answers }, id);
}

export const submissionOf = (
	{ id, content, salt, commitment, channel }: FrozenBody,
	changes: Parameters = {},
): Parameters => ({
	p_id: id,
	p_content: content,
	p_salt: salt,
	p_commitment: commitment,
	p_channel: channel,
	...changes,
});

export async function submitAnswers(
	client: ClientBase,
	consultation: PublishedConsultation,
	count: number,
): Promise<FrozenBody[]> {
	const bodies = Array.from({ length: count }, () => freezeAnswer(consultation));
	for (const body of bodies) await call(client, anybody, 'submit_answer', submissionOf(body));
	return bodies;
}

const stationShape = z.object({ station: z.uuid(), code: z.string() });
const enrolledShape = z.object({ token: z.string() });

/** A tablet at a desk, enrolled. */
export async function enrollStation(
	client: ClientBase,
	{ staff }: Exercise,
	{ id }: Consultation,
	changes: Parameters = {},
): Promise<{ id: string; token: string }> {
	const { station, code } = stationShape.parse(
		await call(client, staff, 'create_station', {
			p_consultation: id,
			p_name: 'Módulo de prueba',
			p_municipality: '20067',
			...changes,
		}),
	);
	const enrolled = await call(client, anybody, 'enroll_station', { p_code: code });
	return { id: asId(station), token: enrolledShape.parse(enrolled).token };
}

/** The counts of a closed consultation as the worker publishes them, without small groups. */
export async function publishFigures(
	client: ClientBase,
	{ id, slug, survey, instrumentHash }: PublishedConsultation,
	counted: CountedAnswers,
	leftOut?: LeftOut,
): Promise<void> {
	const figures = composeFigures(slug, instrumentOf(survey), instrumentHash, counted, leftOut);
	await call(client, worker, 'record_figures', {
		p_consultation: id,
		p_answers: figures.answers,
		p_content: canonicalText(figures),
	});
}

const countedShape = z.object({
	channels: z.record(z.string(), z.number()),
	counts: z.array(
		z.object({
			question: z.string(),
			part: z.string(),
			choice: z.string(),
			channel: z.string(),
			count: z.number(),
		}),
	),
});
/** What the worker counts from. */
export const figuresInputShape = countedShape.extend({
	exclusions: standingExclusionSchema.array(),
	excluded: countedShape,
});
