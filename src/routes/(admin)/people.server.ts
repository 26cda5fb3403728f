import { writeSignInName } from '$lib/domain/person/codes';
import { membersMessages } from '$lib/messages/access/members';
import { workMessages } from '$lib/messages/access/work';
import { formatMoment } from '$lib/messages/locale';
import { listNuclei, listSeats, type Exercise } from '$lib/server/data/exercises';
import { listPeople, type IssuedInvitation, type PersonOfExercise } from '$lib/server/data/people';

export type PersonView = Omit<PersonOfExercise, 'sign_in_name'> & {
	userName: string;
	/** Seat and roles in words. */
	places: string[];
	state: 'joined' | 'waiting' | 'expired' | 'none';
	/** Last day of an invitation that waits. */
	until: string | null;
};

/** People of an exercise with what they are there, in words. */
export async function readPeople(locals: App.Locals, exercise: Exercise): Promise<PersonView[]> {
	const [people, nuclei, seats] = await Promise.all([
		listPeople(locals.backend, exercise.id),
		listNuclei(locals.backend, exercise.id),
		listSeats(locals.backend, exercise.id),
	]);
	const { roles: roleWords, capacities } = membersMessages[locals.locale];
	const describeSeat = ({ term }: PersonOfExercise): string[] => {
		const seat = seats.find(({ id }) => id === term?.seat);
		const nucleus = nuclei.find(({ id }) => id === seat?.nucleusId);
		if (!term || !seat || !nucleus) return [];
		return [workMessages[locals.locale].work.seat(capacities[term.capacity], seat.label, nucleus.name)];
	};
	return people.map(({ sign_in_name, ...person }) => ({
		...person,
		userName: writeSignInName(sign_in_name),
		places: [
			...describeSeat({ sign_in_name, ...person }),
			...person.roles.map(({ role }) => roleWords[role]),
		],
		state: person.joined
			? 'joined'
			: person.invitation === null
				? 'none'
				: person.invitation.expired
					? 'expired'
					: 'waiting',
		until:
			person.invitation === null
				? null
				: formatMoment(locals.locale, person.invitation.expires_at, exercise.timeZone, 'date'),
	}));
}

/** What the sheet of an invitation says. It exists only in the answer to the act that issued it. */
export async function describeSlip(locals: App.Locals, exercise: Exercise, issued: IssuedInvitation) {
	const person = (await readPeople(locals, exercise)).find((one) => one.person === issued.person);
	if (!person) throw new Error('An invitation was issued to nobody.');
	return {
		name: person.name,
		places: person.places,
		exercise: exercise.name,
		institution: exercise.institutionName,
		crest: exercise.institutionCrest,
		code: issued.code,
		link: `${locals.site.origin}/invitacion/${issued.code}`,
		typeAt: `${locals.site.origin}/invitacion`,
		until: person.until ?? '',
	};
}
