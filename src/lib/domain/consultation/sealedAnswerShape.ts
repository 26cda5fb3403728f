import { z } from 'zod';
import { shiftReportShape } from './shiftShape';

const base64urlText = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** A sealed answer, as a tablet sends it. */
export const sealedAnswerShape = z.strictObject({
	id: z.uuidv4(),
	station: z.uuid(),
	consultation: z.string().regex(/^[a-z0-9][a-z0-9-]{2,59}$/),
	epk: base64urlText.length(87),
	// Twenty thousand characters of content, in UTF-8, padded, as base64url.
	box: base64urlText.max(120_000),
});

/** What is inside of one. */
export const sealedContentShape = z.strictObject({
	content: z.string().max(20_000),
	salt: z.string().length(43),
	commitment: z.string().length(43),
	keyHash: z.string().length(43).optional(),
	circumstances: z.strictObject({ assisted: z.literal(true) }).optional(),
});

/** The answers one file may carry: weeks of a busy desk. */
export const mostAnswersInFile = 2_000;

/** A file with the answers of a tablet. */
export const queueFileShape = z.strictObject({
	v: z.literal(1),
	kind: z.literal('prioriza/sealed-answers'),
	answers: sealedAnswerShape.array().min(1).max(mostAnswersInFile),
	/** What its shifts counted, where they still have something to say. */
	shifts: shiftReportShape.required({ station: true }).array().max(500).optional(),
});
