import { describe, expect, test } from 'vitest';
import {
	agree,
	formatDated,
	formatDay,
	formatList,
	formatMoment,
	formatNumber,
	formatShare,
	htmlLang,
	parseLocale,
} from './locale';

describe('parseLocale', () => {
	test.each([
		['es', 'es'],
		['en', 'en'],
		['EN-us', 'en'],
		['es-MX', 'es'],
		[' es ', 'es'],
	])('reads %s', (raw, expected) => expect(parseLocale(raw)).toBe(expected));

	test.each([null, undefined, '', 'fr', 'english', '<script>', 'e'])('refuses %s', (raw) => {
		expect(parseLocale(raw)).toBeNull();
	});
});

describe('writing for people', () => {
	test('html lang is a full tag for Mexico', () => expect(htmlLang('es')).toBe('es-MX'));

	test('numbers group by thousands with a comma in both languages', () => {
		expect(formatNumber('es', 1234.5)).toBe('1,234.5');
		expect(formatNumber('en', 1234.5)).toBe('1,234.5');
	});

	test('shares are percentages', () => {
		expect(formatShare('es', 0.256)).toBe('26%');
		expect(formatShare('en', 0.256, 1)).toBe('25.6%');
	});

	test('the same moment is another day in another zone', () => {
		const moment = '2026-11-21T04:30:00Z';
		expect(formatMoment('es', moment, 'America/Mexico_City', 'date')).toBe('20 de noviembre de 2026');
		expect(formatMoment('es', moment, 'Etc/UTC', 'date')).toBe('21 de noviembre de 2026');
		expect(formatMoment('en', moment, 'America/Mexico_City', 'time')).toBe('22:30');
	});

	test('a moment that is no date throws instead of printing nonsense', () => {
		expect(() => formatMoment('es', 'mañana', 'Etc/UTC', 'date')).toThrow(RangeError);
	});

	test('a day is the same wherever one is', () => {
		expect(formatDay('es', '2026-11-20')).toBe('20 de noviembre de 2026');
		expect(formatDay('en', '2026-01-01')).toBe('1 January 2026');
		expect(() => formatDay('es', '')).toThrow(RangeError);
	});

	test.each([
		['2025', '2025'],
		['2025-03', 'marzo de 2025'],
		['2026-02-14', '14 de febrero de 2026'],
		['2025-02-31', '2025-02-31'],
		['2025-13', '2025-13'],
	])('%s is known as far as %s', (dated, said) => {
		expect(formatDated('es', dated)).toBe(said);
	});

	test('lists end with the language’s own “and”', () => {
		expect(formatList('es', ['agua', 'luz', 'calles'])).toBe('agua, luz y calles');
		expect(formatList('en', ['water', 'power'])).toBe('water and power');
	});

	test('only one agrees with one', () => {
		expect(agree(1, 'respuesta', 'respuestas')).toBe('respuesta');
		expect(agree(0, 'respuesta', 'respuestas')).toBe('respuestas');
	});
});
