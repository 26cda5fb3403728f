import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitAccent, surfaces } from './accent';
import { contrastRatio, textContrast, type Hex } from './contrast';

const tokens = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');

/** Every value a token has in the sheet, in order: light first, then both ways into dark. */
function readToken(name: string): Hex[] {
	const found = [...tokens.matchAll(new RegExp(`--${name}:[^;]*?(#[0-9a-f]{6})`, 'g'))];
	return found.map((match): Hex => `#${(match[1] ?? '').slice(1)}`);
}

describe('the token sheet', () => {
	test('has the surfaces that accents are checked against', () => {
		for (const [at, name] of (['surface-raised', 'surface', 'surface-sunken'] as const).entries()) {
			expect(readToken(name)[0]).toBe(surfaces.light[at]);
		}
		expect([...surfaces.dark].sort()).toEqual(
			['surface-sunken', 'surface', 'surface-raised'].map((name) => readToken(name)[1]).sort(),
		);
	});

	test('says the same for a dark system and for a chosen dark theme', () => {
		for (const name of [
			'surface',
			'text',
			'text-quiet',
			'line',
			'line-strong',
			'accent',
			'warning',
			'error',
		]) {
			const [, system, chosen] = readToken(name);
			expect(system, name).toBeDefined();
			expect(chosen, name).toBe(system);
		}
	});

	test.each(['text', 'text-quiet', 'accent', 'warning', 'error', 'info'])(
		'--%s reads on every surface',
		(name) => {
			const [light, dark] = readToken(name);
			for (const surface of surfaces.light)
				expect(light && contrastRatio(light, surface)).toBeGreaterThanOrEqual(7);
			for (const surface of surfaces.dark)
				expect(dark && contrastRatio(dark, surface)).toBeGreaterThanOrEqual(7);
		},
	);

	test('edges of controls stand out from what is around them', () => {
		const [light, dark] = readToken('line-strong');
		for (const surface of surfaces.light)
			expect(light && contrastRatio(light, surface)).toBeGreaterThanOrEqual(3);
		for (const surface of surfaces.dark)
			expect(dark && contrastRatio(dark, surface)).toBeGreaterThanOrEqual(3);
	});

	test('text on the accent reads', () => {
		const accents = readToken('accent');
		const on = readToken('on-accent');
		for (const at of [0, 1]) {
			const [accent, text] = [accents[at], on[at]];
			expect(accent && text && contrastRatio(accent, text)).toBeGreaterThanOrEqual(textContrast);
		}
	});
});

describe('fitAccent', () => {
	test('keeps a colour that reads and moves one that does not', () => {
		expect(fitAccent('#7a1f3d')).toMatchObject({ light: '#7a1f3d', asAsked: true });
		expect(fitAccent('#ffd400')).toMatchObject({ asAsked: false });
		expect(fitAccent('tinto')).toBeNull();
	});

	test('gives text contrast on every surface of both schemes, whatever is asked', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
				const accent = fitAccent(`#${number.toString(16).padStart(6, '0')}`);
				expect(accent).not.toBeNull();
				if (!accent) return;
				for (const surface of surfaces.light) {
					expect(contrastRatio(accent.light, surface)).toBeGreaterThanOrEqual(textContrast);
				}
				for (const surface of surfaces.dark) {
					expect(contrastRatio(accent.dark, surface)).toBeGreaterThanOrEqual(textContrast);
				}
			}),
		);
	});
});
