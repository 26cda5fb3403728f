import { json, type RequestHandler } from '@sveltejs/kit';
import type { SealedAnswer } from '$lib/domain/consultation/sealedAnswer';
import { sealedAnswerShape } from '$lib/domain/consultation/sealedAnswerShape';
import { folioOf } from '$lib/evidence';
import { readJson, refuseJson } from '$lib/server/access/answer/json';
import { anonymousBackend } from '$lib/server/backend/clients';
import { openSealedAnswer } from '$lib/server/data/station/sealedAnswers';
import { confirmStation } from '$lib/server/data/station/stations';
import { findReceipts, submitAnswer, type FoundReceipt } from '$lib/server/data/surveys';
import { stationCookie } from '../../station.server';

const largestBody = 125_000;

/**
 * Where a station delivers what it sealed. The answer is opened here and stored by the same verb as any other, with
 * the token of the station that brings it; sending it again gives the same receipt. What was taken while the tablet was
 * another station is refused and stays there, for its staff to bring in a file.
 */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const sent = await readJson(request, largestBody, sealedAnswerShape);
	if (!sent.ok) return refuseJson(sent.error);
	const stationToken = cookies.get(stationCookie) ?? null;
	if (stationToken === null) return refuseJson({ code: 'station_unknown', status: 403 });
	const mine = await confirmStation(anonymousBackend(), stationToken, sent.value.station);
	if (!mine.ok) {
		// Once its file was brought, the tablet learns that it may forget it.
		const receipt = mine.error.code === 'station_differs' ? await findBrought(sent.value) : null;
		return receipt === null ? refuseJson(mine.error) : json(receipt);
	}
	const opened = await openSealedAnswer(sent.value);
	if (opened === null) return refuseJson({ code: 'commitment_differs', status: 400 });
	const { id } = sent.value;
	// The channel it counts by is that of the device behind the token.
	const keyHash = opened.keyHash ?? null;
	const frozen = { id, ...opened, keyHash, channel: 'kiosk', stationToken };
	const stored = await submitAnswer(anonymousBackend(), frozen);
	return stored.ok ? json(stored.value) : refuseJson(stored.error);
};

async function findBrought({ id, consultation }: SealedAnswer): Promise<FoundReceipt | null> {
	const receipts = await findReceipts(anonymousBackend(), folioOf(id));
	return receipts.find((one) => one.consultation === consultation) ?? null;
}
