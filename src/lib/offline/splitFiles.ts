/** Forms of that size are taken everywhere our server runs without a setting of its own. */
const largestFile = 400_000;

/** Parts of what goes into files, in order: each as JSON below what a form takes. */
export function splitFiles<T extends object>(answers: readonly T[]): T[][] {
	const parts: T[][] = [];
	let room = 0;
	for (const answer of answers) {
		const size = JSON.stringify(answer).length + 1;
		if (size > room) {
			parts.push([]);
			room = largestFile;
		}
		parts.at(-1)?.push(answer);
		room -= size;
	}
	return parts;
}
