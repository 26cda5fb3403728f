import { json, type RequestHandler } from '@sveltejs/kit';
import { shiftReportShape } from '$lib/domain/consultation/shiftShape';
import { readJson, refuseJson } from '$lib/server/access/answer/json';
import { anonymousBackend } from '$lib/server/backend/clients';
import { reportShift } from '$lib/server/data/station/shifts';
import { confirmStation } from '$lib/server/data/station/stations';
import { stationCookie } from '../../station.server';

const largestBody = 250_000;

/** Where a station says what a shift counted, and learns which of its answers have not arrived. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const sent = await readJson(request, largestBody, shiftReportShape);
	if (!sent.ok) return refuseJson(sent.error);
	const token = cookies.get(stationCookie);
	if (token === undefined) return refuseJson({ code: 'station_unknown', status: 403 });
	const { ids, station, ...shift } = sent.value;
	if (station !== undefined) {
		const mine = await confirmStation(anonymousBackend(), token, station);
		if (!mine.ok) return refuseJson(mine.error, 60);
	}
	const told = await reportShift(anonymousBackend(), token, shift, ids);
	return told.ok ? json(told.value) : refuseJson(told.error, 60);
};
