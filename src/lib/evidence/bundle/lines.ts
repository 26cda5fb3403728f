const LINE_FEED = 0x0a;

/** Joins entries, each followed by a line feed. Canonical JSON escapes its own, so none can hide inside one. */
export function joinLines(lines: readonly Uint8Array[]): Uint8Array {
	const joined = new Uint8Array(lines.reduce((total, line) => total + line.length + 1, 0));
	let at = 0;
	for (const line of lines) {
		joined.set(line, at);
		at += line.length;
		joined[at++] = LINE_FEED;
	}
	return joined;
}

/** Takes lines apart again; `isTerminated` is false when something follows the last line feed. */
export function splitLines(bytes: Uint8Array): { lines: Uint8Array[]; isTerminated: boolean } {
	const lines: Uint8Array[] = [];
	let start = 0;
	while (start < bytes.length) {
		const feed = bytes.indexOf(LINE_FEED, start);
		if (feed < 0) {
			lines.push(bytes.subarray(start));
			return { lines, isTerminated: false };
		}
		lines.push(bytes.subarray(start, feed));
		start = feed + 1;
	}
	return { lines, isTerminated: true };
}
