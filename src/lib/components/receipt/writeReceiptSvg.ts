import { encode } from 'uqr';

interface Picture {
	folio: string;
	/** Written under the code. */
	address: string;
	/** What the code leads to, where it carries more than the address. */
	code?: string;
	/** Under the folio, one line each: consultation, day. */
	lines: readonly string[];
	/** What the picture is, for those who do not see it. */
	title: string;
}

const width = 640;
const margin = 40;
const codeSize = 240;

/** The modules of a code as one path of squares. */
function drawCode(data: string): { path: string; size: number } {
	const code = encode(data, { ecc: 'M', border: 4 });
	const path = code.data
		.map((row, y) => row.map((dark, x) => (dark ? `M${x.toString()} ${y.toString()}h1v1h-1z` : '')).join(''))
		.join('');
	return { path, size: code.size };
}

/** Only the code, as a picture of its own. */
export function writeCodeSvg(data: string, title: string): string {
	const { path, size } = drawCode(data);
	const box = size.toString();
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box} ${box}" role="img" aria-label="${escape(title)}" shape-rendering="crispEdges"><rect width="${box}" height="${box}" fill="#fff"/><path d="${path}"/></svg>`;
}

/** A receipt as a picture to keep: black on white, so that it also prints and photographs well. */
export function writeReceiptSvg({ folio, address, code = address, lines, title }: Picture): string {
	const wrapped = lines.flatMap((line) => wrapLine(line, 48));
	const codeTop = 210 + wrapped.length * 28;
	const height = codeTop + codeSize + margin + 30;
	const { path, size } = drawCode(code);
	const scale = (codeSize / size).toFixed(4);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toString()} ${height.toString()}" width="${width.toString()}" height="${height.toString()}" role="img" aria-label="${escape(title)}">`,
		'<style>text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:#1d2327}</style>',
		`<rect width="100%" height="100%" fill="#fff"/><rect x="${margin.toString()}" y="32" width="560" height="6" fill="#005a4d"/>`,
		`<text x="${margin.toString()}" y="76" font-size="22" font-weight="700">Prioriza · Folio</text>`,
		`<text x="${margin.toString()}" y="150" font-size="72" font-weight="800" letter-spacing="-1">${escape(folio)}</text>`,
		...wrapped.map(
			(line, at) =>
				`<text x="${margin.toString()}" y="${(192 + at * 28).toString()}" font-size="20">${escape(line)}</text>`,
		),
		`<g transform="translate(${(margin - 12).toString()} ${codeTop.toString()}) scale(${scale})" shape-rendering="crispEdges"><path d="${path}"/></g>`,
		`<text x="${margin.toString()}" y="${(height - 24).toString()}" font-size="16">${escape(address)}</text>`,
		'</svg>',
	].join('');
}

function wrapLine(line: string, most: number): string[] {
	const lines: string[] = [];
	let current = '';
	for (const word of line.split(' ')) {
		if (current !== '' && current.length + 1 + word.length > most) {
			lines.push(current);
			current = word;
		} else current = current === '' ? word : `${current} ${word}`;
	}
	return [...lines, current];
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
