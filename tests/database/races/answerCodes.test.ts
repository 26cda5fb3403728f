import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
	freezeAnswer,
	publishConsultation,
	submissionOf,
	type PublishedConsultation,
} from '../scene/consultation';
import { accountsIn, openAdministrator, openExercise, type Exercise } from '../scene/exercise';
import { anybody, call, readOne } from '../scene/stage';
import { commit, useScratchDatabase } from '../scene/useScratchDatabase';
import { manyOr, rounds, useCrowd } from './crowd';
import { codesOf, overlap, scatter, type Attempt } from './race';

const scratch = useScratchDatabase();
const crowd = useCrowd(scratch, manyOr(8));
let exercise: Exercise;
let consultation: PublishedConsultation;

beforeAll(async () => {
	const client = scratch.client();
	const makeAccount = accountsIn(client);
	exercise = await commit(client, async () => {
		const administrator = await openAdministrator(client, makeAccount);
		return openExercise(client, administrator, makeAccount, `codigos-${randomUUID().slice(0, 8)}`);
	});
	consultation = await commit(client, () =>
		publishConsultation(client, exercise, `${exercise.slug}-a`, { p_channels: ['code'] }),
	);
});

async function issueOne(): Promise<string> {
	const given = { p_consultation: consultation.id, p_count: 1, p_label: 'Hoja de prueba' };
	const issued = await commit(scratch.client(), () =>
		call(scratch.client(), exercise.staff, 'issue_codes', given),
	);
	return z.string().parse(z.object({ codes: z.array(z.string()) }).parse(issued).codes[0]);
}
const sending = (code: string, body = freezeAnswer(consultation)): Attempt => ({
	caller: anybody,
	verb: 'submit_answer',
	parameters: submissionOf(body, { p_channel: 'code', p_circumstances: JSON.stringify({ code }) }),
});
const stored = () =>
	readOne(scratch.client(), 'select count(*)::int from app.responses where survey_id = $1', [
		consultation.survey,
	]).then(Number);

describe('T05 one code at once', () => {
	it('opens one answer when two overlap: the second waits and is refused, and leaves nothing', async () => {
		const before = await stored();
		const code = await issueOne();
		const { first, second, waited } = await overlap(crowd.pair(), sending(code), sending(code));
		expect({ waited, first: first.code, second: second.code }).toEqual({
			waited: true,
			first: 'none',
			second: 'PZ230',
		});
		expect(await stored()).toBe(before + 1);
	});

	it('gives the same answer sent twice at once one receipt', async () => {
		const send = sending(await issueOne(), freezeAnswer(consultation));
		const { first, second } = await overlap(crowd.pair(), send, send);
		expect(first.code).toBe('none');
		expect(second).toEqual(first);
	});

	it('opens one answer in crowds behind one barrier', async () => {
		for (let round = 0; round < rounds(10); round += 1) {
			const before = await stored();
			const code = await issueOne();
			const outcomes = await scatter(
				scratch.client(),
				crowd.all(),
				crowd.all().map(() => sending(code)),
			);
			expect(codesOf(outcomes)).toEqual([
				...crowd
					.all()
					.slice(1)
					.map(() => 'PZ230'),
				'none',
			]);
			expect(await stored()).toBe(before + 1);
		}
	});
});
