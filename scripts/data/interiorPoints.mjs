// Computes for every drawn state and municipality a point that stands for it on a map: the centroid of its largest
// part, or, where a bent shape leaves that outside, the middle of its widest stretch.
//
//   node scripts/data/interiorPoints.mjs          writes supabase/seeds/mx-inegi/interior-points.csv
//   node scripts/data/interiorPoints.mjs --print  writes it to the standard output
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const maps = join('static', 'data', 'mx');
const target = join('supabase', 'seeds', 'mx-inegi', 'interior-points.csv');

const files = [
	join(maps, 'estados.topo.json'),
	...readdirSync(join(maps, 'municipios'))
		.sort()
		.map((name) => join(maps, 'municipios', name)),
];
const rows = files.flatMap(pointsOf).sort((a, b) => (a.id < b.id ? -1 : 1));
const csv = ['id,lat_e6,lon_e6', ...rows.map(({ id, lat, lon }) => `${id},${lat},${lon}`)].join('\n') + '\n';
if (process.argv.includes('--print')) process.stdout.write(csv);
else writeFileSync(target, csv);

function pointsOf(file) {
	const topology = JSON.parse(readFileSync(file, 'utf8'));
	const arcs = topology.arcs.map((arc) => readArc(arc, topology.transform));
	return Object.values(topology.objects)
		.flatMap((layer) => layer.geometries)
		.map((geometry) => {
			const polygons = (geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs).map((rings) =>
				rings.map((references) => joinArcs(references, arcs)),
			);
			const largest = polygons.reduce((best, polygon) =>
				Math.abs(twiceArea(polygon[0])) > Math.abs(twiceArea(best[0])) ? polygon : best,
			);
			const [lon, lat] = interiorPoint(largest);
			return { id: geometry.properties.cvegeo ?? geometry.properties.cve_ent, lat, lon };
		});
}

/** Points in micro-degrees, [longitude, latitude]. */
function readArc(arc, { scale, translate }) {
	let x = 0;
	let y = 0;
	return arc.map(([dx, dy]) => {
		x += dx;
		y += dy;
		return [Math.round((x * scale[0] + translate[0]) * 1e6), Math.round((y * scale[1] + translate[1]) * 1e6)];
	});
}

function joinArcs(references, arcs) {
	const ring = [];
	for (const reference of references) {
		const arc = reference < 0 ? [...arcs[~reference]].reverse() : arcs[reference];
		// Consecutive arcs share the point where they meet.
		ring.push(...(ring.length === 0 ? arc : arc.slice(1)));
	}
	return ring;
}

function twiceArea(ring) {
	let sum = 0;
	const [x0, y0] = ring[0];
	for (let i = 1; i < ring.length; i += 1) {
		const [ax, ay] = ring[i - 1];
		const [bx, by] = ring[i];
		sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return sum;
}

function interiorPoint(polygon) {
	const centre = centroid(polygon[0]);
	if (isInside(polygon, centre)) return centre;
	const ys = polygon[0].map(([, y]) => y);
	const low = Math.min(...ys);
	const high = Math.max(...ys);
	let best = widestStretch(polygon, centre[1]);
	for (let step = 1; step < 32; step += 1) {
		const candidate = widestStretch(polygon, Math.round(low + ((high - low) * step) / 32));
		if (candidate.width > best.width) best = candidate;
	}
	return best.middle;
}

function centroid(ring) {
	// Relative to the first corner: products of whole coordinates would lose digits.
	const [x0, y0] = ring[0];
	let area = 0;
	let sumX = 0;
	let sumY = 0;
	for (let i = 1; i < ring.length; i += 1) {
		const ax = ring[i - 1][0] - x0;
		const ay = ring[i - 1][1] - y0;
		const bx = ring[i][0] - x0;
		const by = ring[i][1] - y0;
		const cross = ax * by - bx * ay;
		area += cross;
		sumX += (ax + bx) * cross;
		sumY += (ay + by) * cross;
	}
	return [Math.round(x0 + sumX / (3 * area)), Math.round(y0 + sumY / (3 * area))];
}

function crossings(polygon, y) {
	const xs = [];
	for (const ring of polygon) {
		for (let i = 1; i < ring.length; i += 1) {
			const [ax, ay] = ring[i - 1];
			const [bx, by] = ring[i];
			if (ay > y !== by > y) xs.push(ax + ((y - ay) * (bx - ax)) / (by - ay));
		}
	}
	return xs.sort((a, b) => a - b);
}

function isInside(polygon, [x, y]) {
	return crossings(polygon, y).filter((crossing) => crossing > x).length % 2 === 1;
}

function widestStretch(polygon, y) {
	const xs = crossings(polygon, y);
	let best = { width: -1, middle: [0, y] };
	for (let i = 0; i + 1 < xs.length; i += 2) {
		const width = xs[i + 1] - xs[i];
		if (width > best.width) best = { width, middle: [Math.round((xs[i] + xs[i + 1]) / 2), y] };
	}
	return best;
}
