import { z } from 'zod';
import { channels, type Channel } from '../../consultation/consultationForm';
import { choice, id, pattern, reason } from '../../form';
import { isUuid } from '../../../basics/ids';
import { LEAST_ALIKE, type ExclusionRule } from './exclusionRule';
import { ruleNames } from './ruleControls';

/** The only value of a control, or an empty one. */
const optional = (typed: unknown): unknown => (Array.isArray(typed) ? (typed[0] as unknown) : typed) ?? '';

/**
 * A rule as it is chosen: `rule`, how many must be alike (`least`), a day with a burst (`day`: channel and day with a
 * space between) and, for a part of it, `where` (`place` or `station` and its id).
 */
export const ruleForm = z
	.object({
		rule: choice(ruleNames, 'rule_choice'),
		least: z.preprocess(optional, z.string()),
		day: z.preprocess(optional, z.string()),
		where: z.preprocess(optional, z.string()),
	})
	.transform((typed, context): ExclusionRule => {
		const { rule } = typed;
		const refuse = (path: 'least' | 'day', message: 'least_range' | 'burst_choice') => {
			context.addIssue({ code: 'custom', path: [path], message });
			return z.NEVER;
		};
		if (rule === 'channel_day') {
			const [channel = '', day = ''] = typed.day.split(' ');
			if (!isChannel(channel) || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return refuse('day', 'burst_choice');
			const [kind, which = ''] = typed.where.split(' ');
			const narrowed = isUuid(which) ? which : null;
			return {
				name: rule,
				channel,
				day,
				place: kind === 'place' ? narrowed : null,
				station: kind === 'station' ? narrowed : null,
			};
		}
		const least = /^[0-9]{1,4}$/.test(typed.least.trim()) ? Number(typed.least) : 0;
		const { min, max } = LEAST_ALIKE[rule];
		return least < min || least > max ? refuse('least', 'least_range') : { name: rule, least };
	});

/** Proposes what a rule catches, as it was seen, with the reason that will be published. */
export const exclusionForm = z.object({
	digest: pattern(/^[A-Za-z0-9_-]{43}$/, 'not_understood'),
	reason: reason(),
});

/** That a second person agrees with a proposal as they read it. */
export const exclusionAgreementForm = z.object({ exclusion: id('not_understood') });

/** What is said with a reason of a proposal: that it is rejected, or that what it left out should count again. */
export const exclusionReasonForm = z.object({ exclusion: id('not_understood'), reason: reason() });

function isChannel(text: string): text is Channel {
	return channels.some((channel) => channel === text);
}
