import { z } from 'zod';
import { channels } from '../../consultation/consultationForm';

/** Bounds of how many must be alike for a rule to catch them. The database keeps the same ones. */
export const LEAST_ALIKE = {
	/** Answers with the same values, by one channel, on one day. */
	identical: { min: 3, max: 9_999 },
	/** Steps of scales and rows of tables, all the same. */
	straight_line: { min: 4, max: 999 },
} as const;

/**
 * What leaves answers out: one of a closed list with its parameters. No expression and no answer is ever named, so that
 * whoever disputes a result can apply the rule again.
 *
 * - `identical`: the same values in `least` answers or more of one channel and day;
 * - `straight_line`: `least` steps of scales and rows of tables or more, one step on all scales and one column a table;
 * - `channel_day`: all of a channel on a day, or of a place or a station of it, where the hourly counters show a burst.
 */
export const exclusionRuleSchema = z.union([
	z.strictObject({ name: z.enum(['identical', 'straight_line']), least: z.int().min(3) }),
	z.strictObject({
		name: z.literal('channel_day'),
		channel: z.enum(channels),
		day: z.iso.date(),
		place: z.uuid().nullable(),
		station: z.uuid().nullable(),
	}),
]);
export type ExclusionRule = z.infer<typeof exclusionRuleSchema>;

/** What two people left out of the count, as anybody may read it. */
export const standingExclusionSchema = z.object({
	exclusion: z.uuid(),
	rule: exclusionRuleSchema,
	reason: z.string(),
	answers: z.int(),
	channels: z.array(z.object({ channel: z.string(), count: z.int() })),
	/** Day on which the second person agreed. */
	date: z.string(),
});
export type StandingExclusion = z.infer<typeof standingExclusionSchema>;
