import { z } from 'zod';
import { CONDITION_LIMITS, type Expression } from './expression';

const question = z.string({ error: 'condition_question' }).regex(/^[a-z][a-z0-9_]{0,31}$/, {
	error: 'condition_question',
});
// Printable and without quotes, so that every value can be written as text and compared by any order of bytes.
const words = z
	.string({ error: 'condition_value' })
	.regex(/^[ !#-&(-~]{1,64}$/, { error: 'condition_value' });

const parts = z.lazy(() => z.array(conditionSchema).min(2).max(CONDITION_LIMITS.parts));

/** A condition as it is stored, closed: an unknown key is refused. Whether its questions exist is for `findConditionFault`. */
export const conditionSchema: z.ZodType<Expression> = z.discriminatedUnion(
	'op',
	[
		z.strictObject({ op: z.enum(['and', 'or']), of: parts }),
		z.strictObject({ op: z.literal('not'), of: z.lazy(() => conditionSchema) }),
		z.strictObject({ op: z.literal('answered'), question }),
		z.strictObject({ op: z.literal('selected'), question, option: words }),
		z.strictObject({
			op: z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge']),
			question,
			value: z.union([words, z.int()], { error: 'condition_value' }),
		}),
	],
	{ error: 'condition_syntax' },
);
