import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import type { Shift } from '$lib/domain/consultation/shift';
import { callVerb, readRows, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const shiftShape = z.object({
	id: z.uuid(),
	stationId: z.uuid(),
	stationName: z.string(),
	openedBy: z.string(),
	openedOn: z.string(),
	closedBy: z.string().nullable(),
	closedOn: z.string().nullable(),
	made: z.number(),
	arrived: z.number(),
	/** Answers the tablet told of that staff gave up, and why. */
	lost: z.number(),
	lostReason: z.string().nullable(),
	lostOn: z.string().nullable(),
	/** Whether its tablet was revoked. */
	isRevoked: z.boolean(),
});
/** A shift as staff see it: what the tablet took, and what of it is stored. */
export type StationShift = z.infer<typeof shiftShape>;

/** Shifts of the stations of a consultation, the newest first. */
export function listShifts(backend: Backend, consultationId: string): Promise<StationShift[]> {
	return readRows(
		backend
			.from('shifts')
			.select()
			.eq('consultation_id', consultationId)
			.order('opened_on', { ascending: false })
			.order('station_name')
			.order('id'),
		'shifts',
		shiftShape,
	);
}

/** How many answers of each station of a consultation are stored, by its id. */
export function readStationTotals(backend: Backend, consultationId: string): Promise<Record<string, number>> {
	return readVerb(
		backend,
		'station_totals',
		{ p_consultation: consultationId },
		z.record(z.uuid(), z.number()),
	);
}

/** Says what a shift counted; gives those of `ids` that have not arrived. */
export function reportShift(
	backend: Backend,
	token: string,
	shift: Shift,
	ids: readonly string[],
): Promise<Result<{ missing: string[] }, Refusal>> {
	return callVerb(
		backend,
		'report_shift',
		{
			p_token: token,
			p_id: shift.id,
			p_opened_by: shift.openedBy,
			p_opened_on: shift.openedOn,
			p_closed_by: shift.closedBy,
			p_closed_on: shift.closedOn,
			p_made: shift.made,
			p_ids: ids,
		},
		z.object({ missing: z.string().array() }),
	);
}

/** Gives up what a revoked tablet told of and never brought, with the reason; which answers they were is forgotten. */
export function giveUpShift(
	backend: Backend,
	shiftId: string,
	reason: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'give_up_shift', { p_shift: shiftId, p_reason: reason }, z.null());
}
