import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { nucleusKinds } from '$lib/domain/nucleus/kinds';
import { callVerb, readRow, readRows } from '../backend/call';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';

const exerciseShape = z.object({
	id: z.uuid(),
	slug: z.string(),
	name: z.string(),
	stateId: z.string().nullable(),
	rulesetId: z.string(),
	rulesetVersion: z.number(),
	timeZone: z.string(),
	institutionName: z.string(),
	institutionAccent: z.string().nullable(),
	institutionCrest: z.string().nullable(),
	isSample: z.boolean(),
	embedOrigins: z.array(z.string()),
	constitutedOn: z.string().nullable(),
	createdOn: z.string(),
});
export type Exercise = z.infer<typeof exerciseShape>;

const nucleusShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	kind: z.enum(nucleusKinds),
	name: z.string(),
	votes: z.boolean(),
	position: z.number(),
});
export type Nucleus = z.infer<typeof nucleusShape>;

const seatShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	nucleusId: z.uuid(),
	number: z.number(),
	label: z.string(),
});
export type Seat = z.infer<typeof seatShape>;

export function listExercises(backend: Backend): Promise<Exercise[]> {
	return readRows(
		backend.from('exercises').select().order('created_on', { ascending: false }).order('slug'),
		'exercises',
		exerciseShape,
	);
}

export function findExercise(backend: Backend, slug: string): Promise<Exercise | null> {
	return readRow(backend.from('exercises').select().eq('slug', slug), 'exercises', exerciseShape);
}

export function findExerciseById(backend: Backend, id: string): Promise<Exercise | null> {
	return readRow(backend.from('exercises').select().eq('id', id), 'exercises', exerciseShape);
}

export function listNuclei(backend: Backend, exerciseId: string): Promise<Nucleus[]> {
	return readRows(
		backend.from('nuclei').select().eq('exercise_id', exerciseId).order('position'),
		'nuclei',
		nucleusShape,
	);
}

export function listSeats(backend: Backend, exerciseId: string): Promise<Seat[]> {
	return readRows(
		backend.from('seats').select().eq('exercise_id', exerciseId).order('nucleus_id').order('number'),
		'seats',
		seatShape,
	);
}

export interface NewExercise {
	slug: string;
	name: string;
	stateId: string | null;
	rulesetId: string;
	rulesetVersion: number;
	timeZone: string;
	institutionName: string;
	isSample: boolean;
}

export function createExercise(
	backend: Backend,
	exercise: NewExercise,
	software: string,
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'create_exercise',
		{
			p_slug: exercise.slug,
			p_name: exercise.name,
			p_state: exercise.stateId,
			p_ruleset: exercise.rulesetId,
			p_ruleset_version: exercise.rulesetVersion,
			p_time_zone: exercise.timeZone,
			p_institution: exercise.institutionName,
			p_software: software,
			p_is_sample: exercise.isSample,
		},
		z.uuid(),
	);
}

export interface Institution {
	name: string;
	accent: string | null;
	crest: string | null;
}

export function editInstitution(
	backend: Backend,
	exerciseId: string,
	institution: Institution,
): Promise<Result<null, Refusal>> {
	return callVerb(
		backend,
		'edit_institution',
		{
			p_exercise: exerciseId,
			p_institution: institution.name,
			p_accent: institution.accent,
			p_crest: institution.crest,
		},
		z.null(),
	);
}

/** Says anew on whose pages consultations of the exercise may be shown. */
export function setEmbedOrigins(
	backend: Backend,
	exerciseId: string,
	origins: readonly string[],
): Promise<Result<null, Refusal>> {
	return callVerb(
		backend,
		'set_embed_origins',
		{ p_exercise: exerciseId, p_origins: [...origins] },
		z.null(),
	);
}

export function addNucleus(
	backend: Backend,
	exerciseId: string,
	nucleus: { kind: string; name: string; votes: boolean },
): Promise<Result<string, Refusal>> {
	return callVerb(
		backend,
		'add_nucleus',
		{ p_exercise: exerciseId, p_kind: nucleus.kind, p_name: nucleus.name, p_votes: nucleus.votes },
		z.uuid(),
	);
}

export function addSeat(
	backend: Backend,
	nucleusId: string,
	label: string,
): Promise<Result<string, Refusal>> {
	return callVerb(backend, 'add_seat', { p_nucleus: nucleusId, p_label: label }, z.uuid());
}

/** Says anew what a seat stands for. */
export function labelSeat(backend: Backend, seatId: string, label: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'label_seat', { p_seat: seatId, p_label: label }, z.null());
}

export function constituteStl(backend: Backend, exerciseId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'constitute_stl', { p_exercise: exerciseId }, z.null());
}
