import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channels } from '../../consultation/consultationForm';
import { parseForm } from '../../form';
import { ruleForm } from './exclusionForms';
import { writeRule } from './ruleControls';
import { exclusionRuleSchema, type ExclusionRule } from './exclusionRule';

const formOf = (typed: Record<string, string>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(typed)) form.set(name, value);
	return form;
};

const uuid = fc.uuid({ version: 4 });
const day = fc
	.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const rules: fc.Arbitrary<ExclusionRule> = fc.oneof(
	fc.record({ name: fc.constant('identical' as const), least: fc.integer({ min: 3, max: 9_999 }) }),
	fc.record({ name: fc.constant('straight_line' as const), least: fc.integer({ min: 4, max: 999 }) }),
	fc
		.record({ channel: fc.constantFrom(...channels), day, part: fc.option(uuid), isPlace: fc.boolean() })
		.map(({ channel, day: on, part, isPlace }) => ({
			name: 'channel_day' as const,
			channel,
			day: on,
			place: isPlace ? part : null,
			station: isPlace ? null : part,
		})),
);

describe('the form of a rule', () => {
	it('reads back every rule it wrote, and each is one of the closed list', () => {
		fc.assert(
			fc.property(rules, (rule) => {
				expect(parseForm(ruleForm, formOf(writeRule(rule)))).toEqual({ ok: true, value: rule });
				expect(exclusionRuleSchema.parse(rule)).toEqual(rule);
			}),
		);
	});

	it.each([
		[{}, 'rule', 'rule_choice'],
		[{ rule: 'ids' }, 'rule', 'rule_choice'],
		[{ rule: 'identical' }, 'least', 'least_range'],
		[{ rule: 'identical', least: '2' }, 'least', 'least_range'],
		[{ rule: 'identical', least: '10000' }, 'least', 'least_range'],
		[{ rule: 'identical', least: 'tres' }, 'least', 'least_range'],
		[{ rule: 'straight_line', least: '3' }, 'least', 'least_range'],
		[{ rule: 'straight_line', least: '4.5' }, 'least', 'least_range'],
		[{ rule: 'channel_day' }, 'day', 'burst_choice'],
		[{ rule: 'channel_day', day: 'fax 2026-01-05' }, 'day', 'burst_choice'],
		[{ rule: 'channel_day', day: 'web ayer' }, 'day', 'burst_choice'],
	])('refuses %j', (typed, field, code) => {
		expect(parseForm(ruleForm, formOf(typed as Record<string, string>))).toMatchObject({
			ok: false,
			error: { errors: [{ field, code }] },
		});
	});
});
