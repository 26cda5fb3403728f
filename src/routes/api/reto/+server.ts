import { json, type RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';
import { refuseJson } from '$lib/server/access/answer/json';
import { readCallerAddress } from '$lib/server/access/signing/callerAddress';
import { askedOfSources } from '$lib/server/access/demand/sourceDemand';
import { anonymousBackend } from '$lib/server/backend/clients';
import { askForChallenge } from '$lib/server/data/answers/challenges';

/** Where a device asks what to work on before it sends an answer by the open web. */
export const GET: RequestHandler = async (event) => {
	const survey = z.uuid().safeParse(event.url.searchParams.get('encuesta'));
	if (!survey.success) return refuseJson({ code: 'value_not_accepted', status: 400 });
	// Whoever asks very often works more and is never turned away: behind one address there may be a whole town.
	const demand = askedOfSources.demandOf(readCallerAddress(event, process.env['ADDRESS_HEADER']), Date.now());
	const challenge = await askForChallenge(anonymousBackend(), survey.data, demand);
	if (!challenge.ok) return refuseJson(challenge.error);
	return json(challenge.value, { headers: { 'cache-control': 'no-store' } });
};
