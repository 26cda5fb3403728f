import fc from 'fast-check';

/** A plain ballot line, with whole counts, that tests can permute and rewrite. */
export interface PlainLine {
	readonly count: number;
	readonly ranking: readonly (readonly string[])[];
}

export interface PlainProfile {
	readonly ids: readonly string[];
	readonly lines: readonly PlainLine[];
}

/** Ids that numbers, capitals and accents would put in another order than code units do. */
const IDS = ['10', '9', 'a', 'B', 'ñ', 'z', 'Ñ'];

/** A ballot over some alternatives: ties, truncation and emptiness included. */
function ranking(ids: readonly string[]): fc.Arbitrary<string[][]> {
	return fc
		.tuple(
			fc.shuffledSubarray([...ids]),
			fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }),
		)
		.map(([order, tied]) => {
			const tiers: string[][] = [];
			for (const [at, id] of order.entries()) {
				const last = tiers.at(-1);
				// one in four boundaries or so is a tie
				if (last !== undefined && tied[at] === true && (at + order.length) % 2 === 0) last.push(id);
				else tiers.push([id]);
			}
			return tiers;
		});
}

/** A ballot that ranks everything without ties. */
function strictRanking(ids: readonly string[]): fc.Arbitrary<string[][]> {
	return fc
		.shuffledSubarray([...ids], { minLength: ids.length, maxLength: ids.length })
		.map((order) => order.map((id) => [id]));
}

interface ProfileShape {
	readonly fewest?: number;
	readonly most?: number;
	readonly strict?: boolean;
	readonly largestCount?: number;
	readonly mostLines?: number;
}

/** Small elections with small counts, so that ties of every kind are common. */
export function profiles(shape: ProfileShape = {}): fc.Arbitrary<PlainProfile> {
	const { fewest = 1, most = 5, strict = false, largestCount = 3, mostLines = 7 } = shape;
	return fc.integer({ min: fewest, max: most }).chain((size) => {
		const ids = IDS.slice(0, size);
		return fc
			.array(
				fc.record({
					count: fc.integer({ min: strict ? 1 : 0, max: largestCount }),
					ranking: strict ? strictRanking(ids) : ranking(ids),
				}),
				{ maxLength: mostLines },
			)
			.map((lines) => ({ ids, lines }));
	});
}

/** A profile with a shuffled copy of its list of alternatives and of its ballots. */
export function shuffledProfiles(shape: ProfileShape = {}): fc.Arbitrary<{
	readonly profile: PlainProfile;
	readonly shuffled: PlainProfile;
}> {
	return profiles(shape).chain((profile) =>
		fc
			.tuple(
				fc.shuffledSubarray([...profile.ids], { minLength: profile.ids.length }),
				fc.shuffledSubarray([...profile.lines], { minLength: profile.lines.length }),
			)
			.map(([ids, lines]) => ({
				profile,
				shuffled: {
					ids,
					lines: lines.map(({ count, ranking: tiers }) => ({
						count,
						ranking: tiers.map((tier) => [...tier].reverse()),
					})),
				},
			})),
	);
}
