import { z } from 'zod';
import type { AnswerCircumstances } from './circumstances';

/** How a device says that an answer came; the database holds each key to its channels. */
export const circumstancesShape: z.ZodType<AnswerCircumstances> = z.strictObject({
	code: z.string().max(40).optional(),
	place: z.string().max(12).optional(),
	assisted: z.boolean().optional(),
	proof: z.string().max(1_000).optional(),
});
