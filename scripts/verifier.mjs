/**
 * `npm run verifier [FOLDER]`: makes `verify.html` and `prioriza-verify.mjs` from these sources, as the build does, so
 * that anybody can compare them with what is handed out. Writes their fingerprints into docs/verify.md.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureInstalled } from './launch/install.mjs';
import { inProject } from './launch/places.mjs';
import { runStep } from './launch/run.mjs';
import { reportFailure, say } from './launch/say.mjs';

const manual = inProject('docs', 'verify.md');

try {
	await ensureInstalled({ log: say });
	// What the compiler asks of each source stands in a file that SvelteKit writes.
	await runStep(process.execPath, [inProject('node_modules', '@sveltejs', 'kit', 'svelte-kit.js'), 'sync'], {
		cwd: inProject(),
	});
	const { buildVerifierFiles } = await import('./bundle/verifierFiles.mjs');
	const files = await buildVerifierFiles();
	// npm moves to the project's folder; a path is where the person stands.
	const stands = process.env['INIT_CWD'] ?? process.cwd();
	const folder = process.argv[2] === undefined ? null : resolve(stands, process.argv[2]);
	if (folder !== null) mkdirSync(folder, { recursive: true });
	let text = readFileSync(manual, 'utf8');
	for (const { name, text: content, sha256 } of files) {
		if (folder !== null) writeFileSync(join(folder, name), content);
		text = text.replace(new RegExp(`^[0-9a-f]{64}  ${name}$`, 'm'), `${sha256}  ${name}`);
		say(`${sha256}  ${name}`);
	}
	writeFileSync(manual, text);
} catch (error) {
	reportFailure(error);
}
