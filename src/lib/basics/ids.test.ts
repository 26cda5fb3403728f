import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUuid, parseUuid } from './ids';

describe('parseUuid', () => {
	it('answers canonical text for any spelling of the same id', () => {
		fc.assert(
			fc.property(fc.uuid(), (uuid) => {
				expect(parseUuid(`  ${uuid.toUpperCase()}\n`)).toEqual({ ok: true, value: uuid });
			}),
		);
	});

	it('refuses what the database would store differently or not at all', () => {
		const uuid = '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80';
		for (const text of [`{${uuid}}`, uuid.replaceAll('-', ''), `urn:uuid:${uuid}`, `${uuid}0`, '', null, 7]) {
			expect(parseUuid(text)).toEqual({ ok: false, error: 'not-a-uuid' });
		}
	});
});

describe('isUuid', () => {
	it('accepts only canonical text', () => {
		expect(isUuid('0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80')).toBe(true);
		expect(isUuid('0F9B2C64-8A1E-4D57-9C3B-2E6F1A7D5B80')).toBe(false);
		expect(isUuid('00000000-0000-0000-0000-000000000000\n')).toBe(false);
		expect(isUuid(undefined)).toBe(false);
	});
});
