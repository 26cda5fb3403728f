import type { NoAnswer, Question } from '../instrument';

/** The radio value that stands for "other, in my own words". No option can have this id. */
export const OTHER_CHOICE = '+other';

/** The values of radios and boxes that say there is no answer. */
export const NO_ANSWER_CHOICES: Readonly<Record<NoAnswer, string>> = {
	unknown: '+unknown',
	refused: '+refused',
};

/** Names of the controls of a question in a form without scripts. */
export const controlNames = {
	value: (question: string): string => question,
	other: (question: string): string => `${question}.other`,
	place: (question: string, option: string): string => `${question}.${option}`,
	latitude: (question: string): string => `${question}.lat`,
	longitude: (question: string): string => `${question}.lon`,
	/** Corners of an area, one a line or between semicolons. */
	ring: (question: string): string => `${question}.ring`,
	/** The column of a row of a matrix. */
	row: (question: string, row: string): string => `${question}.${row}`,
	locality: (question: string): string => `${question}.locality`,
	/** A file as a browser without scripts sends it, and the box that takes the one before away. */
	upload: (question: string): string => `${question}.file`,
	discard: (question: string): string => `${question}.discard`,
	/** Boxes that say there is no answer, where they stand apart from the answers. */
	none: (question: string): string => `${question}.+none`,
} as const;

/** Whether the boxes that say there is no answer stand apart, because the answers are no list to put them in. */
export function hasBoxesApart({ type }: Question): boolean {
	return type !== 'single' && type !== 'multiple' && type !== 'scale';
}
