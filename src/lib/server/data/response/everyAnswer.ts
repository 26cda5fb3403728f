import type { AnswerRecord } from '$lib/domain/response/answerTable';
import { parseAnswer } from '$lib/domain/survey/answerRules';
import { instrumentOfChannel } from '$lib/domain/survey/paper/instrumentOfChannel';
import type { Instrument } from '$lib/domain/survey/instrument';
import { folioOf } from '$lib/evidence';
import type { Backend } from '../../backend/clients';
import { readAnswersPage, type AnswersWanted, type StoredAnswer } from '../surveys';

/** As many as the database gives at once. */
const perPage = 1_000;

/** Every answer of a closed consultation, in the order of the random identities: it says nothing of who came first. */
export async function readEveryAnswer(
	backend: Backend,
	consultationId: string,
	instrument: Instrument,
	wanted: AnswersWanted = {},
): Promise<AnswerRecord[]> {
	const records: AnswerRecord[] = [];
	for (;;) {
		const after = records.at(-1)?.id ?? null;
		const page = await readAnswersPage(backend, consultationId, after, perPage, wanted);
		for (const stored of page) records.push(toRecord(stored, instrument));
		if (page.length < perPage) return records;
	}
}

/** Up to so many answers, the first by their random identities: those that are left out are left out at random. */
export async function readSomeAnswers(
	backend: Backend,
	consultationId: string,
	instrument: Instrument,
	wanted: AnswersWanted,
	most: number,
): Promise<{ records: AnswerRecord[]; isWhole: boolean }> {
	// One more than is given says whether there are others.
	const page = await readAnswersPage(backend, consultationId, null, most + 1, wanted);
	return {
		records: page.slice(0, most).map((stored) => toRecord(stored, instrument)),
		isWhole: page.length <= most,
	};
}

function toRecord(stored: StoredAnswer, instrument: Instrument): AnswerRecord {
	const parsed = parseAnswer(instrumentOfChannel(instrument, stored.channel), JSON.parse(stored.content));
	// The database refused everything that does not follow these rules.
	if (!parsed.ok) throw new Error(`answer ${stored.id} does not follow its instrument`);
	return {
		id: stored.id,
		folio: folioOf(stored.id),
		channel: stored.channel,
		station: stored.station,
		place: stored.place,
		isAssisted: stored.is_assisted,
		hasProof: stored.has_proof,
		receivedOn: stored.received_on,
		isLate: stored.is_late,
		isExcluded: stored.is_excluded,
		language: parsed.value.language,
		answers: parsed.value.answers,
	};
}
