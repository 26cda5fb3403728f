import { json, type RequestHandler } from '@sveltejs/kit';
import { sentAnswerShape } from '$lib/domain/survey/delivery/sentAnswerShape';
import { readJson, refuseJson } from '$lib/server/access/answer/json';
import { anonymousBackend } from '$lib/server/backend/clients';
import { dropDraft } from '$lib/server/data/answers/resumeDrafts';
import { submitAnswer } from '$lib/server/data/surveys';

const largestBody = 40_000;

/** Where devices deliver frozen answers. A receipt is given only after the commit of the database. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const sent = await readJson(request, largestBody, sentAnswerShape);
	if (!sent.ok) return refuseJson(sent.error);
	// The token of a station never leaves its cookie, which scripts cannot read.
	const isOfStation = sent.value.channel === 'kiosk' || sent.value.channel === 'interviewer';
	const stationToken = isOfStation ? (cookies.get('modulo') ?? null) : null;
	const stored = await submitAnswer(anonymousBackend(), { ...sent.value, stationToken });
	if (!stored.ok) return refuseJson(stored.error);
	// One that stays behind is sealed, and goes by its date.
	if (sent.value.draft !== undefined) await dropDraft(sent.value.draft);
	return json(stored.value);
};
