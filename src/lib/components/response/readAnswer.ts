import type { FileKind } from '$lib/domain/file/kinds';
import type { Channel } from '$lib/domain/consultation/consultationForm';

/** One answer as staff read it. */
export interface ReadAnswer {
	id: string;
	folio: string;
	channel: Channel;
	station: string | null;
	receivedOn: string;
	isLate: boolean;
	/** What was written in own words. */
	words: { question: string; text: string }[];
	/** What was chosen. */
	choices: { question: string; lines: string[] }[];
	/** Photographs and recordings; `href` is null while one has not arrived. */
	files: { question: string; kind: FileKind; hash: string; href: string | null }[];
}
