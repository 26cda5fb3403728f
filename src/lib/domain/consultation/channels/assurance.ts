import type { Channel } from '../consultationForm';

/**
 * How sure one can be that each answer of a channel is of one person, and that nobody gave many. It is said beside the
 * numbers and changes none: nobody is asked who they are.
 *
 * - `open`: nothing stands against answering many times.
 * - `witnessed`: somebody of the staff was there, or the device is theirs.
 * - `limited`: each answer needed something that works once.
 * - `numbered`: each answer is of one numbered sheet, read alike by two people; how many sheets a person got is not known.
 */
export const assuranceLevels = ['open', 'witnessed', 'limited', 'numbered'] as const;
export type Assurance = (typeof assuranceLevels)[number];

/** The level each channel declares. */
export const assuranceOf: Readonly<Record<Channel, Assurance>> = {
	web: 'open',
	public_space: 'open',
	kiosk: 'witnessed',
	interviewer: 'witnessed',
	code: 'limited',
	paper: 'numbered',
};

/** The level of a channel by its name; null of one we do not know. */
export function findAssurance(channel: string): Assurance | null {
	const known: Readonly<Record<string, Assurance>> = assuranceOf;
	return Object.hasOwn(known, channel) ? (known[channel] ?? null) : null;
}
