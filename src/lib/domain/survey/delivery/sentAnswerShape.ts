import { z } from 'zod';
import { circumstancesShape } from '../../consultation/channels/circumstancesShape';
import { channels } from '../../consultation/consultationForm';

/** A frozen answer as a device sends it, by itself or sealed in a file. */
export const sentAnswerShape = z.strictObject({
	id: z.uuidv4(),
	content: z.string().max(20_000),
	salt: z.string().length(43),
	commitment: z.string().length(43),
	/** Hash of the key that stays on the device, where it keeps one. */
	keyHash: z.string().length(43).nullable().default(null),
	channel: z.enum(channels),
	circumstances: circumstancesShape.optional(),
	/** Hash of the code with which it was begun elsewhere: that draft is forgotten once the answer is stored. */
	draft: z.string().length(43).optional(),
});
export type SentAnswer = z.infer<typeof sentAnswerShape>;

/** As many as an instrument may ask for; each is some hundred kilobytes. */
const mostCarried = 50;

/** The same in a file that is carried by hand, with the photographs and recordings it names. */
export const carriedAnswerShape = sentAnswerShape.extend({
	files: z
		.strictObject({ type: z.string().max(40), bytes: z.string().max(700_000) })
		.array()
		.max(mostCarried)
		.default([]),
});
export type CarriedAnswer = z.infer<typeof carriedAnswerShape>;
