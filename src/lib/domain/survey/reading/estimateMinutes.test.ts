import { describe, expect, it } from 'vitest';
import { instrumentFromTemplate, templates } from '../templates/instrumentFromTemplate';
import { estimateMinutes } from './estimateMinutes';

describe('estimateMinutes', () => {
	it('is at least one, and grows with what is asked', () => {
		expect(estimateMinutes([])).toBe(1);
		expect(estimateMinutes([{ type: 'scale' }])).toBe(1);
		expect(estimateMinutes([{ type: 'long' }, { type: 'short' }, { type: 'audio' }])).toBe(3);
	});

	it.each(templates.map((template) => [template.key, template] as const))(
		'is what the template %s promises, in both languages',
		(_, template) => {
			const setting = {
				survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
				institution: 'Instituto',
				state: '20',
			};
			const { intro, questions } = instrumentFromTemplate(template, setting);
			const minutes = estimateMinutes(questions);
			expect(intro.es).toContain(`oma ${['un minuto', 'dos', 'tres', 'cuatro'][minutes - 1] ?? '?'}`);
			expect(intro['en']).toContain(`${['one', 'two', 'three', 'four'][minutes - 1] ?? '?'} minute`);
		},
	);
});
