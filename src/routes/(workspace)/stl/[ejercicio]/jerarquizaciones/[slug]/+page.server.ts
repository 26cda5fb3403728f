import { methodologySchema } from '$lib/evidence';
import { listLeftOut, listRankings, readParticipation } from '$lib/server/data/ranking/rankings';
import { listProblems } from '$lib/server/data/problems';
import { SOFTWARE } from '$lib/server/data/software';
import { nameRules, openPrioritization } from '../prioritizationDesk.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const prioritization = await openPrioritization(locals.backend, params);
	const { id, title, question, counting, tieRule, publication, timeZone, methodology, methodologyHash } =
		prioritization;
	const frozen = methodology === null ? null : methodologySchema.parse(JSON.parse(methodology));
	const [rankings, participation, leftOut, ruleset, bank] = await Promise.all([
		listRankings(locals.backend, id),
		readParticipation(locals.backend, id),
		listLeftOut(locals.backend, id),
		nameRules(locals.backend, exercise, locals.locale),
		frozen ? [] : listProblems(locals.backend, exercise.id),
	]);
	const drafted = bank.filter((problem) => prioritization.alternatives.includes(problem.id));
	return {
		rules: { title, question, counting, tieRule, publication },
		timeZone,
		ruleset,
		software: frozen?.software ?? SOFTWARE,
		hash: methodologyHash,
		problems: (frozen?.alternatives ?? drafted).map((problem) => ({
			id: problem.id,
			title: problem.title,
			description: problem.description,
		})),
		rankings: rankings.map((ranking) => ({
			...ranking,
			tookPart: participation.find((row) => row.ranking === ranking.id)?.tookPart ?? 0,
		})),
		leftOut: leftOut.map(({ nucleusId, nucleusName, reason }) => ({ nucleusId, nucleusName, reason })),
		round: prioritization.round,
		/** Every nucleus has spoken: the same may be asked again. */
		isOver: frozen !== null && rankings.length > 0 && rankings.every(({ state }) => state !== 'open'),
		isSaved: url.searchParams.has('guardado'),
		isPublished: url.searchParams.has('publicada'),
	};
};
