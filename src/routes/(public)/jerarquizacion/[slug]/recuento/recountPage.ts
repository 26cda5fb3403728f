import type { Locale } from '$lib/messages/locale';

/** What the server of the page writes for its script. */
export interface RecountPage {
	/** Where the record is. */
	address: string;
	/** Hash of the result that the page shows. */
	published: string;
	locale: Locale;
}

/** Where the page leaves things for the script. */
export const recountIds = {
	root: 'recuento',
	data: 'recuento-datos',
	opener: 'recuento-empezar',
	failure: 'recuento-sin-red',
} as const;
