/** What a page asks the worker to keep, so that it opens without a connection. */
export interface KeepRequest {
	type: 'keep';
	/** Pages, kept with the scripts and styles they name. */
	pages: readonly string[];
	/** Lists, maps and questions read aloud. */
	data: readonly string[];
}

/** Addresses the worker may keep as pages: those of citizens and of stations, never of staff. */
const citizenPaths = /^\/(?:$|consulta\/|pendientes$|recibo$|modulo(?:\/|$))/;
const dataPaths = /^\/(?:data\/mx\/|municipios\.json$)/;
const soundPaths = /^\/consulta\/[^/]+\/audio\//;
const filePaths = /^\/(?:_app\/immutable\/|(?:encuesta|pendientes|offline)\.js$|icon|manifest\.webmanifest$)/;

/** Files of citizens' pages, as paths inside the client build: every device stores them ahead. */
const citizenFiles =
	/^\/?(?:_app\/immutable\/(?:encuesta|offline)\/|(?:encuesta|pendientes|offline)\.js$|icon)/;
const stationPages = /^\/modulo(?:\/|$)/;

/** Whether every device stores a file ahead; the others only where a page of a station is kept. */
export const isCitizenFile = (path: string) => citizenFiles.test(path);
export const isStationPage = (path: string) => stationPages.test(path);

export type Kind = 'page' | 'data' | 'sound' | 'file' | 'other';

/** How the worker treats an address of ours. Everything else is the network's alone: `/api`, staff, receipts. */
export function kindOfPath(path: string): Kind {
	// A question read aloud lies under its consultation, and is no page.
	if (soundPaths.test(path)) return 'sound';
	if (dataPaths.test(path)) return 'data';
	if (citizenPaths.test(path)) return 'page';
	return filePaths.test(path) ? 'file' : 'other';
}

/** Scripts and styles that a page of ours names in its HTML, each once. */
export function filesNamedIn(html: string): string[] {
	const named = html.matchAll(
		/["'(](?:\.{0,2}\/)*((?:_app\/immutable\/[^"'()\s?#]+)|(?:encuesta|pendientes|offline)\.js)/g,
	);
	return [...new Set([...named].map((match) => `/${match[1] ?? ''}`))];
}
