import { json, type RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicSurvey } from '$lib/server/data/openSurveys';
import { reportStation } from '$lib/server/data/station/stations';
import { stationCookie } from '../../station.server';

const largestBody = 200;
const reportShape = z.strictObject({ waiting: z.int().min(0).max(1_000_000) });

/** Where a station says how many answers it holds, and learns whether it still is one and what it serves. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const text = await request.text();
	const parsed = reportShape.safeParse(text.length > largestBody ? undefined : parseJson(text));
	if (!parsed.success) return json({ code: 'value_not_accepted' }, { status: 400 });
	const token = cookies.get(stationCookie);
	if (token === undefined) return json({ code: 'station_unknown' }, { status: 403 });
	const told = await reportStation(anonymousBackend(), token, parsed.data.waiting);
	if (!told.ok) {
		const { code, status, retry } = told.error;
		return json({ code }, retry ? { status: 503, headers: { 'retry-after': '60' } } : { status });
	}
	const { consultation, pin } = told.value;
	const survey = await readPublicSurvey(anonymousBackend(), consultation, Date.now());
	return json({
		consultation,
		phase: survey?.consultation.phase ?? null,
		instrument: survey?.instrumentHash ?? null,
		pin,
	});
};

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
