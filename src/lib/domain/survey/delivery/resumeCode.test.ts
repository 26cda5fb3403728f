import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readResumeCode, RESUME_CODE_BYTES, writeResumeCode } from './resumeCode';

const random = fc.uint8Array({ minLength: RESUME_CODE_BYTES, maxLength: RESUME_CODE_BYTES });

test('a code is read however a person writes it down', () => {
	fc.assert(
		fc.property(random, (bytes) => {
			const code = writeResumeCode(bytes);
			expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
			for (const typed of [
				code,
				code.toLowerCase(),
				code.replaceAll('-', ' '),
				` ${code.replaceAll('-', '')} `,
			])
				expect(readResumeCode(typed)).toBe(code);
		}),
	);
});

test('every symbol is as likely as the others: eighty bits', () => {
	const seen = new Set(
		Array.from({ length: 256 }, (_, byte) =>
			writeResumeCode(new Uint8Array(RESUME_CODE_BYTES).fill(byte)).charAt(0),
		),
	);
	expect(seen.size).toBe(32);
});

test.each(['', 'ABCD', 'ABCD-EFGH-JKMN-PQR', 'ABCD-EFGH-JKMN-PQRS-T', '****-****-****-****'])(
	'%j is none',
	(typed) => expect(readResumeCode(typed)).toBeNull(),
);

test('fewer bytes make none', () => expect(() => writeResumeCode(new Uint8Array(8))).toThrow(RangeError));
