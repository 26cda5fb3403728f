import { z } from 'zod';
import {
	ballotContentSchema,
	marksOf,
	readBareMarks,
	type Marks,
	type NominalBallot,
	type Task,
} from '$lib/evidence';
import { readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Prioritization } from '../prioritizations';
import { listRankings } from '../ranking/rankings';

/** A ballot as its publication mode shows it. */
export interface PublishedBallot {
	marks: Marks;
	/** Its seat, and what opens its commitment; null where ballots are published without their seats. */
	opened: NominalBallot | null;
}

/** A published ballot with the name of its nucleus. */
export interface ShownBallot {
	nucleus: string;
	/** Null where ballots are published without their seats. */
	seat: string | null;
	marks: Marks;
}

const nominalShape = z.object({ seat: z.string(), salt: z.string(), content: z.string() });

/** The ballots of one ranking that anybody may have; null while none are published, and in mode aggregates. */
export async function readPublishedBallots(
	backend: Backend,
	ranking: string,
	task: Task,
): Promise<PublishedBallot[] | null> {
	const shape = z.unknown().array().nullable();
	const published = await readVerb(backend, 'published_ballots', { p_ranking: ranking }, shape);
	return published?.map((one) => readPublished(one, task)) ?? null;
}

/** The ballots of a prioritization that anybody may have: none in mode aggregates. */
export async function readShownBallots(
	backend: Backend,
	{ id: prioritizationId, counting }: Prioritization,
): Promise<ShownBallot[]> {
	const shown: ShownBallot[] = [];
	for (const { id, nucleusName, state } of await listRankings(backend, prioritizationId)) {
		if (state !== 'closed') continue;
		for (const { marks, opened } of (await readPublishedBallots(backend, id, counting.task)) ?? []) {
			shown.push({ nucleus: nucleusName, seat: opened?.seat ?? null, marks });
		}
	}
	return shown;
}

function readPublished(published: unknown, task: Task): PublishedBallot {
	const nominal = nominalShape.safeParse(published);
	if (nominal.success) {
		const { seat, salt, content: text } = nominal.data;
		const content = ballotContentSchema.parse(JSON.parse(text));
		return { marks: marksOf(content), opened: { seat, salt, content } };
	}
	const marks = readBareMarks(task, published);
	// The database keeps no ballot of another task: one that is found is a bug.
	if (marks === null) throw new Error(`A published ballot is not of the task ${task}`);
	return { marks, opened: null };
}
