import { isArea, isPoint, type Instrument, type Question } from '../survey/instrument';
import { boxAround, type PointE6 } from '../territory/point';
import type { AnswerRecord } from './answerTable';
import { SMALLEST_GROUP, tablesOf, type CountedAnswers } from './figures';
import { suppressTables } from './suppressTables';

/** A thousandth of a degree, about 110 metres: a block or two, never a door. */
export const ROUNDED_TO_E6 = 1_000;

/** The place where a map of answers shows one. */
export function roundPoint({ latE6, lonE6 }: PointE6): PointE6 {
	return { latE6: roundDegrees(latE6), lonE6: roundDegrees(lonE6) };
}

function roundDegrees(degreesE6: number): number {
	return Math.round(degreesE6 / ROUNDED_TO_E6) * ROUNDED_TO_E6 + 0;
}

/** Points that people put at one rounded place, answering one question. */
export interface PlacedPoints extends PointE6 {
	readonly question: string;
	readonly answers: number;
}

/** An area that one person drew, its corners rounded. */
export interface PlacedArea {
	readonly question: string;
	readonly ring: readonly PointE6[];
	/** The middle of its box. */
	readonly middle: PointE6;
}

/** The questions whose answers have a place of their own on a map. */
export function listDrawn(instrument: Instrument): Question[] {
	return instrument.questions.filter(({ type }) => type === 'point' || type === 'area');
}

/**
 * What people drew, rounded, in an order that tells nothing of who drew it: points of one place together, from north to
 * south. Nothing in it leads to an answer.
 */
export function collectDrawn(
	question: Question,
	answers: readonly Pick<AnswerRecord, 'answers'>[],
): { points: PlacedPoints[]; areas: PlacedArea[] } {
	const points = new Map<string, PlacedPoints>();
	const areas: PlacedArea[] = [];
	for (const { answers: said } of answers) {
		const value = said[question.id];
		if (value === undefined) continue;
		if (question.type === 'point' && isPoint(value)) {
			const place = roundPoint(value);
			const key = `${String(place.latE6)} ${String(place.lonE6)}`;
			points.set(key, {
				question: question.id,
				...place,
				answers: (points.get(key)?.answers ?? 0) + 1,
			});
		} else if (question.type === 'area' && isArea(value)) {
			const ring = value.ring.map(roundPoint);
			const box = boxAround(ring);
			if (box !== null)
				areas.push({
					question: question.id,
					ring,
					middle: roundPoint({
						latE6: (box.minLatE6 + box.maxLatE6) / 2,
						lonE6: (box.minLonE6 + box.maxLonE6) / 2,
					}),
				});
		}
	}
	return {
		points: [...points.values()].sort(comparePlaces),
		areas: areas.sort((a, b) => comparePlaces(a.middle, b.middle)),
	};
}

function comparePlaces(a: PointE6, b: PointE6): number {
	return b.latE6 - a.latE6 || a.lonE6 - b.lonE6;
}

/**
 * How many answers name each municipality, or each state where `digits` is 2, by key. Null where that would tell of fewer
 * than ten people, or let them be computed: a map is copied and shown around. Null in all where nobody was asked.
 */
export function countTerritories(
	instrument: Instrument,
	{ channels, counts }: CountedAnswers,
	digits: 2 | 5,
): Record<string, number | null> | null {
	const asked = instrument.questions.find(({ type }) => type === 'municipality');
	if (!asked) return null;
	const counted = {
		channels,
		counts: counts.map((count) =>
			/^\d{5}$/.test(count.choice) ? { ...count, choice: count.choice.slice(0, digits) } : count,
		),
	};
	const tables = tablesOf(asked, counted, Object.keys(channels).sort());
	const totals = suppressTables(asked, tables, SMALLEST_GROUP)[0]?.totals ?? [];
	return Object.fromEntries(
		(tables[0]?.rows ?? []).flatMap(({ choice }, at) =>
			/^\d+$/.test(choice) ? [[choice, totals[at] ?? null]] : [],
		),
	);
}
