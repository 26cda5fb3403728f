import type { Locale } from '$lib/messages/locale';
import type { Visitor } from '$lib/server/access/visitor';
import type { Site } from '$lib/server/access/site';
import type { Refusal } from '$lib/server/backend/refusal';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Shown to the person and written to the log, so that both speak of the same failure. */
			id?: string;
			/** Why, when the backend refused: `messages/backendRefusals.ts` has its sentence. */
			code?: string;
		}
		/** What layouts and pages may say to the frame around them. */
		interface PageData {
			locale?: Locale;
			/** `own`: the group's layout draws its masthead, `<main id="contenido">` and footer itself. */
			frame?: 'own';
			/** Who signs these pages; its crest is an address, its accent already fitted to both schemes. */
			institution?: {
				name: string;
				crest?: string | null;
				accent?: { light: string; dark: string } | null;
			} | null;
			/** A line under the name in the masthead: the exercise, the nucleus. */
			detail?: string;
			/** Links on the second line of the masthead; the page one is on is marked by its address. */
			navigation?: { label: string; items: readonly { href: string; label: string }[] };
			/** Somebody is signed in: the words of the button that signs out. */
			signOut?: string;
			/** `dense`: a screen of staff, with smaller type. */
			density?: 'dense';
			/** What the running head of a printed page says at its end: the exercise and the date. */
			printHead?: string;
			/** What every sheet of a printed page ends with: where it is, as a code too, and what names its content. */
			printFoot?: { label: string; address: string; words: string };
		}
		/** `backend`, `session()` and `places()` say who is asking; see `server/access/visitor.ts`. */
		interface Locals extends Visitor {
			/** Chosen by `?idioma=` or the `idioma` cookie; Spanish otherwise. */
			locale: Locale;
			/** Where people reach the product, as configured. */
			site: Site;
			/** Names this request in the log. */
			requestId: string;
			/** Set when a read was refused on its way: the answer takes its status. */
			refusal?: Refusal;
			/** Origins that may frame this page; said by the one page that may be framed. */
			framedBy?: readonly string[];
		}
	}
}

export {};
