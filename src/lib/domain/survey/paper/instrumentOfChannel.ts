import type { Instrument, Question } from '../instrument';

/** Whether a sheet of paper can ask it. */
export function isOnPaper({ type }: Pick<Question, 'type'>): boolean {
	return type !== 'photo' && type !== 'audio' && type !== 'point' && type !== 'area';
}

/**
 * What an answer that came by a channel is judged by. Paper can stop nobody at a blank line, so that nothing is required
 * there, and it takes no maps, photographs or recordings. Twin of `private.instrument_of_channel`.
 */
export function instrumentOfChannel(instrument: Instrument, channel: string): Instrument {
	if (channel !== 'paper') return instrument;
	return {
		...instrument,
		questions: instrument.questions.filter(isOnPaper).map((question) => ({ ...question, required: false })),
	};
}
