import { isInBox, MEXICO_BOX, type PointE6 } from '../../territory/point';
import { LOCALITY_MAX_LENGTH, RING_CORNERS, type MunicipalityQuestion } from '../instrument';
import { hasExactly, isRecord } from './records';
import { checkText, type TextRefusal } from './textRules';

/** Why a place is refused. */
export type PlaceRefusal =
	| TextRefusal
	| 'municipality_unknown'
	| 'municipality_other_state'
	| 'point_outside'
	| 'ring_range'
	| 'ring_repeated';

/** A key, or a key with the name of a place in it. */
export function checkMunicipality(
	{ locality }: MunicipalityQuestion,
	state: string | null,
	value: unknown,
): PlaceRefusal | null {
	if (!locality || !isRecord(value)) return checkKey(state, value);
	if (!hasExactly(value, ['municipality', 'locality'])) return 'shape';
	return checkKey(state, value.municipality) ?? checkText(value.locality, LOCALITY_MAX_LENGTH);
}

function checkKey(state: string | null, value: unknown): PlaceRefusal | null {
	if (typeof value !== 'string') return 'shape';
	if (!/^(0[1-9]|[12][0-9]|3[0-2])[0-9]{3}$/.test(value) || value.endsWith('000'))
		return 'municipality_unknown';
	return state !== null && value.slice(0, 2) !== state ? 'municipality_other_state' : null;
}

/** A point within Mexico. */
export function checkPoint(value: unknown): PlaceRefusal | null {
	if (!isPoint(value)) return 'shape';
	return isInBox(MEXICO_BOX, value) ? null : 'point_outside';
}

/** Corners within Mexico, each of them once. */
export function checkArea(value: unknown): PlaceRefusal | null {
	if (!isRecord(value) || !hasExactly(value, ['ring']) || !Array.isArray(value.ring)) return 'shape';
	const ring: readonly unknown[] = value.ring;
	if (ring.length < RING_CORNERS.min || ring.length > RING_CORNERS.max) return 'ring_range';
	if (!ring.every(isPoint)) return 'shape';
	if (!ring.every((corner) => isInBox(MEXICO_BOX, corner))) return 'point_outside';
	const places = new Set(ring.map(({ latE6, lonE6 }) => `${String(latE6)} ${String(lonE6)}`));
	return places.size < ring.length ? 'ring_repeated' : null;
}

function isPoint(value: unknown): value is PointE6 {
	return (
		isRecord(value) &&
		hasExactly(value, ['latE6', 'lonE6']) &&
		Number.isInteger(value.latE6) &&
		Number.isInteger(value.lonE6)
	);
}
