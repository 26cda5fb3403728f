import { readPeople } from '../../../people.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	return { people: await readPeople(locals, exercise) };
};
