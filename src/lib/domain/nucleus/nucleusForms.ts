import { z } from 'zod';
import { checkbox, choice, id, integer, line, optionalLine, reason } from '../form';
import { capacities, exerciseRoles, nucleusKinds } from './kinds';

/** Limits of what is written about nuclei, seats and people. */
export const NUCLEUS_LIMITS = {
	name: { min: 3, max: 80 },
	seatLabel: { min: 2, max: 80 },
	personName: { min: 2, max: 80 },
	seats: { min: 1, max: 15 },
	/** What a nucleus usually has; outside it a page warns and does not refuse. */
	usualSeats: { min: 5, max: 9 },
} as const;

const { name, personName, seatLabel, seats } = NUCLEUS_LIMITS;

/** A nucleus: `name`, `kind`, `votes`, and how many `seats` it starts with, labelled by number. */
export const nucleusForm = z.object({
	name: line(name.min, name.max, 'nucleus_name_length'),
	kind: choice(nucleusKinds, 'nucleus_kind_choice'),
	votes: checkbox(),
	seats: integer(seats.min, seats.max, 'seat_count_range'),
});

/** One more seat of a nucleus, or another label for one. */
export const seatForm = z.object({
	nucleus: id('nucleus_choice'),
	label: line(seatLabel.min, seatLabel.max, 'seat_label_length'),
});

const email = optionalLine(254, 'email_form')
	.transform((text) => text?.toLowerCase() ?? null)
	.refine((text) => text === null || isEmail(text), { error: 'email_form' });

/** An invitation to a seat. Without an e-mail the one-time code is printed. */
export const seatInvitationForm = z.object({
	seat: id('seat_choice'),
	capacity: choice(capacities, 'role_choice'),
	name: line(personName.min, personName.max, 'person_name_length'),
	email,
});

/** An invitation to work in the exercise or to watch over it, without a seat. */
export const staffInvitationForm = z.object({
	role: choice(exerciseRoles, 'role_choice'),
	name: line(personName.min, personName.max, 'person_name_length'),
	email,
});

/** Who follows in a seat mid-term, and why. `term` is the term that ends. */
export const replacementForm = z.object({
	term: id('seat_choice'),
	name: line(personName.min, personName.max, 'person_name_length'),
	email,
	reason: reason(),
});

/**
 * Whether a text can be an address: one `@`, a local part and a domain with a dot, no blanks. Whether it exists is
 * known only by writing to it.
 */
export function isEmail(text: string): boolean {
	return (
		text.length <= 254 &&
		/^[^\s@"<>(),;:\\[\]]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(text)
	);
}
