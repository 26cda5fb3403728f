import { error } from '@sveltejs/kit';
import type { Backend } from '$lib/server/backend/clients';
import type { Exercise } from '$lib/server/data/exercises';
import { findMaterial, type Material } from '$lib/server/data/problem/materials';

/** The material an address names by its number. */
export async function openMaterial(backend: Backend, exercise: Exercise, number: string): Promise<Material> {
	if (!/^[1-9]\d{0,8}$/.test(number)) error(404);
	return (await findMaterial(backend, exercise.id, Number(number))) ?? error(404);
}
