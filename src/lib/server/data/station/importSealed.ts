import type { QueueFile, SealedAnswer } from '$lib/domain/consultation/sealedAnswer';
import type { KeptShift } from '$lib/domain/consultation/shift';
import type { Backend } from '../../backend/clients';
import { anonymousBackend } from '../../backend/clients';
import { RefusedError, type RefusalCode } from '../../backend/refusal';
import { openSealedAnswer } from './sealedAnswers';
import { reportShift } from './shifts';
import { listStations, openStationImport } from './stations';
import { submitAnswer } from '../surveys';

/** What became of the answers of a file. */
export interface ImportOutcome {
	/** In the register by now, whether this file brought them or they were there. */
	received: number;
	refused: ReadonlyMap<RefusalCode, number>;
}

/**
 * Stores what a tablet sealed and staff bring in a file, by the same verb as if the tablet had sent it. Twice changes
 * nothing. Its shifts are reported too, so that they reconcile where the tablet no longer can: it broke, or was revoked.
 *
 * @param staff who brings it: only staff of the consultation get the pass that stands for its stations.
 * @throws RefusedError when the backend comes and goes: what was stored stays, and the file can be brought again.
 */
export async function importSealedAnswers(
	staff: Backend,
	consultation: { id: string; slug: string },
	{ answers, shifts = [] }: Pick<QueueFile, 'answers' | 'shifts'>,
): Promise<ImportOutcome> {
	const stations = await listStations(staff, consultation.id);
	const passes = new Map<string, string | null>();
	const refused = new Map<RefusalCode, number>();
	let received = 0;
	for (const answer of answers) {
		const code = await importOne(answer);
		if (code === null) received += 1;
		else refused.set(code, (refused.get(code) ?? 0) + 1);
	}
	for (const shift of shifts) await tellShift(shift);
	return { received, refused };

	async function importOne(answer: SealedAnswer): Promise<RefusalCode | null> {
		if (answer.consultation !== consultation.slug) return 'survey_unknown';
		const stationToken = await findPass(answer.station);
		if (stationToken === null) return 'station_unknown';
		const opened = await openSealedAnswer(answer);
		if (opened === null) return 'commitment_differs';
		const frozen = {
			id: answer.id,
			...opened,
			keyHash: opened.keyHash ?? null,
			channel: 'kiosk',
			stationToken,
		};
		const stored = await submitAnswer(anonymousBackend(), frozen);
		if (stored.ok) return null;
		if (stored.error.retry) throw new RefusedError(stored.error, 'submit_answer');
		return stored.error.code;
	}

	async function tellShift({ station, ids, ...shift }: KeptShift): Promise<void> {
		const pass = station === undefined ? null : await findPass(station);
		if (pass === null) return;
		const told = await reportShift(anonymousBackend(), pass, shift, ids);
		// Counts that no tablet writes are passed over: the answers are in, and nobody waits for the sheet.
		if (!told.ok && told.error.retry) throw new RefusedError(told.error, 'report_shift');
	}

	async function findPass(station: string): Promise<string | null> {
		const known = passes.get(station);
		if (known !== undefined) return known;
		const isOurs = stations.some(({ id }) => id === station);
		const opened = isOurs ? await openStationImport(staff, station) : null;
		const pass = opened?.ok ? opened.value : null;
		passes.set(station, pass);
		return pass;
	}
}
