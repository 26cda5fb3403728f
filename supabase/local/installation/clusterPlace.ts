import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canEnter, type Identity } from '../process/identity';
import { StartRefused } from '../startRefused';

/** Parents every user may pass through, on any Linux; only root looks here, for its unprivileged Postgres. */
const openParents = ['/var/lib', '/srv', '/opt'];

export interface ClusterFolders {
	/** Holds the two below. */
	root: string;
	cluster: string;
	/** Where the programs are copied when the user that runs them cannot reach them. */
	binaries: string;
}

/**
 * Where the database itself lies: in the data folder, unless that is closed to the user Postgres runs as. Then
 * in an open place named after the data folder, noted inside it, so that the next start finds it again.
 */
export function chooseClusterFolders(
	dataDir: string,
	identityOf: (cluster: string) => Identity,
): ClusterFolders {
	const note = join(dataDir, 'database-lies-in');
	const own = nameFolders(dataDir);
	if (existsSync(note)) return followNote(dataDir, readFileSync(note, 'utf8').trim());
	const identity = identityOf(own.cluster);
	if (canEnter(dataDir, identity)) return own;
	if (existsSync(own.cluster)) throw refuseClosed(dataDir, identity);
	const parent = openParents.find((folder) => existsSync(folder) && canEnter(folder, identity));
	if (parent === undefined) throw refuseClosed(dataDir, identity);
	const place = nameFolders(namePlace(parent, dataDir));
	mkdirSync(place.root, { recursive: true, mode: 0o711 });
	// The process's own mask may have closed them.
	chmodSync(dirname(place.root), 0o711);
	chmodSync(place.root, 0o711);
	// For whoever finds the place one day and wonders whether it is still needed.
	writeFileSync(join(place.root, 'belongs-to'), `${realpathSync(dataDir)}\n`, { mode: 0o600 });
	writeFileSync(note, `${place.root}\n`, { mode: 0o600 });
	return place;
}

/** A note that came along with a copy would let two installations work on one database. */
function followNote(dataDir: string, noted: string): ClusterFolders {
	const isOurs = openParents.some((parent) => namePlace(parent, dataDir) === noted);
	if (isOurs) {
		mkdirSync(noted, { recursive: true, mode: 0o711 });
		return nameFolders(noted);
	}
	throw new StartRefused(
		'moved_folder',
		`La carpeta ${dataDir} se movió o se copió, y su base de datos se quedó en ${noted}. ` +
			'Devuelve la carpeta a su lugar, o elige otra con --data y restaura ahí un respaldo.',
	);
}

function namePlace(parent: string, dataDir: string): string {
	const digest = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
	return join(parent, 'prioriza', digest);
}

function nameFolders(root: string): ClusterFolders {
	return { root, cluster: join(root, 'postgres'), binaries: join(root, 'binaries') };
}

function refuseClosed(dataDir: string, identity: Identity): StartRefused {
	return new StartRefused(
		'closed_folder',
		`El usuario «${identity?.name ?? 'actual'}», con el que corre la base de datos, no puede entrar en ${dataDir}. ` +
			'Elige con --data una carpeta en la que sí pueda.',
	);
}
