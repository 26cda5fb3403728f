import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Pages of stations: a tablet must start without a network. Pages of citizens bring scripts of their own. */
const stationPages = /src\/routes\/(?:\+(?:layout|error)\.svelte|\(kiosk\)\/)/;

/**
 * Scripts and styles that the pages of stations load at once, as paths inside the client build: what the service
 * worker stores ahead beside the scripts of citizens. Nothing of staff, and nothing that is loaded only on request.
 * @returns {Set<string>}
 */
export function listStationFiles() {
	const manifestPath = join(root, '.svelte-kit/output/client/.vite/manifest.json');
	const generated = '.svelte-kit/generated/client-optimized';
	if (!existsSync(manifestPath)) return new Set();
	/** @type {Record<string, { file: string, src?: string, imports?: string[], css?: string[], isEntry?: boolean }>} */
	const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
	if (!existsSync(join(root, 'src/routes/(kiosk)'))) return new Set();
	const nodes = readdirSync(join(root, generated, 'nodes'))
		.filter((name) => stationPages.test(readFileSync(join(root, generated, 'nodes', name), 'utf8')))
		.map((name) => `${generated}/nodes/${name}`);
	const starts = Object.keys(manifest).filter(
		(key) => manifest[key]?.isEntry && !key.includes('/nodes/') && !key.includes('/generated/server/'),
	);
	/** @type {Set<string>} */
	const files = new Set();
	const seen = new Set();
	/** @param {string} key */
	const follow = (key) => {
		const chunk = manifest[key];
		if (!chunk || seen.has(key)) return;
		seen.add(key);
		for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
		chunk.imports?.forEach(follow);
	};
	[...starts, ...nodes].forEach(follow);
	return files;
}
