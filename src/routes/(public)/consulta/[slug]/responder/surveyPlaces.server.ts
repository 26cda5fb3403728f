import { flowNames, type AnswerState } from '$lib/components/survey/answerState';
import type { Places } from '$lib/components/survey/places';
import { controlNames } from '$lib/domain/survey/form/controls';
import { readCorners } from '$lib/domain/survey/form/readTexts';
import { writeCorners } from '$lib/domain/survey/form/writeValue';
import {
	findQuestion,
	isArea,
	isPoint,
	RING_CORNERS,
	municipalityOf,
	type Instrument,
} from '$lib/domain/survey/instrument';
import { municipalityAt } from '$lib/domain/territory/containment';
import { formatDegrees, type PointE6 } from '$lib/domain/territory/point';
import type { ShapeMap } from '$lib/domain/territory/topology';
import type { Pixel } from '$lib/map/drawing/frame';
import {
	readTap,
	readWindow,
	showAll,
	tapWindow,
	writeWindow,
	zoomWindow,
	type TapWindow,
} from '$lib/map/drawing/tapWindow';
import { readCountry, readStateCatalogue, readStateShapes, topologyUrl } from '$lib/map/readMexico.server';

/**
 * What the question on screen needs to know of places. The list of municipalities travels only with the question that
 * asks for one: it is heavier than all the rest.
 */
export async function readPlaces(
	instrument: Instrument,
	{ at, answers }: Pick<AnswerState, 'at' | 'answers'>,
	view: string | null,
	/** Corners of an area that is not whole yet, as the form carries them. */
	corners: string | null = null,
): Promise<Places> {
	const isAsked = at !== null && findQuestion(instrument, at)?.type === 'municipality';
	const chosen = instrument.questions.flatMap((question) => {
		return municipalityOf(question, answers[question.id]) ?? [];
	});
	const catalogue = instrument.state === null ? null : await readStateCatalogue(instrument.state);
	const list = isAsked || chosen.length > 0 ? (catalogue?.municipalities ?? (await readCountry())) : [];
	return {
		state: catalogue && { id: catalogue.state.id, name: catalogue.state.name },
		municipalities: isAsked ? list.map(({ id, name }) => [id, name]) : null,
		names: Object.fromEntries(list.filter(({ id }) => chosen.includes(id)).map(({ id, name }) => [id, name])),
		topologyUrl: instrument.state === null ? null : topologyUrl(instrument.state),
		tap: await readTapPicture(instrument, at, answers, view, corners),
	};
}

async function readTapPicture(
	instrument: Instrument,
	at: string | null,
	answers: AnswerState['answers'],
	view: string | null,
	corners: string | null,
): Promise<Places['tap']> {
	const question = at === null ? null : findQuestion(instrument, at);
	if ((question?.type !== 'point' && question?.type !== 'area') || instrument.state === null) return null;
	const shapes = await readStateShapes(instrument.state);
	if (!shapes) return null;
	const answer = answers[question.id];
	const point = pointOf(answer);
	const shown = writeWindow(readWindow(shapes.box, view));
	const ring = corners ?? (answer !== undefined && isArea(answer) ? writeCorners(answer.ring) : '');
	const query = new URLSearchParams({
		vista: shown,
		...(point ? { punto: `${point.latE6.toString()};${point.lonE6.toString()}` } : {}),
		...(ring !== '' && { area: ring }),
	});
	return {
		view: shown,
		src: `/mapa/${instrument.state}.svg?${query.toString()}`,
		name: point && nameAt(shapes, point),
	};
}

function pointOf(value: AnswerState['answers'][string] | undefined): PointE6 | null {
	return value !== undefined && isPoint(value) ? value : null;
}

function nameAt(shapes: ShapeMap, point: PointE6): string | null {
	return municipalityAt(shapes, point)?.name ?? null;
}

/**
 * Without scripts: a tap on the picture of the map, or a button under it, writes the place into the form as if it had
 * been typed. Gives the next piece of the map; null when the form was sent by another button.
 */
export async function applyTap(instrument: Instrument, form: FormData): Promise<string | null> {
	const at = form.get(flowNames.at);
	const question = typeof at === 'string' ? findQuestion(instrument, at) : null;
	const tap = readTap(form, flowNames.tap);
	const asked = form.get(flowNames.tap);
	if (question?.type !== 'point' && question?.type !== 'area') return null;
	if (instrument.state === null || (tap === null && asked === null)) return null;
	const shapes = await readStateShapes(instrument.state);
	if (!shapes) return null;
	const given = form.get(flowNames.view);
	const view = readWindow(shapes.box, typeof given === 'string' ? given : null);
	if (asked === 'farther') return writeWindow(zoomWindow(shapes.box, view, -1));
	return question.type === 'area'
		? tapCorner(question.id, form, shapes, view, tap)
		: tapPoint(question.id, form, shapes, view, tap);
}

function tapPoint(id: string, form: FormData, shapes: ShapeMap, view: TapWindow, tap: Pixel | null): string {
	const put = (point: PointE6 | null): void => {
		form.set(controlNames.latitude(id), point ? formatDegrees(point.latE6) : '');
		form.set(controlNames.longitude(id), point ? formatDegrees(point.lonE6) : '');
	};
	if (!tap) {
		put(null);
		return writeWindow(showAll(shapes.box));
	}
	const { point, view: nearer } = tapWindow(shapes.box, view, tap);
	// Beside the state the tap only says where to look.
	if (municipalityAt(shapes, point)) put(point);
	return writeWindow(nearer);
}

/** Corners are put one after the other on the same piece of the map; coming nearer is a button of its own. */
function tapCorner(id: string, form: FormData, shapes: ShapeMap, view: TapWindow, tap: Pixel | null): string {
	const asked = form.get(flowNames.tap);
	const typed = form.get(controlNames.ring(id));
	const ring = readCorners(typeof typed === 'string' ? typed : '') ?? [];
	const put = (corners: readonly PointE6[]): void => {
		form.set(controlNames.ring(id), writeCorners(corners));
	};
	if (tap) {
		const { point } = tapWindow(shapes.box, view, tap);
		if (municipalityAt(shapes, point) && ring.length < RING_CORNERS.max) put([...ring, point]);
	} else if (asked === 'undo') put(ring.slice(0, -1));
	else if (asked === 'clear') put([]);
	else return writeWindow(zoomWindow(shapes.box, { ...view, centre: ring.at(-1) ?? view.centre }, 1));
	return writeWindow(view);
}
