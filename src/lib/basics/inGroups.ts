/** A long text in groups of four, to be read aloud and compared by eye: `abcd efgh ij`. */
export function inGroups(text: string): string {
	return text.match(/.{1,4}/gu)?.join(' ') ?? '';
}
