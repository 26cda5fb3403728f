import type { ExclusionRule } from './exclusionRule';

/** Rules in the order in which they are offered. */
export const ruleNames = ['identical', 'straight_line', 'channel_day'] as const;

/** The parts of a rule as the controls of the form of a rule hold them. */
export function writeRule(rule: ExclusionRule): Record<'rule' | 'least' | 'day' | 'where', string> {
	if (rule.name !== 'channel_day')
		return { rule: rule.name, least: rule.least.toString(), day: '', where: '' };
	const where = rule.place ? `place ${rule.place}` : rule.station ? `station ${rule.station}` : '';
	return { rule: rule.name, least: '', day: `${rule.channel} ${rule.day}`, where };
}
