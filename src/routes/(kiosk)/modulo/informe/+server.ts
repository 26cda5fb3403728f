import { json, type RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';
import { readJson, refuseJson } from '$lib/server/access/answer/json';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicSurvey } from '$lib/server/data/openSurveys';
import { reportStation } from '$lib/server/data/station/stations';
import { stationCookie } from '../../station.server';

const largestBody = 200;
const reportShape = z.strictObject({
	waiting: z.int().min(0).max(1_000_000),
	/** Whole hours since the oldest of them was given. */
	hours: z.int().min(0).max(87_600).default(0),
});

/** Where a station says how many answers it holds, and learns whether it still is one and what it serves. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const sent = await readJson(request, largestBody, reportShape);
	if (!sent.ok) return refuseJson(sent.error);
	const token = cookies.get(stationCookie);
	if (token === undefined) return refuseJson({ code: 'station_unknown', status: 403 });
	const told = await reportStation(anonymousBackend(), token, sent.value.waiting, sent.value.hours);
	if (!told.ok) return refuseJson(told.error, 60);
	const { consultation, pin } = told.value;
	const survey = await readPublicSurvey(anonymousBackend(), consultation, Date.now());
	return json({
		consultation,
		phase: survey?.consultation.phase ?? null,
		instrument: survey?.instrumentHash ?? null,
		pin,
	});
};
