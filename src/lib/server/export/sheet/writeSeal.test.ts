import { describe, expect, it } from 'vitest';
import type { SheetDocument } from './document';
import { renderHtml } from './renderHtml';
import { writeSeal } from './writeSeal';

const crest = 'data:image/png;base64,iVBORw0KGgo=';
const bare: SheetDocument = {
	language: 'es-MX',
	title: 'Ficha de prueba',
	subtitle: 'Prueba',
	notice: null,
	sections: [],
	paper: { head: ['', ''], crest: null, foot: { address: 'https://prioriza.example', label: '', lines: [] } },
	seal: null,
};
const seal = {
	size: 1438,
	words: ['abeto', 'abril', 'acero'],
	root: 'R'.repeat(43),
	keys: ['prioriza/muestra+a1b2c3d4+AQID'],
	address: 'https://prioriza.example/ejercicio/muestra/sellos?sello=1438',
};

describe('the seal of a document', () => {
	it('stands at its end in words and for a camera, with its root and key', () => {
		const page = renderHtml({ ...bare, seal: writeSeal(seal, 'es') });
		const aside = /<aside.*<\/aside>/.exec(page)?.[0] ?? '';
		for (const said of [
			'Sello n.º 1,438 del registro',
			'<p lang="es-MX"><b>abeto abril acero</b></p>',
			'RRRR RRRR',
			'<dt>Llave que lo firma</dt><dd>prioriza/muestra+a1b2c3d4+AQID</dd>',
			seal.address,
			'<svg ',
		])
			expect(aside).toContain(said);
		const handedOver = { ...seal, keys: [...seal.keys, '00112233'] };
		expect(writeSeal(handedOver, 'en').facts[1]).toEqual({
			term: 'Keys that sign it',
			detail: 'prioriza/muestra+a1b2c3d4+AQID · 00112233',
		});
	});

	it('and the crest are not there where there are none', () => {
		expect(renderHtml(bare)).not.toMatch(/<aside|<img/);
		expect(renderHtml({ ...bare, paper: { ...bare.paper, crest } })).toContain(`<img src="${crest}" alt="">`);
	});
});
