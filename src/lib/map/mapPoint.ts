import { type PointE6 } from '$lib/domain/territory/point';

/** A mark on a map. */
export interface MapPoint extends PointE6 {
	readonly id: string;
	/** What is there, in words. */
	readonly label: string;
	/** Its place in a list or a ranking. */
	readonly number?: number | undefined;
	/** Where more is said about it. */
	readonly href?: string | undefined;
}

/** An area that somebody drew: its corners in the order in which they are joined. */
export interface MapRing {
	readonly id: string;
	readonly ring: readonly PointE6[];
}

/** What a person picked on a map. */
export type MapSelection =
	| { readonly kind: 'area'; readonly id: string }
	| { readonly kind: 'points'; readonly ids: readonly string[] };
