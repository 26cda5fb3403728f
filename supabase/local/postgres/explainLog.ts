import { existsSync, readFileSync } from 'node:fs';

/** What the end of a Postgres log means for the person who wants it to start. */
export function explainLog(log: string): string {
	const end = log.trimEnd().split('\n').slice(-8).join('\n');
	if (/no space left on device/i.test(log))
		return 'No queda espacio en el disco. Libera espacio y vuelve a arrancar.';
	if (/could not look up effective user ID/i.test(log)) {
		return 'Tu usuario no está en la lista de usuarios del sistema (/etc/passwd) y PostgreSQL lo exige.';
	}
	if (/database files are incompatible/i.test(log)) {
		return `Los datos son de otra versión de PostgreSQL. Restaura un respaldo en una carpeta nueva.\n${end}`;
	}
	if (/could not map anonymous shared memory|cannot allocate memory/i.test(log)) {
		return 'No hay memoria suficiente (hacen falta unos 300 MB libres). Cierra otros programas y vuelve a arrancar.';
	}
	return `Lo último que dijo PostgreSQL:\n${end}`;
}

export function readLogEnd(path: string, from: number): string {
	if (!existsSync(path)) return '';
	return readFileSync(path).subarray(from).toString('utf8').slice(-8_000);
}
