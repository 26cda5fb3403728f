/** A recording with nothing but its sound, and how long it is. */
export interface Sound {
	readonly bytes: Uint8Array;
	readonly seconds: number;
}
