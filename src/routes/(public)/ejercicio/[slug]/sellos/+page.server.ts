import { fail } from '@sveltejs/kit';
import { tidyNote } from '$lib/evidence';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findHalt, listCheckpoints } from '$lib/server/data/log/checkpoints';
import { findWitnessPolicy, keepCosignatures } from '$lib/server/data/log/witnesses';
import { inGroups } from '$lib/basics/inGroups';
import { readTyped } from '$lib/domain/readTyped';
import { refusedWith } from '$lib/messages/access/refuseForm';
import { sealMessages } from '$lib/messages/seals/seals';
import { witnessMessages } from '$lib/messages/seals/witnesses';
import { showInstitution } from '../../../../institution.server';
import { findPublicExercise } from '../findExercise.server';
import { describeSeal } from './describeSeal.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const exercise = await findPublicExercise(params.slug);
	const [all, halt, policy] = await Promise.all([
		listCheckpoints(anonymousBackend(), exercise.id),
		findHalt(anonymousBackend(), exercise.id),
		findWitnessPolicy(anonymousBackend(), exercise.id),
	]);
	const last = all.at(-1);
	// What a sheet of paper or a letter leads to: one seal among them, or that it is not there.
	const size = readSize(url.searchParams.get('sello'));
	const found = all.find((one) => one.size === size);
	const newest = last ? await describeSeal(exercise.id, last, policy) : null;
	const m = sealMessages[locals.locale];
	return {
		exercise: { slug: exercise.slug, name: exercise.name, timeZone: exercise.timeZone },
		witnesses: policy && { needed: policy.needed, required: policy.required },
		detail: exercise.name,
		institution: showInstitution(exercise),
		newest,
		asked:
			size === null ? null : { size, seal: found ? await describeSeal(exercise.id, found, policy) : null },
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

export const actions: Actions = {
	/** A seal with the signature of a witness, by whoever brings it: it is good or it is not. */
	default: async ({ params, locals, request }) => {
		const exercise = await findPublicExercise(params.slug);
		const form = await request.formData();
		const given = form.get('sello');
		const seal = tidyNote(typeof given === 'string' ? given : '');
		const m = witnessMessages[locals.locale];
		const kept = await keepCosignatures(anonymousBackend(), exercise.id, seal);
		if (!kept.ok) return fail(400, refusedWith(m.refused[kept.error], readTyped(form)));
		return { brought: m.brought(kept.value.roles.join(', ')) };
	},
};

function readSize(asked: string | null): number | null {
	return asked !== null && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
}
