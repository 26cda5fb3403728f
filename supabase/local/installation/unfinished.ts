import { existsSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { clearRemains } from '../postgres/recover';
import { type ClusterFolders } from './clusterPlace';
import { StartRefused } from '../startRefused';
import { type DataFolder } from './dataFolder';

/**
 * The launcher puts this mark into a folder it fills for the first time and takes it away when the filling is
 * done. While it is there nobody has been served from the folder: what lies in it is half a sample.
 */
const mark = 'unfinished';

export function isUnfinished(folder: DataFolder): boolean {
	return existsSync(join(folder.root, mark));
}

/** `npm run restore` leaves this one while it works: what lies in such a folder is half a backup. */
export function refuseHalfRestored(folder: DataFolder): void {
	if (!existsSync(join(folder.root, 'half-restored'))) return;
	throw new StartRefused(
		'half_restored',
		`En ${folder.root} quedó un respaldo restaurado a medias. Borra esa carpeta y restáuralo de nuevo.`,
	);
}

/** Starts the filling over. Only for whoever holds the instance lock. */
export async function discardUnfinished(
	folder: DataFolder,
	{ cluster }: ClusterFolders,
	log: (line: string) => void,
): Promise<void> {
	if (!existsSync(cluster)) return;
	log('La primera preparación no terminó; la empiezo de nuevo.');
	await clearRemains(cluster, () => undefined);
	rmSync(cluster, { recursive: true, force: true });
	rmSync(folder.objects, { recursive: true, force: true });
	await mkdir(folder.objects, { mode: 0o700 });
}
