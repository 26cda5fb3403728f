import { methodologySchema } from '$lib/evidence';
import { listLeftOut, listRankings, readParticipation } from '$lib/server/data/ranking/rankings';
import { findCurrent } from '$lib/server/data/record/currentResult';
import { listResults } from '$lib/server/data/results';
import { findFiledSheet } from '$lib/server/data/sheet/fileSheets';
import { printsSheets } from '$lib/server/export/pdf/openPress';
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
	const [rankings, participation, leftOut, ruleset, bank, results] = await Promise.all([
		listRankings(locals.backend, id),
		readParticipation(locals.backend, id),
		listLeftOut(locals.backend, id),
		nameRules(locals.backend, exercise, locals.locale),
		frozen ? [] : listProblems(locals.backend, exercise.id),
		frozen ? listResults(locals.backend, id) : [],
	]);
	const current = findCurrent(rankings, results);
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
		/** The sheet of the result that stands; null while none does. */
		sheet: current && {
			document: await findFiledSheet(locals.backend, current.id),
			printsHere: printsSheets(),
		},
		isSaved: url.searchParams.has('guardado'),
		isPublished: url.searchParams.has('publicada'),
	};
};
