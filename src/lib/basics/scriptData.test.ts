import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeScriptData } from './scriptData';

const head = '<script type="application/json" id="datos">';
const tail = '</script>';
const inside = (value: unknown) => writeScriptData('datos', value).slice(head.length, -tail.length);
const hostile = ['</script>', '<!--', '<script>', '\u2028', '\u2029', ']]>', '&lt;', '\\', '"'];

describe('writeScriptData', () => {
	it('leaves no way out of its element, whatever a person wrote', () => {
		const written = fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' })));
		fc.assert(
			fc.property(written, (parts) => {
				const value = { title: parts.join(''), parts };
				expect(inside(value)).not.toMatch(/[<>&\u2028\u2029]/);
				expect(JSON.parse(inside(value))).toEqual(value);
			}),
		);
	});

	it('writes an element that holds the data and nothing else', () => {
		expect(writeScriptData('datos', { a: '</script><b>' })).toBe(
			`${head}{"a":"\\u003c/script\\u003e\\u003cb\\u003e"}${tail}`,
		);
	});
});
