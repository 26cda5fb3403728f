import type { Locale } from '$lib/messages/locale';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Shown to the person and written to the log, so that both speak of the same failure. */
			id?: string;
		}
		interface Locals {
			/** Chosen by `?idioma=` or the `idioma` cookie; Spanish otherwise. */
			locale: Locale;
		}
	}
}

export {};
