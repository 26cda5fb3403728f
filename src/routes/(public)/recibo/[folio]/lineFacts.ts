/** What the page says of the line of an answer, for the script that checks it on this device. */
export interface LineFacts {
	/** Where the record of the exercise is. */
	record: string;
	/** Of the answer, from 1. */
	line: number;
	/** What stands on that line, as the server says. */
	entry: string;
	folio: string;
}

/** As one attribute of the page. */
export function writeLineFacts(facts: LineFacts): { 'data-line-facts': string } {
	return { 'data-line-facts': JSON.stringify(facts) };
}

export function readLineFacts({ lineFacts }: DOMStringMap): LineFacts | null {
	return lineFacts === undefined ? null : (JSON.parse(lineFacts) as LineFacts);
}
