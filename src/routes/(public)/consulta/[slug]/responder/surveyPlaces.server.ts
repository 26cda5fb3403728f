import { flowNames, type AnswerState } from '$lib/components/survey/answerState';
import type { Places } from '$lib/components/survey/places';
import { controlNames } from '$lib/domain/survey/answerForm';
import { findQuestion, type Instrument } from '$lib/domain/survey/instrument';
import { municipalityAt } from '$lib/domain/territory/containment';
import { formatDegrees, type PointE6 } from '$lib/domain/territory/point';
import type { ShapeMap } from '$lib/domain/territory/topology';
import { readTap, readWindow, showAll, tapWindow, writeWindow, zoomWindow } from '$lib/map/drawing/tapWindow';
import { readCountry, readStateCatalogue, readStateShapes, topologyUrl } from '$lib/map/readMexico.server';

/**
 * What the question on screen needs to know of places. The list of municipalities travels only with the question that
 * asks for one: it is heavier than all the rest.
 */
export async function readPlaces(
	instrument: Instrument,
	{ at, answers }: Pick<AnswerState, 'at' | 'answers'>,
	view: string | null,
): Promise<Places> {
	const isAsked = at !== null && findQuestion(instrument, at)?.type === 'municipality';
	const chosen = instrument.questions.flatMap(({ id, type }) => {
		const value = answers[id];
		return type === 'municipality' && typeof value === 'string' ? [value] : [];
	});
	const catalogue = instrument.state === null ? null : await readStateCatalogue(instrument.state);
	const list = isAsked || chosen.length > 0 ? (catalogue?.municipalities ?? (await readCountry())) : [];
	return {
		state: catalogue && { id: catalogue.state.id, name: catalogue.state.name },
		municipalities: isAsked ? list.map(({ id, name }) => [id, name]) : null,
		names: Object.fromEntries(list.filter(({ id }) => chosen.includes(id)).map(({ id, name }) => [id, name])),
		topologyUrl: instrument.state === null ? null : topologyUrl(instrument.state),
		tap: await readTapPicture(instrument, at, answers, view),
	};
}

async function readTapPicture(
	instrument: Instrument,
	at: string | null,
	answers: AnswerState['answers'],
	view: string | null,
): Promise<Places['tap']> {
	const question = at === null ? null : findQuestion(instrument, at);
	if (question?.type !== 'point' || instrument.state === null) return null;
	const shapes = await readStateShapes(instrument.state);
	if (!shapes) return null;
	const point = pointOf(answers[question.id]);
	const shown = writeWindow(readWindow(shapes.box, view));
	const query = new URLSearchParams({
		vista: shown,
		...(point ? { punto: `${point.latE6.toString()};${point.lonE6.toString()}` } : {}),
	});
	return {
		view: shown,
		src: `/mapa/${instrument.state}.svg?${query.toString()}`,
		name: point && nameAt(shapes, point),
	};
}

function pointOf(value: AnswerState['answers'][string] | undefined): PointE6 | null {
	return typeof value === 'object' && 'latE6' in value ? value : null;
}

function nameAt(shapes: ShapeMap, point: PointE6): string | null {
	return municipalityAt(shapes, point)?.name ?? null;
}

/**
 * Without scripts: a tap on the picture of the map, or a button under it, writes the point into the form as if it had
 * been typed. Gives the next piece of the map; null when the form was sent by another button.
 */
export async function applyTap(instrument: Instrument, form: FormData): Promise<string | null> {
	const at = form.get(flowNames.at);
	const question = typeof at === 'string' ? findQuestion(instrument, at) : null;
	const tap = readTap(form, flowNames.tap);
	const asked = form.get(flowNames.tap);
	if (question?.type !== 'point' || instrument.state === null || (tap === null && asked === null))
		return null;
	const shapes = await readStateShapes(instrument.state);
	if (!shapes) return null;
	const given = form.get(flowNames.view);
	const view = readWindow(shapes.box, typeof given === 'string' ? given : null);
	const put = (point: PointE6 | null): void => {
		form.set(controlNames.latitude(question.id), point ? formatDegrees(point.latE6) : '');
		form.set(controlNames.longitude(question.id), point ? formatDegrees(point.lonE6) : '');
	};
	if (tap) {
		const { point, view: nearer } = tapWindow(shapes.box, view, tap);
		// Beside the state the tap only says where to look.
		if (municipalityAt(shapes, point)) put(point);
		return writeWindow(nearer);
	}
	if (asked === 'clear') {
		put(null);
		return writeWindow(showAll(shapes.box));
	}
	return writeWindow(zoomWindow(shapes.box, view, -1));
}
