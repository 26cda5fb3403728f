import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readReturnPath } from './returnPath';

test.each([
	['/trabajo', '/trabajo'],
	['/stl/oaxaca/problemas?orden=2', '/stl/oaxaca/problemas?orden=2'],
	['/a/../trabajo', '/trabajo'],
])('comes back to %s', (raw, path) => expect(readReturnPath(raw, '/')).toBe(path));

test.each([
	null,
	'',
	'trabajo',
	'//evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'/.//evil.example',
	'https://evil.example/trabajo',
	'javascript:alert(1)',
	`/${'a'.repeat(2_001)}`,
])('does not follow %s', (raw) => expect(readReturnPath(raw, '/trabajo')).toBe('/trabajo'));

test('whatever a link carries, the browser stays here', () => {
	const pieces = fc.constantFrom(
		'/',
		'\\',
		'.',
		'..',
		'@',
		':',
		'\t',
		'\n',
		' ',
		'a',
		'%2f',
		'?',
		'#',
		'http:',
	);
	fc.assert(
		fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
			const path = readReturnPath(parts.join(''), '/trabajo');
			expect(new URL(path, 'https://prioriza.example.org/entrar').origin).toBe(
				'https://prioriza.example.org',
			);
		}),
	);
});
