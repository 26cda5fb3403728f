import { readFileSync } from 'node:fs';
import {
	findMaterial,
	registerMaterial,
	type MaterialDetails,
} from '../../../../src/lib/server/data/problem/materials';
import type { SampleExercise } from '../exercise';
import { need } from '../need';

/** What problems of the sample cite, each under the name they cite it by. Invented, as everything in the sample. */
const sampleMaterials = {
	river: {
		kind: 'study',
		title: 'Calidad del agua del río: recorrido de marzo de 2025 (ficticio)',
		author: 'Universidad de Muestra',
		dated: '2025-03',
		place: null,
		link: null,
		file: { name: 'estudio-del-rio.pdf', from: 'river-study.pdf' },
	},
	shelters: {
		kind: 'study',
		title: 'Diagnóstico de refugios para mujeres (ficticio)',
		author: 'Red de Muestra por la Igualdad',
		dated: '2024',
		place: null,
		link: 'https://muestra.example/diagnostico-de-refugios',
		file: null,
	},
	licences: {
		kind: 'kickoff-problem',
		title: 'Abrir un negocio chico tarda meses, o cuesta más de lo que dice el recibo.',
		author: 'Mesa 2 del evento de arranque',
		dated: '2026-02-14',
		place: 'Casa de la Cultura de Muestra',
		link: null,
		file: null,
	},
	spending: {
		kind: 'kickoff-criterion',
		title: 'Lo que se elija debe poder explicarse en una página.',
		author: 'Mesa 1 del evento de arranque',
		dated: '2026-02-14',
		place: 'Casa de la Cultura de Muestra',
		link: null,
		file: null,
	},
	languages: {
		kind: 'mesa',
		title: 'Mesa de lenguas originarias',
		author: 'Bruno Ejemplo',
		dated: '2026-03-06',
		place: 'Biblioteca de Muestra',
		link: null,
		file: null,
	},
} as const satisfies Record<
	string,
	Omit<MaterialDetails, 'nucleus'> & { file: { name: string; from: string } | null }
>;
export type SampleMaterial = keyof typeof sampleMaterials;

/** Registers the materials and gives the identity of each, by its name here. */
export async function registerMaterials(exercise: SampleExercise): Promise<Map<SampleMaterial, string>> {
	const { backend } = exercise.staff;
	const ids = new Map<SampleMaterial, string>();
	for (const name of Object.keys(sampleMaterials) as SampleMaterial[]) {
		const { file, ...details } = sampleMaterials[name];
		const nucleus = exercise.nuclei.find(({ key }) => key === 'sociedad')?.id ?? null;
		const attached = file && {
			name: file.name,
			type: 'application/pdf' as const,
			bytes: new Uint8Array(readFileSync(new URL(file.from, import.meta.url))),
		};
		const asked = { ...details, nucleus: details.kind === 'mesa' ? nucleus : null };
		const number = need(await registerMaterial(backend, exercise.id, asked, attached), details.title);
		const material = await findMaterial(backend, exercise.id, number);
		if (material === null) throw new Error(`${details.title} was registered and is not there`);
		ids.set(name, material.id);
	}
	return ids;
}
