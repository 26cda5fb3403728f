import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Scripts of pages that work without any. SvelteKit's own client brings its router and one file for each shared module
 * to every page; these pages have no navigation, so each gets a single file with only what it uses. Parts that are
 * loaded on request stay apart, and styles come with the page.
 * @param {Readonly<Record<string, string>>} entries file name in the root of the site → source
 * @returns {import('vite').Plugin}
 */
export function standaloneScripts(entries) {
	return {
		name: 'standalone-scripts',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		async generateBundle() {
			for (const [fileName, input] of Object.entries(entries)) {
				for (const output of await bundleAlone(fileName, input)) {
					this.emitFile({ type: 'asset', ...output });
				}
			}
		},
	};
}

/**
 * @param {string} fileName
 * @param {string} input
 * @returns {Promise<{ fileName: string, source: string | Uint8Array }[]>}
 */
async function bundleAlone(fileName, input) {
	const folder = `_app/immutable/${fileName.replace(/\.js$/, '')}`;
	const result = await build({
		root,
		configFile: false,
		envFile: false,
		publicDir: false,
		logLevel: 'warn',
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
		resolve: { alias: { $lib: fileURLToPath(new URL('../../src/lib', import.meta.url)) } },
		worker: {
			format: 'es',
			rollupOptions: { output: { entryFileNames: `${folder}/[name].[hash].js` } },
		},
		build: {
			write: false,
			target: 'es2022',
			modulePreload: { polyfill: false },
			rollupOptions: {
				input: fileURLToPath(new URL(`../../${input}`, import.meta.url)),
				output: {
					format: 'es',
					entryFileNames: fileName,
					chunkFileNames: `${folder}/[name].[hash].js`,
					assetFileNames: `${folder}/[name].[hash][extname]`,
				},
			},
		},
	});
	const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
		'output' in one ? one.output : [],
	);
	const entry = outputs.find((output) => output.type === 'chunk' && output.isEntry);
	const own = entry?.type === 'chunk' ? (entry.viteMetadata?.importedCss ?? new Set()) : new Set();
	return outputs.map((output) => ({
		fileName: output.fileName,
		// Their page has brought these styles already. Parts still wait for the file: it is there, and empty.
		source: output.type === 'chunk' ? output.code : own.has(output.fileName) ? '/**/' : output.source,
	}));
}
