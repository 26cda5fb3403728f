/** Where the page leaves the map for the script. */
export const rankedMapIds = {
	root: 'mapa',
	data: 'mapa-datos',
	opener: 'mapa-abrir',
	failure: 'mapa-sin-red',
} as const;
