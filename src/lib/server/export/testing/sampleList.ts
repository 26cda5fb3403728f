import { buildTallyInput, canonicalText, type Methodology } from '$lib/evidence';
import { countBallots } from '$lib/ranking';

/** A UUID that is nobody's. */
export const sampleId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const sampleHash = 'A1b2C3d4'.repeat(5).padEnd(43, 'x');
const [water, light] = [sampleId(1), sampleId(2)];
const [civil, authority] = [sampleId(11), sampleId(12)];

/** Two problems ranked by two nuclei, of which one lacks its quorum. */
export const sampleMethodology: Methodology = {
	v: 1,
	prioritization: sampleId(20),
	title: { es: 'Problemas del plan' },
	question: { es: '¿Qué urge?' },
	alternatives: [
		{ id: water, title: 'Agua <cada> tercer día', description: '' },
		{ id: light, title: 'Calles sin luz', description: '' },
	],
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
		{ nucleus: civil, name: 'Sociedad civil', weight: { num: 1, den: 1 } },
		{ nucleus: authority, name: 'Autoridad', weight: { num: 1, den: 1 } },
	],
	rankings: [],
	leftOut: [],
	publication: 'anonymous',
	ruleset: { id: 'pa18', version: 2 },
	software: 'prioriza/0',
};

const tally = countBallots(
	buildTallyInput(sampleMethodology, [
		{ nucleus: civil, ballots: [{ tiers: [[water], [light]] }, { tiers: [[water]] }, { tiers: [[light]] }] },
	]),
);
const counted = { attempt: 1, eligibleSeats: 3, quorum: 2 };
/** Its result as it is stored. */
export const sampleStored = canonicalText({
	v: 1,
	methodology: sampleHash,
	rankings: [
		{
			...counted,
			ranking: sampleId(31),
			nucleus: civil,
			name: 'Sociedad civil',
			quorumMet: true,
			counted: 3,
		},
		{
			...counted,
			ranking: sampleId(32),
			nucleus: authority,
			name: 'Autoridad',
			quorumMet: false,
			counted: 1,
		},
	],
	leftOut: [],
	tally: tally.ok ? tally.value : null,
});
