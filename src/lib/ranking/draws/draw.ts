/**
 * An order drawn from something public, and how anybody draws it again. Nothing about the alternatives decides it, so
 * wherever it is used it has to be called a draw.
 */
export type Draw<Step = unknown> = {
	readonly method: 'sha256-permutation' | 'rfc3797';
	readonly version: number;
	/** The text that went into the hash: announced before the close as "the result of …", filled in after it. */
	readonly seed: string;
	/** All alternatives that were drawn, first drawn first. */
	readonly order: readonly string[];
	readonly steps: readonly Step[];
};

export type DrawRefusal = {
	readonly code:
		| 'empty-seed'
		| 'duplicate-alternative'
		| 'no-sources'
		| 'source-not-numbers'
		| 'pool-not-a-count'
		| 'more-drawn-than-pool';
	readonly path: readonly (string | number)[];
	readonly value: string;
};

/** Lower-case hexadecimal digits. */
export function writeHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
