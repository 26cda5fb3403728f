// Cuts a national TopoJSON of municipalities into one small file per state, so that a phone downloads one state.
//
//   node scripts/data/splitPolygons.mjs STATES.topo.json MUNICIPALITIES.topo.json [FINER.topo.json …]
//
// A FINER file is a better drawing of one state's municipalities and replaces what the national file says of it.
// Run only when INEGI publishes new limits; the results are kept in static/data/mx.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from './csv.mjs';

const [statesFile, nationalFile, ...finerFiles] = process.argv.slice(2);
if (!statesFile || !nationalFile) {
	console.error(
		'Usage: node scripts/data/splitPolygons.mjs STATES.topo.json MUNICIPALITIES.topo.json [FINER.topo.json …]',
	);
	process.exit(2);
}

const seeds = join('supabase', 'seeds', 'mx-inegi');
const target = join('static', 'data', 'mx');
const states = parseCsv(readFileSync(join(seeds, 'agee.csv'), 'utf8'));
const municipalities = parseCsv(readFileSync(join(seeds, 'agem.csv'), 'utf8'));
const national = readTopology(nationalFile);
const finer = new Map(finerFiles.map((file) => [stateOf(readTopology(file)), readTopology(file)]));

write(
	'estados.topo.json',
	keep(readTopology(statesFile), 'estados', 'cve_ent', '', nameBy(states, 'cve_ent', 'nom_ent')),
);
for (const { cve_ent: state } of states) {
	const names = nameBy(municipalities, 'cvegeo', 'nom_mun');
	write(
		`municipios/${state}.topo.json`,
		keep(finer.get(state) ?? national, 'municipios', 'cvegeo', state, names),
	);
}

function write(name, topology) {
	writeFileSync(join(target, name), JSON.stringify(topology) + '\n');
}

function nameBy(rows, key, name) {
	return new Map(rows.map((row) => [row[key], row[name]]));
}

function readTopology(file) {
	return JSON.parse(readFileSync(file, 'utf8'));
}

function stateOf(topology) {
	return topology.objects.municipios.geometries[0].properties.cvegeo.slice(0, 2);
}

function keep(topology, layer, key, prefix, nameOf) {
	const arcs = [];
	const newIndex = new Map();
	const renumber = (reference) => {
		if (Array.isArray(reference)) return reference.map(renumber);
		const old = reference < 0 ? ~reference : reference;
		if (!newIndex.has(old)) newIndex.set(old, arcs.push(topology.arcs[old]) - 1);
		return reference < 0 ? ~newIndex.get(old) : newIndex.get(old);
	};
	const geometries = topology.objects[layer].geometries
		.filter((geometry) => geometry.properties[key].startsWith(prefix))
		.sort((a, b) => (a.properties[key] < b.properties[key] ? -1 : 1))
		.map((geometry) => ({
			type: geometry.type,
			properties: {
				[key]: geometry.properties[key],
				// The catalogue's spelling wins, so that a map and a list never call one place by two names.
				nom: nameOf.get(geometry.properties[key]),
			},
			arcs: renumber(geometry.arcs),
		}));
	return {
		type: 'Topology',
		transform: roundTransform(topology.transform),
		objects: { [layer]: { type: 'GeometryCollection', geometries } },
		arcs,
	};
}

// Twelve decimals of a degree are far below what a map shows: the rest is noise that costs bytes.
function roundTransform({ scale, translate }) {
	const round = (value) => Number(value.toFixed(12));
	return { scale: scale.map(round), translate: translate.map(round) };
}
