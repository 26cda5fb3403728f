import { expect, test } from 'vitest';
import { filesNamedIn, kindOfPath } from './keptPages';

test.each([
	['/', 'page'],
	['/consulta/tu-colonia', 'page'],
	['/consulta/tu-colonia/responder', 'page'],
	['/pendientes', 'page'],
	['/modulo', 'page'],
	['/modulo/1', 'page'],
	['/data/mx/catalogo/20.json', 'data'],
	['/municipios.json', 'data'],
	['/_app/immutable/chunks/a.js', 'file'],
	['/offline.js', 'file'],
	['/api/respuestas', 'other'],
	['/recibo/7KQ4-M2XA', 'other'],
	['/stl/oaxaca', 'other'],
	['/nucleo/oaxaca', 'other'],
	['/admin', 'other'],
	['/entrar', 'other'],
	['/pendientesx', 'other'],
	['/_app/version.json', 'other'],
])('%s is %s to the worker', (path, kind) => expect(kindOfPath(path)).toBe(kind));

test('finds what a page needs, however it is named, once', () => {
	const html = `<link href="/_app/immutable/assets/a.css" rel="stylesheet">
		<link rel="modulepreload" href="../../_app/immutable/entry/start.js">
		<script type="module" src="/offline.js"></script>
		<script>import("/_app/immutable/entry/start.js"); fetch("/api/x"); import('https://otro.example/y.js')</script>`;
	expect(filesNamedIn(html)).toEqual([
		'/_app/immutable/assets/a.css',
		'/_app/immutable/entry/start.js',
		'/offline.js',
	]);
});
