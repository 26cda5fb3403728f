// Words of the address, as the page that receives answers reads them.
const words: Readonly<Record<string, string>> = { public_space: 'plaza' };

/** The public address of a consultation, saying by which channel somebody came. */
export function channelAddress(origin: string, slug: string, channel: string): string {
	const word = words[channel];
	return word === undefined ? `${origin}/consulta/${slug}` : `${origin}/consulta/${slug}?canal=${word}`;
}

/** The address on the poster of a place: what comes from it is counted there. */
export function placeAddress(origin: string, slug: string, key: string): string {
	return `${origin}/consulta/${slug}?lugar=${key}`;
}

/** The address in the QR of a one-time code: it fills the code in, and nothing is used up by opening it. */
export function codeAddress(origin: string, slug: string, code: string): string {
	return `${origin}/consulta/${slug}/codigo?c=${code}`;
}

/** Channels handed out on paper; a desk has its own device, enrolled by code. */
export function postersOf(channels: readonly string[]): ('web' | 'public_space')[] {
	return (['web', 'public_space'] as const).filter((channel) => channels.includes(channel));
}
