import type { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tryNumbers, writeWorkProof, type WorkChallenge } from '../../../src/lib/evidence/work/workProof';
import {
	freezeAnswer,
	publishConsultation,
	submissionOf,
	type PublishedConsultation,
} from '../scene/consultation';
import { anybody, call, readOne } from '../scene/stage';
import { commit, commitExercise, useScratchDatabase } from '../scene/useScratchDatabase';
import { codesOf, overlap, scatter, type Attempt } from './race';
import { rounds } from './crowd';

const scratch = useScratchDatabase();
let consultation: PublishedConsultation;
let crowd: Client[] = [];

beforeAll(async () => {
	const { exercise } = await commitExercise(scratch.client(), 'trabajo');
	crowd = [];
	for (let at = 0; at < 6; at += 1) crowd.push(await scratch.connect());
	consultation = await commit(scratch.client(), () =>
		publishConsultation(scratch.client(), exercise, 'trabajo-a', { p_channels: ['web'] }),
	);
});

const challengeShape: z.ZodType<WorkChallenge> = z.object({
	algorithm: z.literal('SHA-256'),
	challenge: z.string(),
	salt: z.string(),
	signature: z.string(),
	maxnumber: z.number(),
});
async function prove(): Promise<string> {
	const asked = await commit(scratch.client(), () =>
		call(scratch.client(), anybody, 'proof_challenge', { p_survey: consultation.survey }),
	);
	const challenge = challengeShape.parse(asked);
	return writeWorkProof(challenge, tryNumbers(challenge, 0, challenge.maxnumber + 1) ?? NaN);
}
const sending = (proof: string): Attempt => ({
	caller: anybody,
	verb: 'submit_answer',
	parameters: submissionOf(freezeAnswer(consultation), { p_circumstances: JSON.stringify({ proof }) }),
});
const proved = async (): Promise<number> =>
	Number(await readOne(scratch.client(), 'select count(*) from app.responses where has_proof'));

describe('T05 one proof at once', () => {
	it('serves one of two answers that overlap, and both are received', async () => {
		const [one, other] = crowd;
		if (!one || !other) throw new Error('Two connections are needed.');
		const before = await proved();
		const proof = await prove();
		const { first, second, waited } = await overlap([one, other], sending(proof), sending(proof));
		expect({ waited, codes: [first.code, second.code] }).toEqual({ waited: true, codes: ['none', 'none'] });
		expect(await proved()).toBe(before + 1);
	});

	it('serves one answer in crowds of six behind one barrier', async () => {
		for (let round = 0; round < rounds(5); round += 1) {
			const before = await proved();
			const proof = await prove();
			const outcomes = await scatter(
				scratch.client(),
				crowd,
				crowd.map(() => sending(proof)),
			);
			expect(codesOf(outcomes)).toEqual(crowd.map(() => 'none'));
			expect(await proved()).toBe(before + 1);
		}
	});
});
