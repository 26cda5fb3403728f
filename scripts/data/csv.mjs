// Reads the INEGI tables: comma separated, first row names the columns, quotes only where a name holds a comma.

/**
 * @param {string} text a whole CSV file in UTF-8
 * @returns {Record<string, string>[]} one object a row, every value as text so that keys keep their zeros
 */
export function parseCsv(text) {
	const [head, ...rows] = text
		.replace(/^\uFEFF/, '')
		.split(/\r?\n/)
		.filter((line) => line !== '')
		.map(splitLine);
	return rows.map((cells, index) => {
		if (cells.length !== head.length) {
			throw new Error(`Row ${index + 2} has ${cells.length} cells where the head has ${head.length}.`);
		}
		return Object.fromEntries(head.map((name, column) => [name, cells[column]]));
	});
}

function splitLine(line) {
	const cells = [];
	for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
		cells.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
	}
	return cells;
}
