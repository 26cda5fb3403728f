import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForm } from '../form';
import { newConsultationForm } from '../consultation/consultationForm';
import { exerciseForm, proposeSlug, SLUG } from './exerciseForm';

function formOf(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) form.append(name, one);
	return form;
}

const exercise = {
	name: 'Ejercicio 2026, Oaxaca',
	slug: 'oaxaca-2026',
	state: '20',
	ruleset: 'pa18',
	timeZone: 'America/Mexico_City',
	institution: 'Instituto Ficticio',
};

describe('exerciseForm', () => {
	const schema = exerciseForm(['pa18', 'seis-pasos']);

	it('reads an exercise, of one state or of several', () => {
		expect(parseForm(schema, formOf(exercise))).toEqual({ ok: true, value: exercise });
		expect(parseForm(schema, formOf({ ...exercise, state: '' }))).toMatchObject({
			ok: true,
			value: { state: null },
		});
	});

	it.each([
		['name', 'Oax', 'name_length'],
		['slug', 'Oaxaca 2026', 'slug_form'],
		['slug', '-a-', 'slug_form'],
		['state', '33', 'state_choice'],
		['ruleset', 'otro', 'ruleset_choice'],
		['timeZone', 'Europe/Madrid', 'time_zone_choice'],
		['institution', 'x', 'institution_length'],
	])('refuses %s «%s»', (field, value, code) => {
		const result = parseForm(schema, formOf({ ...exercise, [field]: value }));
		expect(result.ok ? [] : result.error.errors).toEqual([{ field, code }]);
	});
});

describe('newConsultationForm', () => {
	const consultation = {
		title: '¿Qué urge en tu colonia?',
		slug: 'que-urge',
		whoMayAnswer: 'Cualquier persona',
		useOfResults: 'Para ordenar los problemas',
		opens: '2027-03-01T09:00',
		closes: '2027-03-31T18:00',
		graceDays: '5',
		reviewDays: '3',
		channels: ['kiosk', 'web'],
		template: 'ventanilla',
	};

	it('reads a consultation with its channels in one order', () => {
		expect(parseForm(newConsultationForm(['ventanilla']), formOf(consultation))).toEqual({
			ok: true,
			value: { ...consultation, graceDays: 5, reviewDays: 3, channels: ['web', 'kiosk'] },
		});
	});

	it('refuses a closing before the opening, and a day that does not exist, at its field', () => {
		const errors = (change: object) => {
			const result = parseForm(newConsultationForm(['ventanilla']), formOf({ ...consultation, ...change }));
			return result.ok ? [] : result.error.errors;
		};
		expect(errors({ closes: '2027-03-01T09:00' })).toEqual([{ field: 'closes', code: 'dates_order' }]);
		expect(errors({ opens: '2027-02-30T09:00' })).toEqual([{ field: 'opens', code: 'date_form' }]);
		expect(errors({ reviewDays: '31' })).toEqual([{ field: 'reviewDays', code: 'review_days_range' }]);
		expect(errors({ graceDays: '16' })).toEqual([{ field: 'graceDays', code: 'grace_days_range' }]);
		expect(errors({ channels: [] })).toEqual([{ field: 'channels', code: 'channel_missing' }]);
	});
});

describe('proposeSlug', () => {
	it('is a slug or too short to be one', () => {
		expect(proposeSlug('Ejercicio 2026, Oaxaca (datos ficticios)')).toBe(
			'ejercicio-2026-oaxaca-datos-ficticios',
		);
		fc.assert(
			fc.property(fc.string({ maxLength: 90 }), (name) => {
				const slug = proposeSlug(name);
				expect(slug.length < 3 || SLUG.test(slug)).toBe(true);
			}),
		);
	});
});
