import fc from 'fast-check';

/** Any JSON value that PostgreSQL can hold: neither the zero character nor half a surrogate pair. */
export const json: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 3 }).filter((value) => {
	const text = JSON.stringify(value);
	return !/\\u0000|\\ud[89a-f]/i.test(text) && !/\d\.\d{15,}|e[-+]?\d/.test(text);
});

const pieces = [
	...['a', 'z', 'ñ', 'á', 'É', '1', '.', ' ', '\n', '💧', '水', 'ꞌ', 'ge\u0331'],
	...['a\u0301', '\u212b', '\u1100\u1161', '\u0344', '\t', '\r', '\u0001', '\u007f', '\u0085'],
	...['\u00a0', '\u1680', '\u180e', '\u2003', '\u200b', '\u2028', '\u202e', '\u202f', '\u205f', '\u2067'],
	...['\u3000', '\ufeff', '\ufffe', '\uffff', '"', '\\', '/', '<', '\u2029'],
];

/** Texts of all kinds of characters, most of which must be refused. */
export const roughText = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(''));

export const plainText = fc
	.array(fc.constantFrom('agua', 'calle', 'luz', 'Ñuú', '¿por qué?', '💧', '2026'), {
		minLength: 1,
		maxLength: 4,
	})
	.map((words) => words.join(' '));
