import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Everything a browser can ask the production build for. */
export const clientFolder = fileURLToPath(new URL('../../build/client', import.meta.url));

export interface BuiltFile {
	readonly path: string;
	readonly text: string;
}

export function listBuilt(folder = ''): string[] {
	if (!existsSync(clientFolder)) throw new Error('There is no build to look at. Run: npm run build');
	return readdirSync(join(clientFolder, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = folder ? `${folder}/${entry.name}` : entry.name;
		return entry.isDirectory() ? listBuilt(path) : [path];
	});
}

/** The text a browser would read; what is compressed repeats it. */
export function readBuilt(): BuiltFile[] {
	return listBuilt()
		.filter((path) => /\.(js|mjs|css|html|json|webmanifest|svg|txt|xml)$/.test(path))
		.map((path) => ({ path, text: readFileSync(join(clientFolder, path), 'utf8') }));
}

const serverFolder = fileURLToPath(new URL('../../build/server', import.meta.url));

/** The code that renders pages. */
export function readServer(): BuiltFile[] {
	return readdirSync(serverFolder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.js'))
		.map((path) => ({ path, text: readFileSync(join(serverFolder, path), 'utf8') }));
}
