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
}
