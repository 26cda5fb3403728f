import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { placeKinds } from '$lib/domain/consultation/channels/channelForms';
import type { PointE6 } from '$lib/domain/territory/point';
import { callVerb, readRows, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';
import type { AnswersWanted } from '../surveys';

const placeShape = z.object({
	id: z.uuid(),
	/** What its poster says of it in the address. */
	publicKey: z.string(),
	name: z.string(),
	kind: z.enum(placeKinds),
	municipalityId: z.string().nullable(),
	municipalityName: z.string().nullable(),
	hours: z.string().nullable(),
	retiredOn: z.string().nullable(),
	latitudeE6: z.number().nullable(),
	longitudeE6: z.number().nullable(),
});
/** A place in public space with a poster of its own. */
export type Place = z.infer<typeof placeShape>;

export function listPlaces(backend: Backend, consultationSlug: string): Promise<Place[]> {
	return readRows(
		backend.from('places').select().eq('consultation', consultationSlug).order('name').order('id'),
		'places',
		placeShape,
	);
}

export function createPlace(
	backend: Backend,
	consultationId: string,
	place: { name: string; kind: string; municipality: string | null },
): Promise<Result<{ place: string; key: string }, Refusal>> {
	return callVerb(
		backend,
		'create_place',
		{
			p_consultation: consultationId,
			p_name: place.name,
			p_kind: place.kind,
			p_municipality: place.municipality,
		},
		z.object({ place: z.uuid(), key: z.string() }),
	);
}

/** Says where on the map a poster hangs; null takes it off. */
export function locatePlace(
	backend: Backend,
	placeId: string,
	point: PointE6 | null,
): Promise<Result<null, Refusal>> {
	return callVerb(
		backend,
		'locate_place',
		{ p_place: placeId, ...(point && { p_latitude_e6: point.latE6, p_longitude_e6: point.lonE6 }) },
		z.null(),
	);
}

/** How many answers of a closed consultation came from each place, by its id; of all answers or of those that match. */
export function countAnswersByPlace(
	backend: Backend,
	consultationId: string,
	wanted: Pick<AnswersWanted, 'channel' | 'matches'> = {},
): Promise<Record<string, number>> {
	return readVerb(
		backend,
		'answers_by_place',
		{
			p_consultation: consultationId,
			p_channel: wanted.channel ?? null,
			p_matches: wanted.matches ?? null,
		},
		z.record(z.string(), z.number()),
	);
}

export function retirePlace(backend: Backend, placeId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'retire_place', { p_place: placeId }, z.null());
}

const countShape = z.object({
	/** Null for what came from no place. */
	place: z.uuid().nullable(),
	channel: z.string(),
	assisted: z.boolean(),
	count: z.number(),
});
export type PlaceCount = z.infer<typeof countShape>;

/** How many answers came from where, by channel and by whether somebody helped; for staff. */
export function countByPlace(backend: Backend, consultationId: string): Promise<PlaceCount[]> {
	return readVerb(backend, 'place_counts', { p_consultation: consultationId }, countShape.array());
}
