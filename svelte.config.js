import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/**
 * No text becomes markup or a script, but through these: Svelte's own for what its compiler wrote, and two that let in
 * what they name. Vite's client, which shows mistakes while one develops, writes markup of its own.
 */
const trusted =
	process.env['NODE_ENV'] === 'production'
		? {
				'require-trusted-types-for': /** @type {const} */ (['script']),
				'trusted-types': ['svelte-trusted-html', 'prioriza-worker', 'default'],
			}
		: {};

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		// Our worker is registered by hand on the pages that need it: staff never get one.
		serviceWorker: { register: false },
		// Small sheets travel inside the page: on a slow network each request costs more than its bytes.
		inlineStyleThreshold: 6_000,
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'media-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'base-uri': ['none'],
				'object-src': ['none'],
				...trusted,
			},
		},
		alias: {},
	},
};

export default config;
