import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddressList } from './addressList';

describe('a list of addresses', () => {
	it('has one a line, whatever ends a line, and blank ones between', () => {
		expect(readAddressList('\n Ana@Ejemplo.mx \r\nluis@ejemplo.mx\r\reva.2@sub.ejemplo.mx\n')).toEqual({
			addresses: ['ana@ejemplo.mx', 'luis@ejemplo.mx', 'eva.2@sub.ejemplo.mx'],
			faults: [],
		});
		expect(readAddressList(' \n\t')).toEqual({ addresses: [], faults: [] });
	});

	it('names each address that stands twice, and the line it first stood in', () => {
		expect(readAddressList('a@b.mx\nc@d.mx\nA@B.mx\na@b.mx')).toEqual({
			addresses: ['a@b.mx', 'c@d.mx'],
			faults: [
				{ kind: 'repeated', line: 3, text: 'A@B.mx', first: 1 },
				{ kind: 'repeated', line: 4, text: 'a@b.mx', first: 1 },
			],
		});
	});

	it.each([
		'ana',
		'ana@',
		'ana@ejemplo',
		'ana@@ejemplo.mx',
		'ana@ejemplo.mx, luis@ejemplo.mx',
		'ana@ejemplo.mx;luis@ejemplo.mx',
		'Ana <ana@ejemplo.mx>',
		'"ana"@ejemplo.mx',
		'ana@ejemplo.mx\u2028Bcc:x@y.mx',
		'ana@ejemplo.mx\u0000',
		'ana\u000bBcc:x@ejemplo.mx',
		'añá@ejemplo.mx',
		`${'a'.repeat(65)}@ejemplo.mx`,
	])('refuses %j and says where it stands', (wrong) => {
		expect(readAddressList(`a@b.mx\n${wrong}`)).toEqual({
			addresses: ['a@b.mx'],
			faults: [{ kind: 'form', line: 2, text: wrong.slice(0, 80) }],
		});
	});

	it('gives nothing that could end a header or name somebody else, whatever was pasted', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (pasted) => {
				for (const address of readAddressList(`${pasted}\na@b.mx${pasted}`).addresses)
					expect(address).toMatch(/^[^\s@"<>(),;:\\[\]]+@[a-z0-9.-]+$/);
			}),
		);
	});
});
