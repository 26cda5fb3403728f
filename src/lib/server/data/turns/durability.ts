import { z } from 'zod';
import { callVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';

const gapsShape = z.array(z.object({ setting: z.string(), where: z.string() }));

/** The database could acknowledge an answer and lose it afterwards; said to whoever runs the installation. */
export class WeakDatabaseError extends Error {
	override readonly name = 'WeakDatabaseError';
}

/**
 * Makes sure that the database keeps what it acknowledges. A local one was looked at before it started; a hosted one is
 * somebody else's machine.
 *
 * @param say told of what is no reason to stop: without checksums nothing acknowledged is lost, but damage goes unnoticed,
 *   and whoever owns a hosted project cannot turn them on.
 * @returns whether it is known by now; not while the database is away.
 * @throws WeakDatabaseError
 */
export async function refuseWeakDatabase(worker: Backend, say: (sentence: string) => void): Promise<boolean> {
	const gaps = await callVerb(worker, 'durability_gaps', {}, gapsShape);
	if (!gaps.ok) return false;
	const fatal = gaps.value.filter(({ setting }) => setting !== 'data_checksums');
	if (fatal.length > 0) {
		const lines = fatal.map(
			({ setting, where }) => `- ${setting} está apagado (${where}). Enciéndelo: ${setting} = on.`,
		);
		throw new WeakDatabaseError(
			`No arranco, porque un corte de luz podría perder respuestas ya confirmadas:\n${lines.join('\n')}`,
		);
	}
	if (gaps.value.length > 0)
		say(
			'La base de datos no tiene sumas de verificación (data_checksums): si un disco se daña, nadie lo notará. ' +
				'Pide a quien la administra que las encienda.',
		);
	return true;
}
