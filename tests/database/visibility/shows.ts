import type { ClientBase } from 'pg';
import type { Persona } from './twoExercises';
import { visible, type Audience, type VisibleRows } from './visible';

/** A row there is, asked as the owner. */
export interface ExistingRow {
	readonly key: string;
	readonly exercise: string | null;
	readonly audience: Audience;
	readonly owner: string | null;
}

export type Truth = ReadonlyMap<VisibleRows, readonly ExistingRow[]>;

/** Every row of every line of the list. */
export async function readTruth(client: ClientBase): Promise<Truth> {
	const found = new Map<VisibleRows, readonly ExistingRow[]>();
	for (const line of visible) found.set(line, (await client.query<ExistingRow>(line.rows)).rows);
	return found;
}

/** Whether the list lets a persona read a row. */
export function shows({ exercise, audience, owner }: ExistingRow, persona: Persona): boolean {
	if (persona.caller.role === 'service_role') return true;
	if (owner !== null && owner === persona.caller.account) return true;
	switch (audience) {
		case 'anyone':
			return true;
		case 'administrators':
			return persona.isAdministrator;
		case 'part':
			return persona.isAdministrator || (exercise !== null && persona.partOf === exercise);
		case 'staff':
			return exercise !== null && persona.staffOf === exercise;
		case 'reviewers':
			return exercise !== null && (persona.staffOf === exercise || persona.reviewerOf === exercise);
		case 'nobody':
			return false;
	}
}
