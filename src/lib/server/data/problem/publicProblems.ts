import { z } from 'zod';
import { readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';

const listedShape = z.object({
	id: z.uuid(),
	number: z.number(),
	title: z.string(),
	theme: z.string(),
	/** Orientations of the rule set. */
	tags: z.array(z.string()),
	/** Where it was ranked last: the address of its page. */
	prioritization: z.string(),
});

/** The problems of an exercise that a published ranking shows, by number. */
export function listPublicProblems(backend: Backend, exerciseSlug: string) {
	return readVerb(backend, 'public_problems', { p_exercise: exerciseSlug }, listedShape.array());
}
