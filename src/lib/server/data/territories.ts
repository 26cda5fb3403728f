import { z } from 'zod';
import { readRows, rowsPerPage } from '../backend/call';
import type { Backend } from '../backend/clients';

const stateShape = z.object({ id: z.string(), name: z.string() });

/** The states of the country by their INEGI key. */
export function listStates(backend: Backend): Promise<z.infer<typeof stateShape>[]> {
	return readRows(
		backend.from('territories').select('id, name').eq('kind', 'state').order('id'),
		'territories',
		stateShape,
	);
}

const censusShape = z.object({
	id: z.string(),
	population: z.number().nullable(),
	women: z.number().nullable(),
});

/**
 * Who lives in each municipality, of a state or of the country, by its INEGI key. Source: INEGI, Censo de Población y
 * Vivienda 2020. Those made after it are left out.
 */
export async function readCensus(
	backend: Backend,
	stateId: string | null,
): Promise<Record<string, { population: number; women: number }>> {
	const rows: z.infer<typeof censusShape>[] = [];
	for (;;) {
		const query = backend
			.from('territories')
			.select('id, population, women')
			.eq('kind', 'municipality')
			.gt('id', rows.at(-1)?.id ?? '')
			.order('id')
			.limit(rowsPerPage);
		const page = await readRows(
			stateId === null ? query : query.eq('parent_id', stateId),
			'territories',
			censusShape,
		);
		rows.push(...page);
		if (page.length < rowsPerPage) break;
	}
	return Object.fromEntries(
		rows.flatMap(({ id, population, women }) =>
			population === null || women === null ? [] : [[id, { population, women }]],
		),
	);
}
