// Words of the address, as the page that receives answers reads them.
const words: Readonly<Record<string, string>> = { public_space: 'plaza', interviewer: 'entrevista' };

/** The public address of a consultation, saying by which channel somebody came. */
export function channelAddress(origin: string, slug: string, channel: string): string {
	const word = words[channel];
	return word === undefined ? `${origin}/consulta/${slug}` : `${origin}/consulta/${slug}?canal=${word}`;
}

/** Channels handed out on paper; a desk has its own device, enrolled by code. */
export function postersOf(channels: readonly string[]): ('web' | 'public_space')[] {
	return (['web', 'public_space'] as const).filter((channel) => channels.includes(channel));
}
