import { listCorrections } from '$lib/domain/result/corrections';
import { viewResult } from '$lib/domain/result/resultView';
import { readStoredResult } from '$lib/domain/result/storedResult';
import { anonymousBackend } from '$lib/server/backend/clients';
import { listRankings } from '$lib/server/data/ranking/rankings';
import { readPrioritization } from '../readPrioritization.server';
import { showInstitution } from '../../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const { prioritization, methodology, exercise, results } = await readPrioritization(params.slug);
	const rankings = await listRankings(anonymousBackend(), prioritization.id);
	const versions = results.map(({ version, computedOn, contentHash, content }) => ({
		version,
		computedOn,
		contentHash,
		view: viewResult(methodology, readStoredResult(content)),
	}));
	return {
		institution: showInstitution(exercise),
		detail: exercise.name,
		exercise: { slug: exercise.slug },
		prioritization: { slug: prioritization.slug, title: prioritization.title },
		corrections: listCorrections(versions, rankings),
	};
};
