/** What the maps say. `mapMessages[locale]` of `messages/map` has this shape; the map room only takes words. */
export interface MapWords {
	/** Credit of the polygons: part of their licence, on every map. */
	readonly source: string;
	readonly open: string;
	readonly opening: string;
	readonly close: string;
	readonly tryAgain: string;
	readonly failed: string;
	readonly zoomIn: string;
	readonly zoomOut: string;
	readonly showAll: string;
	readonly goTo: string;
	readonly goToNone: string;
	readonly legend: string;
	readonly zero: string;
	readonly range: (least: number, most: number) => string;
	readonly selectionNone: string;
	readonly areaCount: (name: string, count: number) => string;
	readonly pointNumber: (number: number, label: string) => string;
	readonly together: (count: number) => string;
	readonly togetherLong: (count: number) => string;
	readonly pickHelp: string;
	readonly pickKeys: string;
	readonly putAtCentre: string;
	readonly locate: string;
	readonly locating: string;
	readonly locateRefused: string;
	readonly locateFailed: string;
	readonly locateUnsupported: string;
	readonly clear: string;
	readonly cleared: string;
	readonly pointIn: (municipality: string) => string;
	readonly pointOutside: (state: string) => string;
	readonly pointNone: string;
	readonly pointSet: string;
	readonly pointMarker: string;
	readonly areaHelp: string;
	readonly areaKeys: string;
	readonly cornerAtCentre: string;
	readonly cornerUndo: string;
	readonly areaClear: string;
	readonly areaCleared: string;
	readonly areaCorners: (corners: number) => string;
	readonly areaFull: (most: number) => string;
	readonly cornerRepeated: string;
}
