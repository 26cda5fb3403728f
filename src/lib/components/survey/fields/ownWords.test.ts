import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import PointField from '../PointField.svelte';
import AreaField from './AreaField.svelte';
import FileField from './FileField.svelte';

const asked = { id: 'q', text: { es: '¿Dónde?', azz: '¿Kanin?' }, help: null, required: false, noAnswer: [] };
const nowhere = { state: null, municipalities: null, names: {}, topologyUrl: null, tap: null };
const onMap = { ...nowhere, tap: { view: 'v', src: '/mapa/20.svg', name: 'Oaxaca de Juárez' } };
const look = {
	legend: asked.text.azz,
	locale: 'es' as const,
	hint: undefined,
	error: undefined,
	errorWord: 'Error:',
};

/** Text around which no element says a language: it is in that of the question. */
function unmarked(html: string): string[] {
	const found: string[] = [];
	const around: boolean[] = [];
	for (const [piece] of html.replace(/<!--.*?-->/g, '').matchAll(/<[^>]+>|[^<]+/g)) {
		if (/^<(input|img|br|path)\b|\/>$/.test(piece)) continue;
		if (piece.startsWith('</')) around.pop();
		else if (piece.startsWith('<')) around.push(/\slang="es-MX"/.test(piece));
		else if (piece.trim() !== '' && !around.includes(true)) found.push(piece.trim());
	}
	return found;
}

const drawn: Record<string, () => string> = {
	point: () =>
		render(PointField, {
			props: { ...look, question: { ...asked, type: 'point' }, places: nowhere, value: null },
		}).body,
	area: () =>
		render(AreaField, { props: { ...look, question: { ...asked, type: 'area' }, places: onMap, value: '' } })
			.body,
	photo: () =>
		render(FileField, {
			props: { ...look, question: { ...asked, type: 'photo' }, value: `${'a'.repeat(32)} image/jpeg 1000` },
		}).body,
};

test.each(Object.entries(drawn))('%s: only the question is in the language of the survey', (_, draw) => {
	expect(draw()).toContain('lang="es-MX"');
	expect(unmarked(draw())).toEqual(['¿Kanin?']);
	expect(unmarked(draw().replaceAll('lang="es-MX"', '')).length).toBeGreaterThan(1);
});
