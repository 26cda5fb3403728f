import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { folioOf } from '../../../src/lib/evidence';
import {
	freezeAnswer,
	publishConsultation,
	submissionOf,
	type PublishedConsultation,
} from '../scene/consultation';
import type { Exercise } from '../scene/exercise';
import { anybody, call, readOne } from '../scene/stage';
import { commit, commitExercise, useScratchDatabase } from '../scene/useScratchDatabase';
import { rounds, useCrowd } from './crowd';
import { codesOf, overlap, scatter, type Attempt } from './race';

const scratch = useScratchDatabase();
const crowd = useCrowd(scratch, 6);
let exercise: Exercise;

beforeAll(async () => {
	({ exercise } = await commitExercise(scratch.client(), 'cambios'));
});

const read = (sql: string, values: unknown[] = []) => readOne(scratch.client(), sql, values);
const key = 'A'.repeat(20);
const keyHash = createHash('sha256').update(`prioriza/receipt-key/v1\0${key}`).digest('base64url');

interface Answered {
	consultation: PublishedConsultation;
	withdraw: Attempt;
	correct: () => Attempt;
	close: Attempt;
}
async function answer(): Promise<Answered> {
	const client = scratch.client();
	const consultation = await commit(client, () =>
		publishConsultation(client, exercise, `cambio-${randomUUID().slice(0, 8)}`),
	);
	const body = freezeAnswer(consultation);
	await commit(client, () =>
		call(client, anybody, 'submit_answer', submissionOf(body, { p_key_hash: keyHash })),
	);
	const opening = { p_folio: folioOf(body.id), p_key: key };
	return {
		consultation,
		withdraw: { caller: anybody, verb: 'withdraw_answer', parameters: opening },
		correct: () => {
			const { p_channel: _, ...other } = submissionOf(freezeAnswer(consultation, { tema: 'luz' }));
			return { caller: anybody, verb: 'correct_answer', parameters: { ...opening, ...other } };
		},
		close: {
			caller: exercise.staff,
			verb: 'close_consultation',
			parameters: { p_consultation: consultation.id },
		},
	};
}
const standings = ({ survey }: PublishedConsultation) =>
	read(`select string_agg(standing, ' ' order by standing) from app.responses where survey_id = $1`, [
		survey,
	]);

describe('T05 changes of one answer', () => {
	it('at once are one: the other finds that its key opens nothing any more', async () => {
		const withdrawn = await answer();
		const twice = await overlap(crowd.pair(), withdrawn.withdraw, withdrawn.withdraw);
		expect(twice).toMatchObject({ waited: true, first: { code: 'none' }, second: { code: 'PZ222' } });
		expect(await standings(withdrawn.consultation)).toBe('withdrawn');

		const corrected = await answer();
		const mixed = await overlap(crowd.pair(), corrected.correct(), corrected.withdraw);
		expect(mixed).toMatchObject({ waited: true, first: { code: 'none' }, second: { code: 'PZ222' } });
		expect(await standings(corrected.consultation)).toBe('counted replaced');
	});

	it('that are one correction sent twice get one receipt', async () => {
		const { consultation, correct } = await answer();
		const same = correct();
		const both = await overlap(crowd.pair(), same, same);
		expect(both).toMatchObject({ waited: true, first: { code: 'none' } });
		expect(both.second).toEqual(both.first);
		expect(await standings(consultation)).toBe('counted replaced');
	});

	it('in crowds leave one answer that counts', async () => {
		for (let round = 0; round < rounds(10); round += 1) {
			const { consultation, correct } = await answer();
			const outcomes = await scatter(
				scratch.client(),
				crowd.all(),
				crowd.all().map(() => correct()),
			);
			expect(codesOf(outcomes)).toEqual(['PZ222', 'PZ222', 'PZ222', 'PZ222', 'PZ222', 'none']);
			expect(await standings(consultation)).toBe('counted replaced');
		}
	});

	it('are waited for by the close, and after it there are none', async () => {
		const first = await answer();
		const counted = await overlap(crowd.pair(), first.withdraw, first.close);
		expect(counted).toMatchObject({ waited: true, first: { code: 'none' }, second: { code: 'none' } });
		expect(
			await read(
				`select convert_from(entry, 'UTF8')::jsonb #>> '{body,counted}' from app.log_entries
				where type = 'survey.closed' and convert_from(entry, 'UTF8') like '%' || $1 || '%'`,
				[first.consultation.survey],
			),
		).toBe('0');
		const second = await answer();
		const late = await overlap(crowd.pair(), second.close, second.withdraw);
		expect(late).toMatchObject({ waited: true, first: { code: 'none' } });
		expect(['PZ222', 'PZ223']).toContain(late.second.code);
		expect(await standings(second.consultation)).toBe('counted');
	});
});
