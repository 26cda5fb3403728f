import type { ViabilityDetails } from '../../../src/lib/domain/problem/viability';
import { listProblems } from '../../../src/lib/server/data/problems';
import { assessViability } from '../../../src/lib/server/data/ranking/viability';
import type { SampleExercise } from './exercise';
import { need } from './need';

/** How realizable some of the problems are, by the start of their title. Invented, as are the areas and documents. */
const assessments: readonly (Omit<ViabilityDetails, 'link'> & { about: string })[] = [
	{
		about: 'El agua llega',
		legal: 5,
		budget: 3,
		timing: 2,
		competence: 4,
		assessor: 'Área técnica del organismo de agua de muestra',
		evidence: 'El plan hidráulico ficticio prevé dos tanques nuevos. Falta pedir el dinero.',
	},
	{
		about: 'Medicinas que faltan',
		legal: 5,
		budget: 3,
		timing: 3,
		competence: 2,
		assessor: 'Área técnica del instituto garante',
		evidence: 'Las compras de medicinas son de otra autoridad. Se puede pedir que publique lo que falta.',
	},
	{
		about: 'Calles sin alumbrado',
		legal: 5,
		budget: 2,
		timing: 4,
		competence: 4,
		assessor: 'Área de obras del municipio de muestra',
		evidence: 'Primera revisión: el censo ficticio de luminarias todavía no estaba completo.',
	},
	{
		about: 'Calles sin alumbrado',
		legal: 5,
		budget: 4,
		timing: 5,
		competence: 4,
		assessor: 'Área de obras del municipio de muestra',
		evidence: 'El censo ficticio de luminarias está completo y la mitad del dinero ya está asignada.',
	},
	{
		about: 'Tiradero a cielo abierto',
		legal: 4,
		budget: 2,
		timing: 2,
		competence: 3,
		assessor: 'Área técnica del instituto garante',
		evidence: 'Cerrar el tiradero pide un relleno entre tres municipios que aún no firman.',
	},
	{
		about: 'Transporte inseguro',
		legal: 3,
		budget: 2,
		timing: 3,
		competence: 3,
		assessor: 'Área de movilidad de muestra',
		evidence: 'Para pedir rutas de noche hay que cambiar el reglamento de concesiones.',
	},
	{
		about: 'Calles con baches',
		legal: 5,
		budget: 1,
		timing: 1,
		competence: 2,
		assessor: 'Área de obras del municipio de muestra',
		evidence: 'Repavimentar todo cuesta cuatro presupuestos ficticios. Varias vías son de otra autoridad.',
	},
];

/** Says how realizable some problems of the bank are: the page of the result shows where that and demand disagree. */
export async function assessBank({ id: exercise, staff }: SampleExercise): Promise<void> {
	const bank = await listProblems(staff.backend, exercise);
	for (const { about, ...details } of assessments) {
		const problem = bank.find(({ title }) => title.startsWith(about));
		if (!problem) throw new Error(`the sample has no problem «${about}…»`);
		need(await assessViability(staff.backend, problem.id, { ...details, link: null }), about);
	}
}
