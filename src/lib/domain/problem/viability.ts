import { z } from 'zod';
import { choice, line, paragraphs } from '../form';
import { isWebLink } from './sourceForm';

/** What makes a problem realizable, in the order in which it is asked and shown. */
export const viabilityFactors = ['legal', 'budget', 'timing', 'competence'] as const;
export type ViabilityFactor = (typeof viabilityFactors)[number];

/** Each step of a factor means something in words, so what is stored is no guess between two numbers. */
export const viabilitySteps = ['1', '2', '3', '4', '5'] as const;
export type ViabilityStep = (typeof viabilitySteps)[number];

/** The most a problem can add up to: every factor at its highest. */
export const MOST_VIABLE = viabilityFactors.length * viabilitySteps.length;

/** Limits of what is written with an assessment, in characters. */
export const VIABILITY_LIMITS = { assessor: { min: 3, max: 160 }, evidence: { min: 10, max: 600 } } as const;

/** How realizable a problem was found, by whose word and on what evidence. Factors are whole, from 1 to 5. */
export type ViabilityAssessment = Readonly<Record<ViabilityFactor, number>> & {
	readonly id: string;
	readonly problemId: string;
	/** First, second … of its problem: the last one stands. */
	readonly number: number;
	/** Role or body, as it answers for it. */
	readonly assessor: string;
	readonly evidence: string;
	readonly link: string | null;
	/** Day, `YYYY-MM-DD`. */
	readonly assessedOn: string;
};

const { assessor, evidence } = VIABILITY_LIMITS;
const factor = choice(viabilitySteps, 'viability_choice').transform(Number);

/** An assessment of a problem: the four factors, who found so, on what it rests, and a link that may be blank. */
export const viabilityForm = z.object({
	legal: factor,
	budget: factor,
	timing: factor,
	competence: factor,
	assessor: line(assessor.min, assessor.max, 'assessor_length'),
	evidence: paragraphs(evidence.min, evidence.max, 'viability_evidence_length'),
	link: line(0, Number.MAX_SAFE_INTEGER, 'link_form')
		.refine((link) => link === '' || isWebLink(link), { error: 'link_form' })
		.transform((link) => (link === '' ? null : link)),
});

/** An assessment as it is written down, before it has a number and a day. */
export type ViabilityDetails = z.infer<typeof viabilityForm>;

/** The four factors added up, each as important as the others: from 4 to `MOST_VIABLE`. */
export function addFactors(assessment: Readonly<Record<ViabilityFactor, number>>): number {
	return viabilityFactors.reduce((sum, name) => sum + assessment[name], 0);
}

/** The assessments of one problem, newest first: the first of them stands. */
export function listAssessmentsOf<T extends Pick<ViabilityAssessment, 'problemId' | 'number'>>(
	problem: string,
	assessments: readonly T[],
): T[] {
	return assessments.filter(({ problemId }) => problemId === problem).sort((a, b) => b.number - a.number);
}
