import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { stationKinds, type StationKind } from '$lib/domain/consultation/stationForms';
import { callVerb, readRows, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const stationShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	consultationId: z.uuid(),
	/** Also the channel of what comes from it. */
	kind: z.enum(stationKinds),
	name: z.string(),
	municipalityId: z.string().nullable(),
	hours: z.string().nullable(),
	/** Answers a day that count by themselves. */
	dailyCeiling: z.number(),
	enrolledOn: z.string().nullable(),
	revokedOn: z.string().nullable(),
	waiting: z.number(),
	/** Since when the oldest of them waits, to the hour. */
	waitingSince: z.string().nullable(),
	reportedAt: z.string().nullable(),
});
export type Station = z.infer<typeof stationShape>;

const detailsShape = z.object({
	station: z.uuid(),
	kind: z.enum(stationKinds),
	name: z.string(),
	municipality: z.string().nullable(),
	/** Slug of the consultation it serves. */
	consultation: z.string(),
	title: z.string(),
	/** Public half of the key its tablets seal to; null until the server has made one. */
	sealingKey: z.string().nullable(),
	/** Slow hash of the PIN of its staff; null until they set one. */
	pin: z.string().nullable(),
});
export type StationDetails = z.infer<typeof detailsShape>;

export function listStations(backend: Backend, consultationId: string): Promise<Station[]> {
	return readRows(
		backend.from('stations').select().eq('consultation_id', consultationId).order('name').order('id'),
		'stations',
		stationShape,
	);
}

export interface NewStation {
	name: string;
	municipality: string | null;
	kind: StationKind;
	ceiling: number;
}

export function createStation(
	backend: Backend,
	consultationId: string,
	{ name, municipality, kind, ceiling }: NewStation,
): Promise<Result<{ station: string; code: string }, Refusal>> {
	return callVerb(
		backend,
		'create_station',
		{
			p_consultation: consultationId,
			p_name: name,
			p_municipality: municipality,
			p_kind: kind,
			p_ceiling: ceiling,
		},
		z.object({ station: z.uuid(), code: z.string() }),
	);
}

export function enrollStation(
	backend: Backend,
	code: string,
): Promise<Result<StationDetails & { token: string }, Refusal>> {
	return callVerb(backend, 'enroll_station', { p_code: code }, detailsShape.extend({ token: z.string() }));
}

/**
 * Says how many answers the tablet still holds and since how many hours, and reads back what it serves. Refused once revoked. With `null` it
 * only reads.
 */
export function reportStation(
	backend: Backend,
	token: string,
	waiting: number | null,
	hours = 0,
): Promise<Result<StationDetails, Refusal>> {
	return callVerb(
		backend,
		'report_station',
		{ p_token: token, p_waiting: waiting, p_hours: hours },
		detailsShape,
	);
}

export function revokeStation(backend: Backend, stationId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'revoke_station', { p_station: stationId }, z.null());
}

/** Staff set the PIN of the stations of a consultation; only its slow hash leaves this process. */
export function setStationPin(
	backend: Backend,
	consultationId: string,
	pinHash: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'set_station_pin', { p_consultation: consultationId, p_hash: pinHash }, z.null());
}

/** Since when the stations of a consultation have a PIN, or null. */
export function readPinDay(backend: Backend, consultationId: string): Promise<string | null> {
	return readVerb(backend, 'station_pin_set_on', { p_consultation: consultationId }, z.string().nullable());
}

/** A pass that stands for a station for ten minutes, for staff who bring its answers in a file. */
export function openStationImport(backend: Backend, stationId: string): Promise<Result<string, Refusal>> {
	return callVerb(backend, 'open_station_import', { p_station: stationId }, z.string());
}

/** Refuses unless a token, or a pass, is of the station under which something was taken. */
export function confirmStation(
	backend: Backend,
	token: string,
	stationId: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'confirm_station', { p_token: token, p_station: stationId }, z.null());
}
