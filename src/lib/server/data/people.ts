import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { capacities, exerciseRoles, type Capacity, type ExerciseRole } from '$lib/domain/nucleus/kinds';
import { callVerb, readRows, readVerb } from '../backend/call';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';

const capacityShape = z.enum(capacities);
const roleShape = z.enum(exerciseRoles);

const issuedShape = z.object({ invitation: z.uuid(), person: z.uuid(), code: z.string() });
/** An invitation at the only moment its code is known. */
export type IssuedInvitation = z.infer<typeof issuedShape>;

const personShape = z.object({
	person: z.uuid(),
	name: z.string(),
	email: z.string().nullable(),
	sign_in_name: z.string(),
	joined: z.boolean(),
	roles: z.array(z.object({ grant: z.uuid(), role: roleShape })),
	term: z.object({ term: z.uuid(), seat: z.uuid(), capacity: capacityShape, starts: z.string() }).nullable(),
	invitation: z.object({ id: z.uuid(), expires_at: z.string(), expired: z.boolean() }).nullable(),
});
export type PersonOfExercise = z.infer<typeof personShape>;

const termShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	seatId: z.uuid(),
	nucleusId: z.uuid(),
	seatNumber: z.number(),
	seatLabel: z.string(),
	personId: z.uuid(),
	displayName: z.string(),
	capacity: capacityShape,
	startsOn: z.string(),
	endsOn: z.string().nullable(),
	endReason: z.string().nullable(),
});
export type SeatTerm = z.infer<typeof termShape>;

const grantShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	personId: z.uuid(),
	displayName: z.string(),
	role: roleShape,
	grantedOn: z.string(),
	revokedOn: z.string().nullable(),
});
export type RoleGrant = z.infer<typeof grantShape>;

export function listPeople(backend: Backend, exerciseId: string): Promise<PersonOfExercise[]> {
	return readVerb(backend, 'people_of', { p_exercise: exerciseId }, personShape.array());
}

/** The public list of the STL, past terms included. */
export function listSeatTerms(backend: Backend, exerciseId: string): Promise<SeatTerm[]> {
	return readRows(
		backend.from('seat_terms').select().eq('exercise_id', exerciseId).order('seat_number').order('starts_on'),
		'seat_terms',
		termShape,
	);
}

export function listRoleGrants(backend: Backend, exerciseId: string): Promise<RoleGrant[]> {
	return readRows(
		backend.from('role_grants').select().eq('exercise_id', exerciseId).is('revoked_on', null).order('role'),
		'role_grants',
		grantShape,
	);
}

export function inviteToRole(
	backend: Backend,
	exerciseId: string,
	role: ExerciseRole,
	person: { name: string; email: string | null },
): Promise<Result<IssuedInvitation, Refusal>> {
	return callVerb(
		backend,
		'invite_to_role',
		{ p_exercise: exerciseId, p_role: role, p_name: person.name, p_email: person.email },
		issuedShape,
	);
}

export function inviteToSeat(
	backend: Backend,
	seatId: string,
	capacity: Capacity,
	person: { name: string; email: string | null },
): Promise<Result<IssuedInvitation, Refusal>> {
	return callVerb(
		backend,
		'invite_to_seat',
		{ p_seat: seatId, p_capacity: capacity, p_name: person.name, p_email: person.email },
		issuedShape,
	);
}

export function replaceHolder(
	backend: Backend,
	termId: string,
	person: { name: string; email: string | null },
	reason: string,
): Promise<Result<IssuedInvitation, Refusal>> {
	return callVerb(
		backend,
		'replace_holder',
		{ p_term: termId, p_name: person.name, p_email: person.email, p_reason: reason },
		issuedShape,
	);
}

/** Another role for somebody of the exercise. */
export function giveRole(
	backend: Backend,
	personId: string,
	role: ExerciseRole,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'give_role', { p_person: personId, p_role: role }, z.null());
}

/** A seat for somebody of the exercise. */
export function giveSeat(
	backend: Backend,
	seatId: string,
	capacity: Capacity,
	personId: string,
): Promise<Result<null, Refusal>> {
	return callVerb(
		backend,
		'give_seat',
		{ p_seat: seatId, p_capacity: capacity, p_person: personId },
		z.null(),
	);
}

/** Ends a term and leaves the place free. */
export function endTerm(backend: Backend, termId: string, reason: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'end_term', { p_term: termId, p_reason: reason }, z.null());
}

export function revokeRole(backend: Backend, grantId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'revoke_role', { p_grant: grantId }, z.null());
}

export function revokeInvitation(backend: Backend, invitationId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'revoke_invitation', { p_invitation: invitationId }, z.null());
}

export function reissueInvitation(
	backend: Backend,
	personId: string,
): Promise<Result<IssuedInvitation, Refusal>> {
	return callVerb(backend, 'reissue_invitation', { p_person: personId }, issuedShape);
}

/** Erases address, codes and account of somebody who has no place any more. */
export function eraseContact(backend: Backend, personId: string): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'erase_contact', { p_person: personId }, z.null());
}

export function acceptInvitation(
	backend: Backend,
	code: string,
): Promise<Result<{ person: string; exercise: string }, Refusal>> {
	return callVerb(
		backend,
		'accept_invitation',
		{ p_code: code },
		z.object({ person: z.uuid(), exercise: z.string() }),
	);
}

export function becomeFirstAdministrator(
	backend: Backend,
	token: string,
	name: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'become_first_administrator', { p_token: token, p_name: name }, z.null());
}
