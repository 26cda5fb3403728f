import { redirect } from '@sveltejs/kit';
import { showInstitution } from '../../../../institution.server';
import { nameRecordFile } from '$lib/domain/result/nameRecordFile';
import { readPrioritization } from '../readPrioritization.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const { prioritization, exercise, current } = await readPrioritization(params.slug);
	// The page of the result says what is still missing.
	if (!current) redirect(303, `/jerarquizacion/${params.slug}`);
	return {
		institution: showInstitution(exercise),
		detail: exercise.name,
		prioritization: { slug: prioritization.slug, title: prioritization.title },
		file: nameRecordFile(params.slug),
		resultHash: current.contentHash,
	};
};
