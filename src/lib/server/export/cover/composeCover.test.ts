import { describe, expect, it } from 'vitest';
import { composeCover, type CoverFacts } from './composeCover';
import { renderHtml } from '../sheet/renderHtml';

const sha256 = '0f'.repeat(32);
const facts: CoverFacts = {
	exercise: {
		name: 'Oaxaca <2026>',
		institutionName: 'Secretariado ficticio',
		institutionCrest: null,
		timeZone: 'America/Mexico_City',
		isSample: true,
	},
	address: 'https://ejemplo.mx/ejercicio/oaxaca-2026/expediente',
	logSize: 1438,
	seal: null,
	lists: [{ slug: 'agua-2026', title: 'Agua & luz', publishedOn: '2026-03-01', result: null }],
	consultations: [
		{
			title: '¿Qué falta en tu colonia?',
			opensAt: '2026-01-10T15:00:00Z',
			closesAt: '2026-02-10T15:00:00Z',
			state: 'closed',
			counts: { total: 1 },
		},
	],
	verifiers: [{ name: 'verify.html', sha256 }],
	verifiersAt: 'https://ejemplo.mx/verificar',
};

describe('composeCover', () => {
	it('leads from one page to the sheets beside it, in each language to its own', () => {
		const es = renderHtml(composeCover(facts, '', 'es'));
		const en = renderHtml(composeCover(facts, '.en', 'en'));
		expect(es).toContain('<a href="fichas/agua-2026.html">');
		expect(en).toContain('<a href="fichas/agua-2026.en.html">');
		// No list is offered before there is a result.
		expect(es).not.toContain('lists/agua-2026');
		expect(es).toContain('Todavía no hay resultado.');
		expect(es).toContain('Oaxaca &lt;2026&gt;');
		expect(es).toContain('Agua &amp; luz');
		expect(es).toContain('En total se recibió 1 respuesta.');
		expect(es).toContain('1,438');
	});

	it('says how to check it, with what, and what that must look like', () => {
		for (const locale of ['es', 'en'] as const) {
			const page = renderHtml(composeCover(facts, '', locale));
			expect(page).toContain('<a href="verify.html">');
			expect(page).toContain(sha256);
			expect(page).toContain('https://ejemplo.mx/verificar');
			expect(page).not.toMatch(/<script|https?:[^<]*\.(?:js|css)/);
		}
	});

	it('stands where nothing was published yet', () => {
		const page = renderHtml(composeCover({ ...facts, lists: [], consultations: [] }, '', 'es'));
		expect(page).toContain('Todavía no hay ninguna jerarquización publicada.');
		expect(page).toContain('No se ha publicado ninguna consulta.');
	});
});
