import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [
		sveltekit(),
		SvelteKitPWA({
			strategies: 'injectManifest',
			srcDir: 'src',
			filename: 'service-worker.ts',
			injectRegister: false,
			manifest: false,
			injectManifest: {
				// Only what a citizen or a station needs: staff code never reaches the cache of a phone.
				globPatterns: ['client/_app/immutable/**/*.{js,css}', 'client/*.{svg,png,webmanifest}'],
			},
			kit: { includeVersionFile: true },
		}),
	],
	build: { target: 'es2022' },
});
