import { inGroups } from '$lib/basics/inGroups';
import { compareRounds } from '$lib/domain/result/roundsView';
import { formatDay } from '$lib/messages/locale';
import { sheetMessages } from '$lib/messages/results/methodologySheet';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findPrintedSeal } from '$lib/server/data/log/printedSeal';
import { listLeftOut } from '$lib/server/data/ranking/rankings';
import { readRankingFacts } from '$lib/server/data/record/rankingFacts';
import { readRounds } from '$lib/server/data/record/rounds';
import { readBeside } from './readBeside.server';
import { readPrioritization } from './readPrioritization.server';
import { showInstitution } from '../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { prioritization, methodology, methodologyHash, exercise, results, current, view } =
		await readPrioritization(params.slug);
	const [rankings, leftOut, { viability, places }, { upToHere, next }, seal] = await Promise.all([
		readRankingFacts(anonymousBackend(), prioritization.id),
		listLeftOut(anonymousBackend(), prioritization.id),
		readBeside(prioritization.id, view, exercise.stateId, locals.locale),
		readRounds(anonymousBackend(), prioritization),
		findPrintedSeal(anonymousBackend(), exercise.id),
	]);
	const m = sheetMessages[locals.locale];
	const dated = current?.computedOn ?? prioritization.publishedOn;
	return {
		exercise,
		institution: showInstitution(exercise),
		detail: exercise.name,
		printHead: [exercise.name, ...(dated === null ? [] : [formatDay(locals.locale, dated)])].join(' · '),
		printFoot: {
			label: m.paperCode,
			address: `${locals.site.origin}${url.pathname}`,
			words: current
				? `${m.resultHash}: ${inGroups(current.contentHash)}`
				: `${m.methodologyHash}: ${inGroups(methodologyHash)}`,
		},
		seal: seal && { ...seal, origin: locals.site.origin, slug: exercise.slug },
		prioritization: {
			slug: prioritization.slug,
			title: prioritization.title,
			question: prioritization.question,
			publication: prioritization.publication,
			publishedOn: prioritization.publishedOn,
		},
		methodology,
		methodologyHash,
		rankings,
		leftOut: leftOut.map(({ nucleusId, nucleusName, reason }) => ({ nucleusId, nucleusName, reason })),
		versions: results.map(({ version, contentHash, computedOn }) => ({ version, contentHash, computedOn })),
		view,
		round: {
			number: prioritization.round,
			before: upToHere.slice(0, -1).map(({ number, slug, title }) => ({ number, slug, title })),
			next,
			compared: view === null ? null : compareRounds(upToHere),
		},
		viability,
		places,
	};
};
