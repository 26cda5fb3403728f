/** Longest side and most pixels of a picture: a small file may unfold into one that fills the memory of who opens it. */
const LONGEST_SIDE = 12_000;
const MOST_PIXELS = 40_000_000;

/** Whether a picture of these sides, in pixels, is one that may be opened. */
export function isPicture(width: number, height: number): boolean {
	return (
		width > 0 &&
		height > 0 &&
		width <= LONGEST_SIDE &&
		height <= LONGEST_SIDE &&
		width * height <= MOST_PIXELS
	);
}
