import type { Locale } from '$lib/messages/locale';

/** What the server of the page writes for its script. */
export interface TakePage {
	slug: string;
	locale: Locale;
}

/** Where the page leaves things for the script: around the link that downloads, which works without it. */
export const takeIds = { root: 'tomar', data: 'tomar-datos' } as const;
