import { z } from 'zod';
import { callVerb, readRow } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import { RefusedError } from '../../backend/refusal';
import { findLastEntry } from './lastEntry';
import { LogKeyError, type LogKey } from './logKey';

/** The key in use, as the database knows it; `null` while there was none. */
export async function findCurrentKey(backend: Backend): Promise<string | null> {
	const row = await readRow(
		backend.from('log_keys').select('public_key').order('number', { ascending: false }).limit(1),
		'log_keys',
		z.object({ publicKey: z.string() }),
	);
	return row?.publicKey ?? null;
}

/**
 * Makes sure that the database and this instance mean the same key: the first is adopted, so is a change that the file
 * tells of, and any other difference stops the signing.
 *
 * @throws LogKeyError where the key is another than the one in use.
 */
export async function adoptKey(backend: Backend, key: LogKey): Promise<void> {
	const inUse = await findCurrentKey(backend);
	if (inUse !== null && inUse !== key.publicKey) {
		const isHandedOver = key.cause === 'scheduled' && key.former?.publicKey === inUse;
		if (!isHandedOver && key.cause !== 'lost' && key.cause !== 'compromised') {
			throw new LogKeyError(
				`Esta base de datos firma con la llave ${inUse} y aquí está la llave ${key.publicKey}. No se firma nada. ` +
					'Pon la llave que es, o lee «Cambiar la llave» en docs/signing-key.md.',
			);
		}
		const rotated = await callVerb(
			backend,
			'rotate_log_key',
			{ p_old: inUse, p_new: key.publicKey, p_cause: key.cause },
			z.null(),
		);
		// Of several instances that start at once, one is first; the others find its key in use.
		if (!rotated.ok && (await findCurrentKey(backend)) !== key.publicKey)
			throw new RefusedError(rotated.error, 'rotate_log_key');
		return;
	}
	const registered = await callVerb(backend, 'register_log_key', { p_key: key.publicKey }, z.boolean());
	if (!registered.ok) throw new RefusedError(registered.error, 'register_log_key');
}

/** The key that a log says signs it; `null` where it names none. */
export async function findKeyOfLog(backend: Backend, exercise: string): Promise<string | null> {
	const last = await findLastEntry(backend, exercise, ['log.created', 'key.rotated']);
	if (last === null) return null;
	return last.type === 'key.rotated' ? last.body.new : (last.body.key ?? null);
}
