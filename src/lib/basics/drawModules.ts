/**
 * A matrix of dark and light modules, such as a QR code, as the path of an SVG: one stroke one unit wide for each run
 * of dark modules, a third of the bytes of one square each. Row 0 is on top.
 */
export function drawModules(rows: readonly (readonly boolean[])[]): string {
	return rows.map(drawRow).join('');
}

function drawRow(row: readonly boolean[], y: number): string {
	const cells = row.map((dark) => (dark ? '#' : ' ')).join('');
	return [...cells.matchAll(/#+/g)]
		.map((run) => `M${run.index.toString()} ${(y + 0.5).toString()}h${run[0].length.toString()}`)
		.join('');
}
