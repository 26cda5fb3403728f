import { z } from 'zod';
import { capacities, exerciseRoles } from '$lib/domain/nucleus/kinds';
import { readVerb } from '../backend/call';
import type { Backend } from '../backend/clients';

const placeShape = z.object({
	exercise: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
	person: z.uuid(),
	name: z.string(),
	roles: z.array(z.enum(exerciseRoles)),
	seat: z
		.object({
			id: z.uuid(),
			number: z.number(),
			label: z.string(),
			capacity: z.enum(capacities),
			nucleus: z.object({ id: z.uuid(), name: z.string(), votes: z.boolean() }),
		})
		.nullable(),
});
const placesShape = z.object({ administrator: z.boolean(), places: z.array(placeShape) });

/** What an account is in one exercise: its roles, and its seat. */
export type Place = z.infer<typeof placeShape>;
/** What an account is, in every exercise where it is or was something. */
export type Places = z.infer<typeof placesShape>;

/** Who has no account is nothing anywhere. */
export const noPlaces: Places = { administrator: false, places: [] };

export function readMyPlaces(backend: Backend): Promise<Places> {
	return readVerb(backend, 'my_places', {}, placesShape);
}

/** Whether somebody still is something in the exercise: a term that ended leaves a place with nothing in it. */
export function isCurrent(place: Place): boolean {
	return place.seat !== null || place.roles.length > 0;
}

/** The place in one exercise, or null. An exercise where one is nothing answers like one that does not exist. */
export function findPlace(places: Places, exerciseSlug: string): Place | null {
	return places.places.find((place) => place.exercise.slug === exerciseSlug && isCurrent(place)) ?? null;
}

/** The place of somebody who works for the STL in one exercise, or null. */
export function findStaffPlace(places: Places, exerciseSlug: string): Place | null {
	const place = findPlace(places, exerciseSlug);
	return place?.roles.includes('stl_staff') ? place : null;
}
