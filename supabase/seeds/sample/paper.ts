import { createRandomStream } from '../../../src/lib/basics/random';
import type { Answers } from '../../../src/lib/domain/survey/instrument';
import { canonicalText } from '../../../src/lib/evidence';
import { inviteToRole } from '../../../src/lib/server/data/people';
import { enterSheet, listSheets, makeSheets, markSheets } from '../../../src/lib/server/data/channels/paper';
import { joinWith, type SampleAccount } from './accounts';
import { drawAnswers, type BuiltConsultation } from './consultations';
import type { SampleExercise } from './exercise';
import { need } from './need';
import { sampleTypists } from './people';
import type { Municipality } from './territories';

/** Of twelve sheets, how many were read alike by two people, differently, by one so far, and came back blank. */
const alike = 4;
const disputed = 1;
const once = 1;
const blank = 2;
const handedOut = 10;
const made = 12;

/**
 * Two people who type sheets, and a batch in every state a sheet may be in. The one of the staff whom everybody tries the
 * sample as has typed none of them, and so may settle the sheet that was read differently.
 */
export async function fillSheets(
	exercise: SampleExercise,
	{ id, survey, instrument, hash }: BuiltConsultation,
	places: readonly Municipality[],
	password: string,
): Promise<void> {
	const { backend } = exercise.staff;
	const [first, second] = await inviteTypists(exercise, password);
	const batch = need(
		await makeSheets(backend, id, {
			count: made,
			label: 'Mercado de Muestra',
			language: 'es',
			place: null,
		}),
		'sheets',
	);
	const mark = async (from: number, to: number, state: 'handed_out' | 'blank') => {
		need(await markSheets(backend, batch.batch, { first: from, last: to, state }), state);
	};
	const sheets = await listSheets(backend, batch.batch, 0);
	await mark(batch.first, batch.first + handedOut - 1, 'handed_out');
	await mark(batch.first + handedOut - blank, batch.first + handedOut - 1, 'blank');

	const random = createRandomStream(12);
	const write = (answers: Answers) =>
		canonicalText({ v: 1, survey, instrument: hash, language: 'es', answers });
	for (const [at, sheet] of sheets.slice(0, alike + disputed + once).entries()) {
		// Places on a map and photographs are not asked on paper.
		const asked = { ...instrument, questions: instrument.questions.filter(({ type }) => type !== 'point') };
		const read = { ...drawAnswers(asked, places, random), problema: 'agua' };
		need(await enterSheet(first.backend, sheet.id, write(read), null), sheet.folio);
		if (at < alike) need(await enterSheet(second.backend, sheet.id, write(read), null), sheet.folio);
		else if (at < alike + disputed)
			need(
				await enterSheet(second.backend, sheet.id, write({ ...read, problema: 'luz' }), null),
				sheet.folio,
			);
	}
}

async function inviteTypists(
	exercise: SampleExercise,
	password: string,
): Promise<[SampleAccount, SampleAccount]> {
	const join = async ({ key, name }: (typeof sampleTypists)[number]) => {
		const person = { name, email: `${key}@muestra.example` };
		const { backend } = exercise.administrator;
		const invitation = need(await inviteToRole(backend, exercise.id, 'stl_staff', person), name);
		return joinWith(invitation, key, password);
	};
	const typists = await Promise.all([join(sampleTypists[0]), join(sampleTypists[1])]);
	for (const [at, account] of typists.entries())
		exercise.accounts.push({ role: `stl_staff:captura${String(at + 1)}`, account });
	return typists;
}
