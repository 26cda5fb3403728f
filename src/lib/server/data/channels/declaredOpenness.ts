import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { callVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

/** Says when people can answer at each desk and place (by id; blank takes it back) and which barriers were removed. */
export function declareOpenness(
	backend: Backend,
	consultationId: string,
	declared: {
		hours: Readonly<Record<string, string>>;
		barriers: readonly string[];
		words: string | null;
	},
): Promise<Result<null, Refusal>> {
	return callVerb(
		backend,
		'declare_openness',
		{
			p_consultation: consultationId,
			p_hours: declared.hours,
			p_barriers: declared.barriers,
			p_words: declared.words,
		},
		z.null(),
	);
}
