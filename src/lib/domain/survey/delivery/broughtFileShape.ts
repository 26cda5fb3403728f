import { z } from 'zod';
import { mostAnswersInFile, queueFileShape, sealedAnswerShape } from '../../consultation/sealedAnswerShape';

/** An answer of a device, as a file carries it. */
const sealedDeviceAnswerShape = sealedAnswerShape.omit({ station: true }).extend({
	// The answer with its photographs and recordings, each as base64url once inside and once around.
	box: z
		.string()
		.regex(/^[A-Za-z0-9_-]+$/)
		.max(8_000_000),
});

/** A file with the answers of somebody's own device. */
const deviceFileShape = z.strictObject({
	v: z.literal(1),
	kind: z.literal('prioriza/device-answers'),
	answers: sealedDeviceAnswerShape.array().min(1).max(mostAnswersInFile),
});

/** A file with answers that could not be sent: of a tablet at a desk, or of somebody's own device. */
export const broughtFileShape = z.discriminatedUnion('kind', [queueFileShape, deviceFileShape]);
export type BroughtFile = z.infer<typeof broughtFileShape>;
