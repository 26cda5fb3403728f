import { z } from 'zod';
import { readRows } from '../../../src/lib/server/backend/call';
import { anonymousBackend } from '../../../src/lib/server/backend/clients';

export interface Municipality {
	id: string;
	name: string;
	population: number;
	latE6: number;
	lonE6: number;
}

const rowShape = z.object({
	id: z.string(),
	name: z.string(),
	population: z.number(),
	centroidLatE6: z.number(),
	centroidLonE6: z.number(),
});

/** The most populous municipalities of a state, largest first. */
export async function readLargestMunicipalities(state: string, count: number): Promise<Municipality[]> {
	const rows = await readRows(
		anonymousBackend()
			.from('territories')
			.select('id,name,population,centroid_lat_e6,centroid_lon_e6')
			.eq('parent_id', state)
			.not('population', 'is', null)
			.not('centroid_lat_e6', 'is', null)
			.order('population', { ascending: false })
			.order('id')
			.limit(count),
		'territories',
		rowShape,
	);
	return rows.map(({ centroidLatE6, centroidLonE6, ...row }) => ({
		...row,
		latE6: centroidLatE6,
		lonE6: centroidLonE6,
	}));
}
