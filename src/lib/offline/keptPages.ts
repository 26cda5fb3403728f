/** What a page asks the worker to keep, so that it opens without a connection. */
export interface KeepRequest {
	type: 'keep';
	/** Pages, kept with the scripts and styles they name. */
	pages: readonly string[];
	/** Lists and maps. */
	data: readonly string[];
}

/** Addresses the worker may keep as pages: those of citizens and of stations, never of staff. */
const citizenPaths = /^\/(?:$|consulta\/|pendientes$|recibo$|modulo(?:\/|$))/;
const dataPaths = /^\/(?:data\/mx\/|municipios\.json$)/;
const filePaths = /^\/(?:_app\/immutable\/|(?:encuesta|pendientes|offline)\.js$|icon|manifest\.webmanifest$)/;

export type Kind = 'page' | 'data' | 'file' | 'other';

/** How the worker treats an address of ours. Everything else is the network's alone: `/api`, staff, receipts. */
export function kindOfPath(path: string): Kind {
	if (citizenPaths.test(path)) return 'page';
	if (dataPaths.test(path)) return 'data';
	return filePaths.test(path) ? 'file' : 'other';
}

/** Scripts and styles that a page of ours names in its HTML, each once. */
export function filesNamedIn(html: string): string[] {
	const named = html.matchAll(
		/["'(](?:\.{0,2}\/)*((?:_app\/immutable\/[^"'()\s?#]+)|(?:encuesta|pendientes|offline)\.js)/g,
	);
	return [...new Set([...named].map((match) => `/${match[1] ?? ''}`))];
}
