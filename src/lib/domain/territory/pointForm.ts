import type { Group } from '../form';
import type { RefusalCode } from '../refusalCodes';
import { readDegrees } from '../survey/form/readTexts';
import { MEXICO_BOX, type PointE6 } from './point';

/** Reads a point that may be left out, from the controls `lat` and `lon` of a group, in degrees. */
export function readPoint(
	controls: Group,
	refuse: (control: string, code: RefusalCode) => void,
): PointE6 | null {
	const lat = controls.get('lat')?.[0]?.trim() ?? '';
	const lon = controls.get('lon')?.[0]?.trim() ?? '';
	if (lat === '' && lon === '') return null;
	const latE6 = readDegrees(lat);
	const lonE6 = readDegrees(lon);
	if (latE6 === null || lonE6 === null) {
		refuse(latE6 === null ? 'lat' : 'lon', 'point_form');
		return null;
	}
	const { maxLatE6, maxLonE6, minLatE6, minLonE6 } = MEXICO_BOX;
	if (latE6 < minLatE6 || latE6 > maxLatE6) refuse('lat', 'point_outside');
	else if (lonE6 < minLonE6 || lonE6 > maxLonE6) refuse('lon', 'point_outside');
	return { latE6, lonE6 };
}
