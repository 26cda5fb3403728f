import { json, type RequestHandler } from '@sveltejs/kit';
import { sealedAnswerShape } from '$lib/domain/consultation/sealedAnswerShape';
import { anonymousBackend } from '$lib/server/backend/clients';
import { openSealedAnswer } from '$lib/server/data/station/sealedAnswers';
import { submitAnswer } from '$lib/server/data/surveys';
import { stationCookie } from '../../station.server';

const largestBody = 125_000;

/**
 * Where a station delivers what it sealed. The answer is opened here and stored by the same verb as any other, with
 * the token of the station that brings it; sending it again gives the same receipt.
 */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const text = await request.text();
	if (text.length > largestBody) return refuse('value_not_accepted', 413);
	const parsed = sealedAnswerShape.safeParse(parseJson(text));
	if (!parsed.success) return refuse('value_not_accepted', 400);
	const stationToken = cookies.get(stationCookie) ?? null;
	if (stationToken === null) return refuse('station_unknown', 403);
	const opened = await openSealedAnswer(parsed.data);
	if (opened === null) return refuse('commitment_differs', 400);
	const { id } = parsed.data;
	const stored = await submitAnswer(anonymousBackend(), { id, ...opened, channel: 'kiosk', stationToken });
	if (stored.ok) return json(stored.value);
	const { code, status, retry } = stored.error;
	return refuse(code, retry ? 503 : status);
};

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function refuse(code: string, status: number): Response {
	return json({ code }, { status, headers: status === 503 ? { 'retry-after': '5' } : {} });
}
