import { type BoxE6, type PointE6 } from '$lib/domain/territory/point';

/**
 * A rectangle of paper and the piece of Earth drawn on it. Plain data, so that a server can send it and both sides
 * turn places into pixels alike.
 *
 * The projection is equirectangular with one parallel at the middle: a degree of longitude is shorter than one of
 * latitude by the cosine of the latitude. Across a state the error is below what a line is wide.
 */
export interface MapFrame {
	readonly width: number;
	readonly height: number;
	/** Place of the left upper corner. */
	readonly topLatE6: number;
	readonly leftLonE6: number;
	/** Pixels in a millionth of a degree. */
	readonly pixelsPerLatE6: number;
	readonly pixelsPerLonE6: number;
}

export interface Pixel {
	readonly x: number;
	readonly y: number;
}

/**
 * The frame in which a box fits whole and centred, with `padding` pixels around. Without a height, the frame takes the
 * shape of the box, never flatter than 1:2 nor taller than 3:2.
 */
export function fitFrame(box: BoxE6, size: { width: number; height?: number; padding?: number }): MapFrame {
	const { width, padding = 0 } = size;
	const shrink = Math.cos((((box.minLatE6 + box.maxLatE6) / 2) * Math.PI) / 180_000_000);
	// A box of one point is still somewhere: a metre or so keeps the division honest.
	const lonSpan = Math.max(box.maxLonE6 - box.minLonE6, 10) * shrink;
	const latSpan = Math.max(box.maxLatE6 - box.minLatE6, 10);
	const wanted = ((width - 2 * padding) * latSpan) / lonSpan + 2 * padding;
	const height = size.height ?? Math.round(Math.min(width * 1.5, Math.max(width / 2, wanted)));
	const pixelsPerLatE6 = Math.min((width - 2 * padding) / lonSpan, (height - 2 * padding) / latSpan);
	const pixelsPerLonE6 = pixelsPerLatE6 * shrink;
	return {
		width,
		height,
		topLatE6: (box.minLatE6 + box.maxLatE6) / 2 + height / 2 / pixelsPerLatE6,
		leftLonE6: (box.minLonE6 + box.maxLonE6) / 2 - width / 2 / pixelsPerLonE6,
		pixelsPerLatE6,
		pixelsPerLonE6,
	};
}

/** The frame in which a page shows a whole state, and in which its picture is drawn. */
export function frameOfState(box: BoxE6): MapFrame {
	return fitFrame(box, { width: 640, padding: 6 });
}

/** Where a place is drawn; outside the frame for places that are not on it. */
export function toPixel(frame: MapFrame, point: PointE6): Pixel {
	return {
		x: (point.lonE6 - frame.leftLonE6) * frame.pixelsPerLonE6,
		y: (frame.topLatE6 - point.latE6) * frame.pixelsPerLatE6,
	};
}

/** The place drawn at a pixel, in whole millionths of a degree. The inverse of `toPixel`. */
export function toPoint(frame: MapFrame, pixel: Pixel): PointE6 {
	return {
		latE6: Math.round(frame.topLatE6 - pixel.y / frame.pixelsPerLatE6) + 0,
		lonE6: Math.round(frame.leftLonE6 + pixel.x / frame.pixelsPerLonE6) + 0,
	};
}

/** The piece of Earth a frame shows. */
export function boxOfFrame(frame: MapFrame): BoxE6 {
	const low = toPoint(frame, { x: 0, y: frame.height });
	const high = toPoint(frame, { x: frame.width, y: 0 });
	return { minLatE6: low.latE6, minLonE6: low.lonE6, maxLatE6: high.latE6, maxLonE6: high.lonE6 };
}
