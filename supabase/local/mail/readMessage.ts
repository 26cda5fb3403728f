/** What the mailbox page shows of a message. */
export interface ReadMessage {
	subject: string;
	text: string;
}

/** Reads a message of one part, as programs of this machine write them; what has parts is shown as it came. */
export function readMessage(raw: string): ReadMessage {
	const end = /\r?\n\r?\n/.exec(raw);
	const head = end === null ? raw : raw.slice(0, end.index);
	const body = end === null ? '' : raw.slice(end.index + end[0].length);
	const headers = readHeaders(head);
	return {
		subject: decodeWords(headers.get('subject') ?? ''),
		text: decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit')
			.replaceAll('\r\n', '\n')
			.trim(),
	};
}

function readHeaders(head: string): Map<string, string> {
	const headers = new Map<string, string>();
	for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
		const colon = line.indexOf(':');
		if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
	}
	return headers;
}

function decodeBody(body: string, encoding: string): string {
	switch (encoding.trim().toLowerCase()) {
		case 'base64':
			return Buffer.from(body, 'base64').toString('utf8');
		case 'quoted-printable':
			return decodeHex(body.replace(/=\r?\n/g, ''), /=([0-9A-F]{2})/gi);
		default:
			return Buffer.from(body, 'latin1').toString('utf8');
	}
}

/** Encoded words of a header (RFC 2047), in UTF-8 alone; the blank between two of them is none. */
function decodeWords(header: string): string {
	return header
		.replace(/(\?=)\s+(=\?)/g, '$1$2')
		.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, form: string, words: string) =>
			form.toLowerCase() === 'b'
				? Buffer.from(words, 'base64').toString('utf8')
				: decodeHex(words.replaceAll('_', ' '), /=([0-9A-F]{2})/gi),
		);
}

function decodeHex(text: string, escaped: RegExp): string {
	const bytes = text.replace(escaped, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
