import { expect, test } from 'vitest';
import { filesNamedIn, isCitizenFile, isStationPage, kindOfPath } from './keptPages';

test.each([
	['/', 'page'],
	['/consulta/tu-colonia', 'page'],
	['/consulta/tu-colonia/responder', 'page'],
	['/pendientes', 'page'],
	['/modulo', 'page'],
	['/modulo/1', 'page'],
	['/data/mx/catalogo/20.json', 'data'],
	['/consulta/que-urge/audio/47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU', 'sound'],
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

test.each([
	['_app/immutable/encuesta/Icon.a.js', true],
	['/_app/immutable/offline/sendWaiting.a.js', true],
	['/encuesta.js', true],
	['/icon.svg', true],
	['/_app/immutable/chunks/a.js', false],
	['/_app/immutable/nodes/30.a.js', false],
])('%s stored ahead by every device: %s', (path, everywhere) => expect(isCitizenFile(path)).toBe(everywhere));

test('a page of a station brings the files of stations', () => {
	expect(['/modulo', '/modulo/inicio'].map(isStationPage)).toEqual([true, true]);
	expect(['/consulta/modulo', '/modulos', '/'].map(isStationPage)).toEqual([false, false, false]);
});

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
