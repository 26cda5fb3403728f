import { error } from '@sveltejs/kit';
import { requireReviewerPlace } from '$lib/server/access/admit';
import { findExercise, type Exercise } from '$lib/server/data/exercises';
import { findMaterial, type Material } from '$lib/server/data/problem/materials';

/** The exercise of an address, for those who register materials. */
export async function openRegister(locals: App.Locals, slug: string): Promise<Exercise> {
	await requireReviewerPlace({ locals }, slug);
	return (await findExercise(locals.backend, slug)) ?? error(404);
}

/** The material an address names by its number. */
export async function openMaterial(
	locals: App.Locals,
	{ ejercicio, numero }: { ejercicio: string; numero: string },
): Promise<Material> {
	const exercise = await openRegister(locals, ejercicio);
	if (!/^[1-9]\d{0,8}$/.test(numero)) error(404);
	return (await findMaterial(locals.backend, exercise.id, Number(numero))) ?? error(404);
}
