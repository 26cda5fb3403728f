import { z } from 'zod';
import { err, ok, type Result } from '$lib/basics/result';
import {
	checkCosignature,
	fromBase64url,
	readCheckpoint,
	takeCosignature,
	type EntryBody,
	type NoteKey,
} from '$lib/evidence';
import { callVerb, readRows } from '../../backend/call';
import { workerBackend, type Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';
import { findCheckpoint } from './checkpoints';
import { findLastEntry } from './lastEntry';

/** Who may sign states of a log as a witness, and how many roles are asked for. */
export type WitnessPolicy = EntryBody<'witnesses.named'>;
export type Witness = WitnessPolicy['witnesses'][number];

/** What the log of an exercise says last about its witnesses; `null` while nobody was named. */
export async function findWitnessPolicy(backend: Backend, exercise: string): Promise<WitnessPolicy | null> {
	return (await findLastEntry(backend, exercise, ['witnesses.named']))?.body ?? null;
}

/** Writes into the log who may sign from now on. */
export function nameWitnesses(
	backend: Backend,
	exercise: string,
	{ witnesses, needed, required }: Omit<WitnessPolicy, 'date'>,
): Promise<Result<number, Refusal>> {
	return callVerb(
		backend,
		'name_witnesses',
		{ p_exercise: exercise, p_witnesses: witnesses, p_needed: needed, p_required: required },
		z.int(),
	);
}

/** Which states of the log of an exercise which keys of witnesses signed, the newest states first. */
export function listCosignatures(
	backend: Backend,
	exercise: string,
): Promise<{ size: number; key: string }[]> {
	return readRows(
		backend
			.from('cosignatures')
			.select('size, key')
			.eq('exercise_id', exercise)
			.order('size', { ascending: false })
			.order('key'),
		'cosignatures',
		z.object({ size: z.int(), key: z.string() }),
	);
}

/** A witness and when it signed a state, in seconds since 1970; `null` while it did not. */
export interface Signed {
	readonly witness: Witness;
	readonly at: number | null;
}

/** Who of a policy signed a state, in the order of the policy. */
export function whoSigned(note: string, { witnesses }: WitnessPolicy): Signed[] {
	const read = readCheckpoint(note);
	return witnesses.map((witness) => {
		const key = noteKeyOf(witness);
		const at = read.ok && key ? checkCosignature(read.value.note, key) : null;
		return { witness, at: typeof at === 'number' ? at : null };
	});
}

/** Why a signature was not kept. */
export type CosignatureRefusal = 'not_a_seal' | 'not_published' | 'not_a_witness' | 'false_signature';

/**
 * Keeps what witnesses signed under a published state of a log: every good line of somebody who is named now. Gives their
 * roles.
 *
 * @param seal the whole note, as a witness brings it.
 */
export async function keepCosignatures(
	backend: Backend,
	exercise: string,
	seal: string,
): Promise<Result<{ size: number; roles: string[] }, CosignatureRefusal>> {
	const read = readCheckpoint(seal);
	if (!read.ok) return err('not_a_seal');
	const { size, note } = read.value;
	const [published, policy] = await Promise.all([
		findCheckpoint(backend, exercise, size),
		findWitnessPolicy(backend, exercise),
	]);
	if (published === null || !published.note.startsWith(`${note.text}\n`)) return err('not_published');
	const roles: string[] = [];
	for (const witness of policy?.witnesses ?? []) {
		const key = noteKeyOf(witness);
		const line = key && takeCosignature(note, key);
		if (line === null) continue;
		if (line === false) return err('false_signature');
		const kept = await callVerb(
			workerBackend(),
			'keep_cosignature',
			{ p_exercise: exercise, p_size: size, p_key: witness.key, p_line: line },
			z.boolean(),
		);
		// Named no longer since it was read above.
		if (!kept.ok) return err('not_a_witness');
		roles.push(witness.role);
	}
	return roles.length === 0 ? err('not_a_witness') : ok({ size, roles });
}

function noteKeyOf({ name, key }: Witness): NoteKey | null {
	const publicKey = fromBase64url(key);
	return publicKey && { name, publicKey };
}
