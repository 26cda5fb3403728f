import { err, ok, type Result } from '$lib/basics/result';
import { type PointE6 } from '$lib/domain/territory/point';
import { fromLatLng } from './openStage';

export type LocateRefusal = 'locateRefused' | 'locateFailed' | 'locateUnsupported';

/** Asks the device where it is, once, because the person pressed a button. Nothing is kept or watched. */
export function locate(): Promise<Result<PointE6, LocateRefusal>> {
	// Browsers hide it on pages without HTTPS.
	if (!('geolocation' in navigator)) return Promise.resolve(err('locateUnsupported'));
	return new Promise((resolve) => {
		navigator.geolocation.getCurrentPosition(
			({ coords }) => resolve(ok(fromLatLng({ lat: coords.latitude, lng: coords.longitude }))),
			(failure) =>
				resolve(err(failure.code === failure.PERMISSION_DENIED ? 'locateRefused' : 'locateFailed')),
			{ enableHighAccuracy: false, timeout: 15_000, maximumAge: 0 },
		);
	});
}
