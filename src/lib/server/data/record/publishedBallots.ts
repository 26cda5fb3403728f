import { z } from 'zod';
import { tiersSchema } from '$lib/evidence';
import type { Backend } from '../../backend/clients';
import { readAnonymousBallots, readNominalBallots } from '../ballots';
import { type Prioritization } from '../prioritizations';
import { listRankings } from '../ranking/rankings';

/** A ballot as its publication mode shows it. */
export interface ShownBallot {
	nucleus: string;
	/** Null where ballots are published without their seats. */
	seat: string | null;
	tiers: string[][];
}

const contentShape = z.object({ tiers: tiersSchema });

/** The ballots of a prioritization that anybody may have: none in mode aggregates. */
export async function readShownBallots(
	backend: Backend,
	prioritization: Prioritization,
): Promise<ShownBallot[]> {
	const rankings = await listRankings(backend, prioritization.id);
	const shown: ShownBallot[] = [];
	for (const { id, nucleusName, state, publication } of rankings) {
		if (state !== 'closed' || publication === 'aggregates') continue;
		if (publication === 'anonymous') {
			const ballots = await readAnonymousBallots(backend, id);
			shown.push(...ballots.map((tiers) => ({ nucleus: nucleusName, seat: null, tiers })));
		} else {
			const ballots = await readNominalBallots(backend, id);
			shown.push(
				...ballots.map(({ seat, content }) => ({
					nucleus: nucleusName,
					seat,
					tiers: contentShape.parse(JSON.parse(content)).tiers,
				})),
			);
		}
	}
	return shown;
}
