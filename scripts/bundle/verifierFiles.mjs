import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { writeLicences } from './licences.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = 'src/routes/(public)/verificar';
const program = 'src/cli/verifyAlone.ts';
const address = 'virtual:verifier-files';
const entry = '\0verify-alone';

/** @typedef {{ name: string, text: string, sha256: string }} VerifierFile */

/**
 * The verifier as two files that need nothing beside them, a program for Node and a page for a browser, and the page
 * that keeps seals. The same
 * sources give the same bytes: neither holds a date, a path of this machine or what a bundler would name by chance.
 * All stay readable, because who checks may want to read what checks.
 * @returns {Promise<VerifierFile[]>}
 */
export async function buildVerifierFiles() {
	const files = [
		{ name: 'prioriza-verify.mjs', text: await buildProgram() },
		{
			name: 'verify.html',
			text: await buildPage({
				script: 'alone/verify.client.ts',
				title: 'Comprobar un expediente',
				about: 'verify.html: checks an expediente of Prioriza in this browser, without a network.',
				reaches: [],
			}),
		},
		{
			name: 'guardar-sellos.html',
			text: await buildPage({
				script: 'keeping/keep.client.ts',
				title: 'Mis sellos guardados',
				about:
					'guardar-sellos.html: keeps seals of Prioriza in this browser and compares each with the last.',
				// Where it is served, the record of that very site; from a disk, nothing.
				reaches: ["connect-src 'self'"],
			}),
		},
	];
	return files.map((file) => ({ ...file, sha256: digest(file.text, 'hex') }));
}

/**
 * Gives both files to the server as a module.
 * @returns {import('vite').Plugin}
 */
export function verifierFiles() {
	/** @type {Promise<VerifierFile[]> | undefined} */
	let built;
	return {
		name: 'verifier-files',
		resolveId: (id) => (id === address ? `\0${address}` : null),
		async load(id) {
			if (id !== `\0${address}`) return null;
			built ??= buildVerifierFiles();
			return `export const verifierFiles = ${JSON.stringify(await built)};`;
		},
	};
}

async function buildProgram() {
	const { code, licences } = await bundle({
		plugins: [
			{
				name: 'verify-alone',
				resolveId: (id) => (id === entry ? id : null),
				load: (id) =>
					id === entry ? `import { main } from ${JSON.stringify(join(root, program))}; await main();` : null,
			},
		],
		ssr: { noExternal: true, target: 'node' },
		build: {
			ssr: true,
			target: 'node20',
			rollupOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
		},
	});
	const head = [
		'#!/usr/bin/env node',
		'// prioriza-verify.mjs: checks an expediente of Prioriza. It needs Node 20 or later, no network and no package.',
		'//   node prioriza-verify.mjs FILE [--root ROOT] [--json] [--lang es|en]',
		'// SPDX-License-Identifier: AGPL-3.0-or-later. Licences of what it holds stand at the end.',
	];
	return `${head.join('\n')}\n${code.trimEnd()}\n\n${licences}`;
}

/** @param {{ script: string, title: string, about: string, reaches: readonly string[] }} page */
async function buildPage({ script: source, title, about, reaches }) {
	const { code, style, licences } = await bundle({
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
		resolve: { alias: { $lib: join(root, 'src/lib') } },
		build: {
			target: 'es2022',
			cssCodeSplit: false,
			modulePreload: { polyfill: false },
			rollupOptions: { input: join(root, pages, source), output: { format: 'iife', codeSplitting: false } },
		},
	});
	// Inside a page these would end the script or hide it; inside a text of a script they are the same letters.
	const script = `${code.trimEnd()}\n\n${licences}`
		.replaceAll(/<\/(script)/gi, '<\\/$1')
		.replaceAll('<!--', '<\\!--');
	const policy = [
		"default-src 'none'",
		`script-src 'sha256-${digest(script, 'base64')}'`,
		`style-src 'sha256-${digest(style, 'base64')}'`,
		'worker-src blob:',
		...reaches,
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'",
		'trusted-types svelte-trusted-html prioriza-worker',
	];
	/** @type {Record<string, string>} */
	const parts = {
		'%policy%': policy.join('; '),
		'%title%': title,
		'%about%': about,
		'<!-- %style% -->': `<style>${style}</style>`,
		'<!-- %script% -->': `<script id="programa">${script}</script>`,
	};
	return readFileSync(new URL('./verify.template.html', import.meta.url), 'utf8').replace(
		/%policy%|%title%|%about%|<!-- %\w+% -->/g,
		(name) => parts[name] ?? '',
	);
}

/**
 * @param {import('vite').InlineConfig} config
 * @returns {Promise<{ code: string, style: string, licences: string }>}
 */
async function bundle(config) {
	const result = await asForPeople(() =>
		build({
			...config,
			root,
			configFile: false,
			envDir: false,
			publicDir: false,
			logLevel: 'warn',
			build: { ...config.build, write: false, minify: false, cssMinify: false, sourcemap: false },
		}),
	);
	const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
		'output' in one ? one.output : [],
	);
	const chunks = outputs.filter((output) => output.type === 'chunk');
	const [chunk] = chunks;
	if (chunk === undefined || chunks.length > 1) throw new Error('The verifier is no longer one file.');
	const style = outputs
		.filter((output) => output.type === 'asset' && output.fileName.endsWith('.css'))
		.map((output) => (output.type === 'asset' ? String(output.source) : ''))
		.join('');
	return { code: chunk.code, style, licences: writeLicences(chunk.moduleIds) };
}

/**
 * A test runner or a server for developers says in the environment what it is, and Vite would build for that.
 * @template T
 * @param {() => Promise<T>} make
 */
async function asForPeople(make) {
	const before = process.env['NODE_ENV'];
	process.env['NODE_ENV'] = 'production';
	try {
		return await make();
	} finally {
		if (before === undefined) delete process.env['NODE_ENV'];
		else process.env['NODE_ENV'] = before;
	}
}

/**
 * @param {string} text
 * @param {'hex' | 'base64'} form
 */
function digest(text, form) {
	return createHash('sha256').update(text).digest(form);
}
