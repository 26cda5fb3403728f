import type { MapFrame } from '$lib/map/drawing/frame';
import type { MapPoint } from '$lib/map/mapPoint';

/** A map with the places of problems as its marks, and what opens it. */
export interface RankedMap {
	/** What it shows, in words. */
	title: string;
	frame: MapFrame;
	/** Picture of the state in the same frame. */
	baseSrc: string;
	topologyUrl: string;
	points: MapPoint[];
}

/** A problem of the list with where it happens, in words. */
export interface LocatedProblem {
	id: string;
	title: string;
	place: number;
	where: string[];
}

/** Where the ranked problems are: the list is the legend of the map. Without a map where no one state holds them. */
export interface RankedPlaces {
	map: RankedMap | null;
	problems: LocatedProblem[];
}
