import { json, type RequestHandler } from '@sveltejs/kit';
import { shiftReportShape } from '$lib/domain/consultation/shiftShape';
import { anonymousBackend } from '$lib/server/backend/clients';
import { reportShift } from '$lib/server/data/station/shifts';
import { stationCookie } from '../../station.server';

const largestBody = 250_000;

/** Where a station says what a shift counted, and learns which of its answers have not arrived. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const text = await request.text();
	const parsed = shiftReportShape.safeParse(text.length > largestBody ? undefined : parseJson(text));
	if (!parsed.success) return json({ code: 'value_not_accepted' }, { status: 400 });
	const token = cookies.get(stationCookie);
	if (token === undefined) return json({ code: 'station_unknown' }, { status: 403 });
	const { ids, ...shift } = parsed.data;
	const told = await reportShift(anonymousBackend(), token, shift, ids);
	if (told.ok) return json(told.value);
	const { code, status, retry } = told.error;
	return json({ code }, retry ? { status: 503, headers: { 'retry-after': '60' } } : { status });
};

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
