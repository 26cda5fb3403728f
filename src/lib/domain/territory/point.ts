/**
 * A place on Earth (WGS 84) in whole millionths of a degree (about 11 cm): whole numbers have one text, so they can be hashed,
 * compared and stored without rounding twice.
 */
export type PointE6 = { readonly latE6: number; readonly lonE6: number };

/** A rectangle of latitudes and longitudes, edges included, in millionths of a degree. */
export interface BoxE6 {
	readonly minLatE6: number;
	readonly minLonE6: number;
	readonly maxLatE6: number;
	readonly maxLonE6: number;
}

/** The box that holds Mexico with its islands. */
export const MEXICO_BOX: BoxE6 = {
	minLatE6: 14_500_000,
	maxLatE6: 32_750_000,
	minLonE6: -118_500_000,
	maxLonE6: -86_700_000,
};

/** Whether a point is in a box or on its edge. */
export function isInBox(box: BoxE6, point: PointE6): boolean {
	return (
		point.latE6 >= box.minLatE6 &&
		point.latE6 <= box.maxLatE6 &&
		point.lonE6 >= box.minLonE6 &&
		point.lonE6 <= box.maxLonE6
	);
}

/** The smallest box around some points; `null` without points. */
export function boxAround(points: Iterable<PointE6>): BoxE6 | null {
	let [minLatE6, minLonE6, maxLatE6, maxLonE6] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const { latE6, lonE6 } of points) {
		minLatE6 = Math.min(minLatE6, latE6);
		maxLatE6 = Math.max(maxLatE6, latE6);
		minLonE6 = Math.min(minLonE6, lonE6);
		maxLonE6 = Math.max(maxLonE6, lonE6);
	}
	return minLatE6 === Infinity ? null : { minLatE6, minLonE6, maxLatE6, maxLonE6 };
}

/** The smallest box around some boxes; `null` without boxes. */
export function joinBoxes(boxes: Iterable<BoxE6>): BoxE6 | null {
	const corners: PointE6[] = [];
	for (const box of boxes) {
		corners.push({ latE6: box.minLatE6, lonE6: box.minLonE6 }, { latE6: box.maxLatE6, lonE6: box.maxLonE6 });
	}
	return boxAround(corners);
}

/** The nearest point of a box: the same point when it is inside. */
export function clampToBox(box: BoxE6, point: PointE6): PointE6 {
	return {
		latE6: Math.min(box.maxLatE6, Math.max(box.minLatE6, point.latE6)),
		lonE6: Math.min(box.maxLonE6, Math.max(box.minLonE6, point.lonE6)),
	};
}

/** Millionths of a degree as exact decimal degrees, the way a form carries them: `-96725000` → `-96.725000`. */
export function formatDegrees(degreesE6: number): string {
	const digits = String(Math.abs(degreesE6)).padStart(7, '0');
	return `${degreesE6 < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
