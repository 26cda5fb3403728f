import { describeSample, id, sampleNuclei } from '$lib/evidence/testing/sampleMethodology';
import { buildTallyInput, canonicalText } from '$lib/evidence';
import { countBallots } from '$lib/ranking';

export const sampleHash = 'A1b2C3d4'.repeat(5).padEnd(43, 'x');
const [water, light] = [id(1), id(2)];
const { civil, authority } = sampleNuclei;

/** Two problems ranked by two nuclei, of which one lacks its quorum. */
export const sampleMethodology = describeSample({
	title: { es: 'Problemas del plan' },
	alternatives: [
		{ id: water, title: 'Agua <cada> tercer día', description: '' },
		{ id: light, title: 'Calles sin luz', description: '' },
	],
	publication: 'anonymous',
});

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
			ranking: id(31),
			nucleus: civil,
			name: 'Sociedad civil',
			quorumMet: true,
			counted: 3,
		},
		{
			...counted,
			ranking: id(32),
			nucleus: authority,
			name: 'Autoridad',
			quorumMet: false,
			counted: 1,
		},
	],
	leftOut: [],
	tally: tally.ok ? tally.value : null,
});
