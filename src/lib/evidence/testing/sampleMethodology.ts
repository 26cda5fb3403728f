import type { Methodology } from '../record/documents';

/** A readable UUID that is nobody's. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const sampleNuclei = { civil: id(11), authority: id(12) };

/** Two nuclei of equal weight that rank these problems, where nothing else is said. */
export function describeSample(
	own: Partial<Methodology> & Pick<Methodology, 'title' | 'alternatives' | 'publication'>,
): Methodology {
	return {
		v: 1,
		prioritization: id(20),
		question: { es: '¿Qué urge?' },
		counting: {
			task: 'rank',
			method: 'ranked-pairs',
			strength: 'winning-then-losing',
			unranked: 'last',
			mostRanked: null,
		},
		tieRule: { rule: 'leave-tied' },
		round: { number: 1, previous: null },
		weights: [
			{ nucleus: sampleNuclei.civil, name: 'Sociedad civil', weight: { num: 1, den: 1 } },
			{ nucleus: sampleNuclei.authority, name: 'Autoridad', weight: { num: 1, den: 1 } },
		],
		rankings: [],
		leftOut: [],
		ruleset: { id: 'pa18', version: 2 },
		software: 'prioriza/0',
		...own,
	};
}
