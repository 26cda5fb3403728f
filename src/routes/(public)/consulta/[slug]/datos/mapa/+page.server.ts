import { error } from '@sveltejs/kit';
import { drawAreas } from '$lib/map/drawing/drawAreas';
import { frameOfState } from '$lib/map/drawing/frame';
import { readStateShapes } from '$lib/map/readMexico.server';
import { showInstitution } from '../../../../../institution.server';
import { countPlaces } from '../countPlaces.server';
import { readPublicFigures } from '../readFigures.server';
import type { PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params }) => {
	const { survey, published, places } = await readPublicFigures(params.slug);
	const { consultation, instrument } = survey;
	const byPlace = published && countPlaces(published.figures);
	const shapes = instrument.state === null ? null : await readStateShapes(instrument.state);
	// Nothing to draw: nobody was asked, the whole country was, or the counts are not there yet.
	if (!published || !byPlace || !shapes) error(404);
	const rows = Object.entries(byPlace)
		.map(([id, answers]) => ({ id, name: places[id] ?? id, answers }))
		.sort((a, b) => (b.answers ?? -1) - (a.answers ?? -1) || a.name.localeCompare(b.name, 'es'));
	const frame = frameOfState(shapes.box);
	return {
		consultation: { slug: consultation.slug, title: consultation.title },
		institution: showInstitution(consultation),
		smallest: published.figures.smallest,
		frame,
		areas: drawAreas(shapes, frame),
		counts: Object.fromEntries(rows.flatMap(({ id, answers }) => (answers === null ? [] : [[id, answers]]))),
		rows,
	};
};
