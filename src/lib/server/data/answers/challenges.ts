import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import type { WorkChallenge } from '$lib/evidence/work/workProof';
import { callVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const challengeShape = z.object({
	algorithm: z.literal('SHA-256'),
	challenge: z.string(),
	salt: z.string(),
	signature: z.string(),
	maxnumber: z.number(),
});

/**
 * A challenge for one answer to a survey.
 *
 * @param demand from 1, what any device does, to 4.
 */
export function askForChallenge(
	backend: Backend,
	survey: string,
	demand: number,
): Promise<Result<WorkChallenge, Refusal>> {
	return callVerb(backend, 'proof_challenge', { p_survey: survey, p_demand: demand }, challengeShape);
}
