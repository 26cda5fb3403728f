import {
	readAnswerCode,
	readPlaceKey,
	type AnswerCircumstances,
} from '$lib/domain/consultation/channels/circumstances';

/** How somebody came to the questions. */
export interface Entrance {
	channel: string;
	circumstances: AnswerCircumstances | null;
}

interface Offered {
	readonly consultation: { readonly channels: readonly string[] };
	readonly places: readonly { readonly publicKey: string }[];
}

/**
 * What the address says of how somebody came: by a poster of a place (`lugar`), with a code (`codigo`), by posters in
 * general (`canal=plaza`). What the consultation does not offer or does not know is left aside, so that a cut-off link
 * still opens. Desks and interviewers are proven by their device: no link speaks for them.
 * Null where only a code opens the questions and none was given.
 */
export function readEntrance({ consultation, places }: Offered, query: URLSearchParams): Entrance | null {
	const offers = (channel: string): boolean => consultation.channels.includes(channel);
	const code = readAnswerCode(query.get('codigo') ?? '');
	if (code !== null && offers('code')) return { channel: 'code', circumstances: { code } };
	const key = readPlaceKey(query.get('lugar') ?? '');
	const place = places.some(({ publicKey }) => publicKey === key) ? key : null;
	if ((place !== null || query.get('canal') === 'plaza') && offers('public_space'))
		return { channel: 'public_space', circumstances: place === null ? null : { place } };
	return offers('web') || !offers('code') ? { channel: 'web', circumstances: null } : null;
}
