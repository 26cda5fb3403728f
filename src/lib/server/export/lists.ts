import { writeXlsx } from 'hucre/xlsx';
import type { Methodology } from '$lib/evidence';
import { disarm, writeCsv, type Cell, type Sheet } from './cells';
import { overOneDenominator } from './exactCells';
import type { ResultView, StandingView } from './resultView';
import { nameSheets } from './sheetNames';

/** Ballots as the publication mode shows them: ids of problems by place. */
export interface PublishedBallot {
	nucleus: string;
	/** Null in mode anonymous. */
	seat: string | null;
	tiers: readonly (readonly string[])[];
}

export interface ListInput {
	methodology: Methodology;
	methodologyHash: string;
	resultHash: string;
	view: ResultView;
	ballots: readonly PublishedBallot[];
}

/** The prioritized list: joint place, problem, and its place in each nucleus. */
export function composeList({ view }: ListInput): Sheet {
	const counted = view.nuclei.flatMap(({ name, standing }) => (standing ? [{ name, standing }] : []));
	return {
		name: 'Lista',
		columns: [
			'Lugar',
			'Empate',
			'Problema',
			'Descripción',
			...counted.map(({ name }) => `Lugar en ${name}`),
			'Clave',
		],
		rows: view.joint.rows.map(({ id, title, description, place, tied }) => [
			place,
			tied ? 'sí' : 'no',
			title,
			description,
			...counted.map(({ standing }) => standing.rows.find((row) => row.id === id)?.place ?? null),
			id,
		]),
	};
}

/** Everything of a result, a sheet for each thing. */
export function composeSheets(input: ListInput): Sheet[] {
	const { view, ballots, methodology } = input;
	const titles = new Map(methodology.alternatives.map(({ id, title }) => [id, title]));
	return [
		composeList(input),
		composePairs('Comparación conjunta', view.joint),
		...view.nuclei.flatMap(({ name, standing }) =>
			standing ? [composePairs(`Comparación ${name}`, standing)] : [],
		),
		...(ballots.length > 0 ? [composeBallots(ballots, titles)] : []),
		composeMethodology(input),
	];
}

/** Who is preferred to whom: one row a pair, whole numbers over one denominator. */
function composePairs(name: string, standing: StandingView): Sheet {
	const { denominator, cells } = overOneDenominator(standing.pairwise);
	return {
		name,
		columns: ['Problema', 'Frente a', 'A favor', 'En contra', 'Sobre'],
		rows: standing.order.flatMap((row, at) =>
			standing.order.flatMap((column, other) =>
				at < other
					? [
							[
								row.title,
								column.title,
								whole(cells[at]?.[other]),
								whole(cells[other]?.[at]),
								whole(denominator),
							],
						]
					: [],
			),
		),
	};
}

/** One row a ballot and place, so that any program can count them again. */
function composeBallots(ballots: readonly PublishedBallot[], titles: ReadonlyMap<string, string>): Sheet {
	return {
		name: 'Boletas',
		columns: ['Núcleo', 'Boleta', 'Asiento', 'Lugar', 'Problema', 'Clave'],
		rows: ballots.flatMap(({ nucleus, seat, tiers }, at) =>
			tiers.flatMap((tier, place) =>
				tier.map((id) => [nucleus, at + 1, seat, place + 1, titles.get(id) ?? id, id] satisfies Cell[]),
			),
		),
	};
}

function composeMethodology({ methodology, methodologyHash, resultHash }: ListInput): Sheet {
	return {
		name: 'Metodología',
		columns: ['Dato', 'Valor'],
		rows: [
			['Título', methodology.title.es ?? ''],
			['Pregunta', methodology.question.es ?? ''],
			['Método', methodology.method],
			['Fuerza de una victoria', methodology.strength],
			['Problemas sin lugar en la boleta', methodology.unranked],
			['Empates', methodology.tieRule],
			['Publicación de boletas', methodology.publication],
			['Reglas', `${methodology.ruleset.id} versión ${String(methodology.ruleset.version)}`],
			...methodology.weights.map(({ name, weight }) => [
				`Peso de ${name}`,
				`${String(weight.num)} entre ${String(weight.den)}`,
			]),
			['Huella de la metodología', methodologyHash],
			['Huella del resultado', resultHash],
		],
	};
}

function whole(digits: string | null | undefined): Cell {
	if (digits === null || digits === undefined) return null;
	const value = Number(digits);
	return Number.isSafeInteger(value) ? value : digits;
}

export function writeListCsv(input: ListInput): string {
	return writeCsv(composeList(input));
}

const writtenOn = new Date(Date.UTC(2000, 0, 1));

/** The sheets as a workbook. */
export function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
	const names = nameSheets(sheets.map(({ name }) => name));
	return writeXlsx({
		// The same lists give the same bytes, whenever they are written.
		properties: { creator: 'Prioriza', created: writtenOn, modified: writtenOn },
		sheets: sheets.map(({ name, columns, rows }, at) => ({
			name: names[at] ?? name,
			rows: [columns, ...rows].map((row) =>
				row.map((cell) => (typeof cell === 'string' ? disarm(cell) : cell)),
			),
		})),
	});
}
