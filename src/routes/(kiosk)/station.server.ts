import type { Cookies } from '@sveltejs/kit';
import type { Question } from '$lib/domain/survey/instrument';
import { anonymousBackend } from '$lib/server/backend/clients';
import { RefusedError } from '$lib/server/backend/refusal';
import { makeSealingKey } from '$lib/server/data/station/sealedAnswers';
import { reportStation, type StationDetails } from '$lib/server/data/station/stations';

/** The cookie with the token of a station: scripts cannot read it, and other sites cannot make it travel. */
export const stationCookie = 'modulo';
/** A code that came in an address, on its way to the form. */
export const codeCookie = 'modulo-codigo';

/** What the tablet that asks is: no station, one that was revoked, or one that works. */
export type FoundStation =
	{ state: 'none' } | { state: 'revoked' } | { state: 'working'; details: StationDetails };

/** Finds the station of a tablet by the token in its cookie. Fails when the backend does not answer. */
export async function findStation(cookies: Cookies): Promise<FoundStation> {
	const token = cookies.get(stationCookie);
	if (token === undefined) return { state: 'none' };
	const told = await reportStation(anonymousBackend(), token, null);
	if (told.ok) return { state: 'working', details: await withKey(told.value) };
	if (told.error.code === 'station_unknown') return { state: 'revoked' };
	throw new RefusedError(told.error, 'station');
}

/** Consultations get their key when they are published; one that was published in another way gets it here. */
async function withKey(details: StationDetails): Promise<StationDetails> {
	if (details.sealingKey !== null) return details;
	return { ...details, sealingKey: await makeSealingKey(details.consultation) };
}

/** A tablet of everybody takes no photographs or recordings; nobody has to give one. */
export const isAskedAtStation = ({ type }: Pick<Question, 'type'>): boolean =>
	type !== 'photo' && type !== 'audio';
