import { anonymousBackend } from '$lib/server/backend/clients';
import { findHalt, listCheckpoints } from '$lib/server/data/log/checkpoints';
import { inGroups } from '$lib/basics/inGroups';
import { sealMessages } from '$lib/messages/seals/seals';
import { showInstitution } from '../../../../institution.server';
import { findPublicExercise } from '../findExercise.server';
import { describeSeal } from './describeSeal.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const exercise = await findPublicExercise(params.slug);
	const [all, halt] = await Promise.all([
		listCheckpoints(anonymousBackend(), exercise.id),
		findHalt(anonymousBackend(), exercise.id),
	]);
	const last = all.at(-1);
	// What a sheet of paper or a letter leads to: one seal among them, or that it is not there.
	const size = readSize(url.searchParams.get('sello'));
	const found = all.find((one) => one.size === size);
	const newest = last ? await describeSeal(exercise.id, last) : null;
	const m = sealMessages[locals.locale];
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		institution: showInstitution(exercise),
		newest,
		asked: size === null ? null : { size, seal: found ? await describeSeal(exercise.id, found) : null },
		seals: all.toReversed().map(({ size, publishedOn, root }) => ({ size, publishedOn, root })),
		halt,
		printHead: exercise.name,
		printFoot: newest
			? {
					label: m.newest,
					address: `${locals.site.origin}${url.pathname}`,
					words: `${newest.words.join(' ')} · ${inGroups(newest.root)}`,
				}
			: undefined,
	};
};

function readSize(asked: string | null): number | null {
	return asked !== null && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
}
