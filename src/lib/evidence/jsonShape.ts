const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * How deep JSON nests and how many values it holds, at most, read from its bytes without making any of them: a parser
 * makes all of a hostile text before anybody can look at it. Bytes that are no JSON have a shape too, which says nothing.
 */
export function measureJson(bytes: Uint8Array): { depth: number; values: number } {
	let depth = 0;
	let deepest = 0;
	let values = 1;
	let isText = false;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at];
		if (isText) {
			if (byte === BACKSLASH) at += 1;
			else if (byte === QUOTE) isText = false;
		} else if (byte === QUOTE) isText = true;
		else if (byte === COMMA) values += 1;
		else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
			values += 1;
			depth += 1;
			deepest = Math.max(deepest, depth);
		} else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
			depth -= 1;
			// An empty one holds nothing: what its beginning counted as the first value is none.
			if (bytes[at - 1] === OPEN_LIST || bytes[at - 1] === OPEN_OBJECT) values -= 1;
		}
	}
	return { depth: deepest, values };
}
