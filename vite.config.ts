import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vite';
import { listStationFiles } from './scripts/bundle/listStationFiles.mjs';
import { standaloneScripts } from './scripts/bundle/standaloneScripts.mjs';
import { verifierFiles } from './scripts/bundle/verifierFiles.mjs';

/** As the worker tells them apart; a test of the build holds both to each other. */
const citizenFiles = /^(_app\/immutable\/(encuesta|offline)\/|(encuesta|pendientes|offline)\.js$|icon)/;
const responder = 'src/routes/(public)/consulta/[slug]/responder/survey.client.ts';

export default defineConfig({
	plugins: [
		sveltekit(),
		verifierFiles(),
		standaloneScripts({
			'encuesta.js': responder,
			'pendientes.js': 'src/routes/(public)/pendientes/waiting.client.ts',
			'recibo.js': 'src/routes/(public)/recibo/[folio]/receipt.client.ts',
			'offline.js': 'src/lib/offline/here.ts',
			'recuento.js': 'src/routes/(public)/jerarquizacion/[slug]/recuento/recount.client.ts',
			'expediente.js': 'src/routes/(public)/ejercicio/[slug]/expediente/take.client.ts',
			'mapa.js': 'src/routes/(public)/jerarquizacion/[slug]/mapa/rankedMap.client.ts',
		}),
		SvelteKitPWA({
			strategies: 'injectManifest',
			srcDir: 'src',
			filename: 'service-worker.ts',
			injectRegister: false,
			manifest: false,
			injectManifest: {
				// Only what a citizen or a station needs: staff code never reaches the cache of a phone.
				globPatterns: ['client/_app/immutable/**/*.{js,css}', 'client/*.js', 'client/icon.svg'],
				manifestTransforms: [
					(entries) => {
						const stations = listStationFiles();
						const stored = entries
							.map((entry) => ({ ...entry, url: entry.url.replace(/^client\//, '') }))
							.filter(({ url }) => stations.has(url) || citizenFiles.test(url));
						return { manifest: stored, warnings: [] };
					},
				],
			},
			kit: { includeVersionFile: true },
		}),
	],
	build: { target: 'es2022' },
});
