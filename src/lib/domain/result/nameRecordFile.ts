/** What the record of a prioritization is called when it is downloaded; the sheet names the same file. */
export function nameRecordFile(slug: string): string {
	return `resultado-${slug}.json`;
}
