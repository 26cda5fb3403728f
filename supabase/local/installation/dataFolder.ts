import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readErrorCode, StartRefused } from '../startRefused';

export interface DataFolder {
	root: string;
	logs: string;
	objects: string;
}

/** The folder everything lies in. Others may pass through it (Postgres may be another user) but not list it. */
export function openDataFolder(root: string): DataFolder {
	const folder: DataFolder = {
		root,
		logs: join(root, 'logs'),
		objects: join(root, 'objects'),
	};
	try {
		mkdirSync(root, { recursive: true, mode: 0o711 });
		if (statSync(root).uid === process.getuid?.()) chmodSync(root, 0o711);
		mkdirSync(folder.logs, { recursive: true, mode: 0o700 });
		mkdirSync(folder.objects, { recursive: true, mode: 0o700 });
	} catch (error) {
		throw new StartRefused('data_folder', explain(root, readErrorCode(error)));
	}
	return folder;
}

function explain(root: string, code: string | null): string {
	if (code === 'ENOSPC')
		return `No queda espacio en el disco para los datos (${root}). Libera espacio y vuelve a arrancar.`;
	if (code === 'EACCES' || code === 'EPERM') {
		return `No hay permiso para escribir en ${root}. Arranca con el usuario dueño de esa carpeta, o elige otra con --data.`;
	}
	return `No se puede usar ${root} como carpeta de datos (${code ?? 'error desconocido'}). Elige otra con --data.`;
}
