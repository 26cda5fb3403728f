import { collectDrawn, countTerritories, listDrawn } from '$lib/domain/response/answerMap';
import { SMALLEST_GROUP } from '$lib/domain/response/figures';
import type { Instrument, Question } from '$lib/domain/survey/instrument';
import { municipalityAt } from '$lib/domain/territory/containment';
import type { PointE6 } from '$lib/domain/territory/point';
import type { ShapeMap } from '$lib/domain/territory/topology';
import { textIn } from '$lib/domain/text';
import { drawAreas } from '$lib/map/drawing/drawAreas';
import { frameOfState } from '$lib/map/drawing/frame';
import {
	countryTopologyUrl,
	readCountryShapes,
	readStateShapes,
	topologyUrl,
} from '$lib/map/readMexico.server';
import type { Backend } from '$lib/server/backend/clients';
import { countAnswersByPlace, listPlaces } from '$lib/server/data/channels/places';
import { countChoices } from '$lib/server/data/response/figures';
import { readSomeAnswers } from '$lib/server/data/response/everyAnswer';
import { summarizeAnswers, type AnswersWanted } from '$lib/server/data/surveys';
import { listChoices, readFilters, toWanted } from '../answerFilters.server';
import { nameMunicipalities, openClosed } from '../openAnswers.server';
import type { PageServerLoad } from './$types';

/** More than these are no picture; in the order of random identities, the first are taken at random. */
const mostDrawn = 500;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { consultation, instrument, here } = await openClosed(locals.backend, params);
	const filters = readFilters(url.searchParams);
	const wanted = toWanted(filters, instrument);
	const { state } = instrument;
	const [counted, summary, names, shapes, places, byPlace] = await Promise.all([
		countChoices(locals.backend, consultation.id, wanted),
		summarizeAnswers(locals.backend, consultation.id),
		nameMunicipalities(state),
		state === null ? null : readStateShapes(state),
		listPlaces(locals.backend, consultation.slug),
		countAnswersByPlace(locals.backend, consultation.id, wanted),
	]);
	const map = shapes ?? (await readCountryShapes());
	const told = countTerritories(instrument, counted, shapes ? 5 : 2);
	const drawn = await Promise.all(
		listDrawn(instrument).map((question) =>
			readDrawn(locals.backend, consultation.id, { instrument, question, wanted, map }),
		),
	);
	const frame = frameOfState(map.box);
	const placeQuestion = instrument.questions.find(({ type }) => type === 'municipality');
	const territoryNames = new Map(map.shapes.map(({ id, name }) => [id, name]));
	return {
		here,
		consultation: { slug: consultation.slug, title: consultation.title, channels: consultation.channels },
		filters,
		municipalities: summary.choices
			.filter(({ question, choice }) => question === placeQuestion?.id && /^\d{5}$/.test(choice))
			.map(({ choice, count }) => ({ id: choice, name: names[choice] ?? choice, count }))
			.sort((a, b) => a.name.localeCompare(b.name, 'es')),
		choices: listChoices(instrument, locals.locale),
		answers: Object.values(counted.channels).reduce((total, one) => total + one, 0),
		smallest: SMALLEST_GROUP,
		isOfState: shapes !== null,
		frame,
		areas: drawAreas(map, frame),
		topologyUrl: state === null || shapes === null ? countryTopologyUrl : topologyUrl(state),
		territories:
			told &&
			Object.entries(told)
				.map(([id, answers]) => ({ id, name: territoryNames.get(id) ?? names[id] ?? id, answers }))
				.sort((a, b) => (b.answers ?? -1) - (a.answers ?? -1) || a.name.localeCompare(b.name, 'es')),
		drawn: drawn.map(({ question, ...rest }) => ({
			...rest,
			id: question.id,
			text: textIn(question.text, locals.locale),
		})),
		mostDrawn,
		places: places.map(({ id, name, municipalityName, latitudeE6, longitudeE6 }) => ({
			id,
			name,
			municipality: municipalityName,
			answers: byPlace[id] ?? 0,
			point: latitudeE6 === null || longitudeE6 === null ? null : { latE6: latitudeE6, lonE6: longitudeE6 },
		})),
	};
};

/** What people put on the map answering one question, under the filters that were chosen. */
async function readDrawn(
	backend: Backend,
	consultation: string,
	{
		instrument,
		question,
		wanted,
		map,
	}: { instrument: Instrument; question: Question; wanted: AnswersWanted; map: ShapeMap },
) {
	const matches = { [question.id]: null, ...wanted.matches };
	const { records, isWhole } = await readSomeAnswers(
		backend,
		consultation,
		instrument,
		{ ...wanted, matches },
		mostDrawn,
	);
	const { points, areas } = collectDrawn(question, records);
	const nameAt = (point: PointE6): string | null => municipalityAt(map, point)?.name ?? null;
	return {
		question,
		isWhole,
		points: points.map((point) => ({ ...point, where: nameAt(point) })),
		areas: areas.map((area) => ({ ...area, where: nameAt(area.middle) })),
	};
}
