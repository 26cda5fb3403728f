import { compareFigures } from '$lib/components/response/exclusion/compareFigures';
import { showFigures } from '$lib/components/response/showFigures';
import { figureMessages } from '$lib/messages/public/figures';
import { figureFiles, isFigureFileKind } from '$lib/server/export/answers/figureFiles';
import { openLicence } from '$lib/server/export/answers/dataPackage';
import { showInstitution } from '../../../../institution.server';
import { readPublicFigures } from './readFigures.server';
import type { PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, locals }) => {
	const { survey, published, places, dueOn } = await readPublicFigures(params.slug);
	const { consultation } = survey;
	const words = { language: locals.locale, choices: figureMessages[locals.locale].choices, places };
	return {
		consultation: { slug: consultation.slug, title: consultation.title },
		institution: showInstitution(consultation),
		kinds: Object.keys(figureFiles).filter(isFigureFileKind),
		hasMap:
			survey.instrument.state !== null &&
			survey.instrument.questions.some(({ type }) => type === 'municipality'),
		licence: openLicence,
		dueOn: published ? null : dueOn,
		standings: survey.counts.standings,
		published: published && {
			answers: published.figures.answers,
			smallest: published.figures.smallest,
			channels: published.figures.channels.map(({ channel }) => channel),
			questions: published.figures.questions.map((question) =>
				showFigures(question, question.tables, published.figures.answers, words),
			),
			excluded: published.figures.excluded,
			besides: Object.fromEntries(
				published.figures.questions.flatMap((question) =>
					question.withExcluded === null
						? []
						: [[question.id, compareFigures(question, question.withExcluded, published.figures, words)]],
				),
			),
			version: published.version,
			publishedOn: published.publishedOn,
			hash: published.contentHash,
		},
	};
};
