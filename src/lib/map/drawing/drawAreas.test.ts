import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readShapes, stateKeys } from '../../../../tests/territory/readMexico';
import { decodeTopology } from '$lib/domain/territory/topology';
import { drawAreas, drawBorders } from './drawAreas';
import { fitFrame, toPixel } from './frame';
import { writeMapSvg } from './writeMapSvg';

const oaxaca = readShapes('municipios/20.topo.json');
const frame = fitFrame(oaxaca.box, { width: 640, padding: 4 });
let middle = 0;

/** The corners of a path made of M and l, as absolute pixels. */
function readCorners(d: string): { x: number; y: number }[] {
	const corners: { x: number; y: number }[] = [];
	let [x, y] = [0, 0];
	for (const [, command, numbers = ''] of d.matchAll(/([Ml])([^Mlz]*)/g)) {
		const values = (numbers.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
		for (let index = 0; index + 1 < values.length; index += 2) {
			const [dx = 0, dy = 0] = values.slice(index, index + 2);
			[x, y] = command === 'M' ? [dx, dy] : [x + dx, y + dy];
			corners.push({ x, y });
		}
	}
	return corners;
}

describe('drawAreas', () => {
	it('draws every territory of every state, each from its own beginning to its end', () => {
		for (const map of stateKeys.map((key) => readShapes(`municipios/${key}.topo.json`))) {
			const areas = drawAreas(map, fitFrame(map.box, { width: 640 }));
			expect(areas.map(({ id }) => id)).toEqual(map.shapes.map(({ id }) => id));
			for (const { d } of areas) expect(d).toMatch(/^(M-?[\d.]+ -?[\d.]+l[-\d. ]+z)+$/);
		}
	});

	it('stays within two pixels of the box of each territory', () => {
		const areas = drawAreas(oaxaca, frame);
		oaxaca.shapes.forEach((shape, index) => {
			const corners = readCorners(areas[index]?.d ?? '');
			const high = toPixel(frame, { latE6: shape.box.maxLatE6, lonE6: shape.box.minLonE6 });
			const low = toPixel(frame, { latE6: shape.box.minLatE6, lonE6: shape.box.maxLonE6 });
			for (const { x, y } of corners) {
				expect(x).toBeGreaterThan(high.x - 0.2);
				expect(x).toBeLessThan(low.x + 0.2);
				expect(y).toBeGreaterThan(high.y - 0.2);
				expect(y).toBeLessThan(low.y + 0.2);
			}
			expect(Math.min(...corners.map(({ x }) => x)) - high.x).toBeLessThan(2);
			expect(Math.min(...corners.map(({ y }) => y)) - high.y).toBeLessThan(2);
		});
	});

	it('keeps both sides of a border one line', () => {
		// Two squares side by side whose common border bends by less than the tolerance: thinned once or not at all.
		const arc = (...steps: [number, number][]) => steps;
		const map = decodeTopology({
			type: 'Topology',
			transform: { scale: [0.01, 0.01], translate: [0, 0] },
			arcs: [
				arc([100, 0], [0, 30], [1, 30], [-1, 40]),
				arc([100, 100], [-100, 0], [0, -100], [100, 0]),
				arc([100, 100], [100, 0], [0, -100], [-100, 0]),
			],
			objects: {
				a: {
					geometries: [
						{ type: 'Polygon', arcs: [[0, 1]], properties: { cvegeo: '20001' } },
						{ type: 'Polygon', arcs: [[~2, ~0].reverse()], properties: { cvegeo: '20002' } },
					],
				},
			},
		});
		if (!map.ok) throw new Error(map.error);
		const border = (d: string | undefined) =>
			readCorners(d ?? '')
				.filter(({ x }) => x > middle - 5 && x < middle + 5)
				.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
		for (const width of [30, 400]) {
			const small = fitFrame(map.value.box, { width, height: width });
			middle = toPixel(small, { latE6: 0, lonE6: 1_000_000 }).x;
			const [left, right] = drawAreas(map.value, small);
			expect(new Set(border(left?.d))).toEqual(new Set(border(right?.d)));
			expect(new Set(border(left?.d)).size).toBe(width === 30 ? 2 : 4);
		}
	});

	it('weighs at most what a page may carry', () => {
		const weigh = (text: string) => gzipSync(text, { level: 9 }).length;
		expect(weigh(JSON.stringify(drawAreas(oaxaca, frame)))).toBeLessThan(50_000);
		expect(weigh(drawBorders(oaxaca, frame))).toBeLessThan(27_000);
	});
});

describe('drawBorders', () => {
	it('leaves out what a near frame does not show', () => {
		const valley = oaxaca.shapes.find(({ id }) => id === '20067');
		if (valley === undefined) throw new Error('20067');
		const near = drawBorders(oaxaca, fitFrame(valley.box, { width: 640 }));
		expect(near.length).toBeLessThan(drawBorders(oaxaca, frame).length / 5);
		expect(near.length).toBeGreaterThan(100);
	});
});

describe('writeMapSvg', () => {
	it('is one well-formed picture that needs nothing from outside', () => {
		const svg = writeMapSvg({
			map: oaxaca,
			frame,
			title: 'A "b" <c> & d',
			point: { latE6: 17_060_700, lonE6: -96_725_300 },
			named: true,
		});
		expect(svg).toContain('aria-label="A &quot;b&quot; &lt;c> &amp; d"');
		expect(svg).not.toMatch(/href|url\(|@import|<script/);
		const opened = [...svg.matchAll(/<([a-z]+)(?: [^>]*?)?(\/?)>/g)].flatMap(([, name, end]) =>
			end ? [] : [name],
		);
		const closed = [...svg.matchAll(/<\/([a-z]+)>/g)].map(([, name]) => name);
		expect(opened.sort()).toEqual(closed.sort());
	});

	it('marks the point with the tip of the pin', () => {
		const point = { latE6: 17_060_700, lonE6: -96_725_300 };
		const { x, y } = toPixel(frame, point);
		expect(writeMapSvg({ map: oaxaca, frame, title: 'x', point })).toContain(
			`class="p" d="M${x.toFixed(1)} ${y.toFixed(1)}c`,
		);
		expect(writeMapSvg({ map: oaxaca, frame, title: 'x' })).not.toContain('class="p"');
	});

	it('follows the device unless the page chose a scheme', () => {
		const styles = (theme: 'light' | 'dark' | null) =>
			writeMapSvg({ map: oaxaca, frame, title: 'x', theme }).split('</style>')[0];
		expect(styles(null)).toContain('prefers-color-scheme:dark');
		expect(styles('dark')).not.toContain('prefers-color-scheme');
		expect(styles('dark')).toContain('--t:#eceae4');
		expect(styles('light')).toContain('--t:#1d2327');
	});
});
