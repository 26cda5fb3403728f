import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freezeAnswer, publishConsultation, type PublishedConsultation } from '../scene/consultation';
import {
	accountsIn,
	issuedShape,
	openAccount,
	openAdministrator,
	openExercise,
	type Exercise,
} from '../scene/exercise';
import { call, readOne, type Caller } from '../scene/stage';
import { commit, useScratchDatabase } from '../scene/useScratchDatabase';
import { rounds, useCrowd } from './crowd';
import { codesOf, overlap, scatter, type Attempt } from './race';

const scratch = useScratchDatabase();
const crowd = useCrowd(scratch, 6);
let exercise: Exercise;
let consultation: PublishedConsultation;
let readers: Caller[] = [];

beforeAll(async () => {
	readers = [];
	const client = scratch.client();
	const makeAccount = accountsIn(client);
	await commit(client, async () => {
		const administrator = await openAdministrator(client, makeAccount);
		exercise = await openExercise(client, administrator, makeAccount, `hojas-${randomUUID().slice(0, 8)}`);
		for (let at = 0; at < 6; at += 1) {
			const reader = await openAccount(makeAccount, 'captura');
			const { code } = issuedShape.parse(
				await call(client, administrator, 'invite_to_role', {
					p_exercise: exercise.id,
					p_role: 'stl_staff',
					p_name: 'Lee Prueba',
					p_email: reader.email,
				}),
			);
			await call(client, reader, 'accept_invitation', { p_code: code });
			readers.push(reader);
		}
		consultation = await publishConsultation(client, exercise, `${exercise.slug}-a`, {
			p_channels: ['paper'],
		});
	});
});

async function makeSheet(): Promise<string> {
	const client = scratch.client();
	const { batch } = z.object({ batch: z.uuid() }).parse(
		await commit(client, () =>
			call(client, exercise.staff, 'make_sheets', {
				p_consultation: consultation.id,
				p_count: 1,
				p_label: 'De prueba',
				p_language: 'es',
			}),
		),
	);
	return z
		.uuid()
		.parse(await readOne(client, 'select id from app.paper_sheets where batch_id = $1', [batch]));
}
const entering = (p_sheet: string, caller: Caller | undefined, tema = 'agua'): Attempt => {
	if (!caller) throw new Error('A reader is needed.');
	const { content } = freezeAnswer(consultation, { tema });
	return { caller, verb: 'enter_sheet', parameters: { p_sheet, p_content: content } };
};
const stored = (sheet: string) =>
	readOne(scratch.client(), 'select count(*)::int from app.responses where id = $1', [sheet]);
const stateOf = (sheet: string) =>
	readOne(scratch.client(), 'select state from app.paper_sheets where id = $1', [sheet]);

describe('T05 one sheet at once', () => {
	it('is read by two who overlap: the second waits, sees the first, and the answer is stored once', async () => {
		const sheet = await makeSheet();
		const { first, second, waited } = await overlap(
			crowd.pair(),
			entering(sheet, readers[0]),
			entering(sheet, readers[1]),
		);
		expect({ waited, first: first.code, second: second.code }).toEqual({
			waited: true,
			first: 'none',
			second: 'none',
		});
		expect([await stored(sheet), await stateOf(sheet)]).toEqual([1, 'entered']);
	});

	it('is one answer in crowds of six behind one barrier, and the other four are told so', async () => {
		for (let round = 0; round < rounds(10); round += 1) {
			const sheet = await makeSheet();
			const outcomes = await scatter(
				scratch.client(),
				crowd.all(),
				readers.map((reader) => entering(sheet, reader)),
			);
			expect(codesOf(outcomes)).toEqual(['PZ270', 'PZ270', 'PZ270', 'PZ270', 'none', 'none']);
			expect([await stored(sheet), await stateOf(sheet)]).toEqual([1, 'entered']);
		}
	});

	it('read differently is resolved once, by one of those who come at once', async () => {
		const sheet = await makeSheet();
		const client = scratch.client();
		for (const [at, tema] of ['agua', 'luz'].entries()) {
			const { caller, verb, parameters } = entering(sheet, readers[at], tema);
			await commit(client, () => call(client, caller, verb, parameters));
		}
		const outcomes = await scatter(
			client,
			crowd.all().slice(2),
			readers.slice(2).map((reader) => {
				const { caller, parameters } = entering(sheet, reader, 'luz');
				return { caller, verb: 'resolve_sheet', parameters: { ...parameters, p_reason: 'mistyped' } };
			}),
		);
		expect(codesOf(outcomes)).toEqual(['PZ270', 'PZ270', 'PZ270', 'none']);
		expect([await stored(sheet), await stateOf(sheet)]).toEqual([1, 'entered']);
	});
});
