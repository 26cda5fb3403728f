import { existsSync, readFileSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { base64url, fromBase64url, publicKeyOf } from '$lib/evidence';
import { writeWhole } from './writeWhole';

/** The key that signs the logs of this installation, as it stands in the file or the environment. */
export interface LogKey {
	/** Ed25519, 32 bytes. */
	readonly privateKey: Uint8Array;
	/** base64url. */
	readonly publicKey: string;
	/** The one before it, which signs once more so that everybody sees who handed over; `null` where it is gone. */
	readonly former: { readonly privateKey: Uint8Array; readonly publicKey: string } | null;
	/** Why it changed last. */
	readonly cause: 'scheduled' | 'lost' | 'compromised' | null;
}

/** Why nothing may be signed, for the key or for the memory, said to whoever runs the installation. */
export class LogKeyError extends Error {
	override readonly name = 'LogKeyError';
}

const seed = z.string().refine((text) => text.length === 43 && fromBase64url(text) !== null);
const storedShape = z.strictObject({
	current: seed,
	former: seed.nullable(),
	cause: z.enum(['scheduled', 'lost', 'compromised']).nullable(),
});
/** A key as it is stored: private halves, base64url. */
export type StoredLogKey = z.infer<typeof storedShape>;

/** Where the key is (`PRIORIZA_LOG_KEY` itself, or the file that `PRIORIZA_LOG_KEY_FILE` names) and the memory (`PRIORIZA_LOG_MEMORY`). */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the key. `null` where neither variable is set: then nothing is signed, which is said once.
 *
 * @param makeIfMissing called when the file does not exist; whether a new key may be made.
 * @throws LogKeyError for a key that cannot be read or that others may read.
 */
export async function readLogKey(
	environment: Environment,
	makeIfMissing: () => Promise<boolean>,
): Promise<LogKey | null> {
	const given = environment['PRIORIZA_LOG_KEY'];
	if (given) return parseLogKey(given, 'PRIORIZA_LOG_KEY');
	const file = environment['PRIORIZA_LOG_KEY_FILE'];
	if (!file) return null;
	if (!existsSync(file)) {
		if (!(await makeIfMissing())) {
			throw new LogKeyError(
				`No existe ${file}, y esta base de datos ya firma con una llave. Pon en su lugar la copia de la llave. ` +
					'Si se perdió, lee «Si la llave se pierde» en docs/signing-key.md.',
			);
		}
		writeLogKey(file, { current: base64url(randomBytes(32)), former: null, cause: null });
	}
	if ((statSync(file).mode & 0o077) !== 0)
		throw new LogKeyError(`Otras personas de esta máquina pueden leer ${file}. Corre: chmod 600 ${file}`);
	return parseLogKey(readFileSync(file, 'utf8').trim(), file);
}

/** Reads a stored key: its JSON, or a bare private key. */
export function parseLogKey(text: string, where: string): LogKey {
	const stored = storedShape.safeParse(
		text.startsWith('{') ? parseJson(text) : { current: text, former: null, cause: null },
	);
	if (!stored.success) throw new LogKeyError(`Lo que hay en ${where} no es una llave del registro.`);
	const { current, former, cause } = stored.data;
	return { ...pairOf(current), former: former === null ? null : pairOf(former), cause };
}

/** Puts a key where only its owner reads it; what was there is replaced as a whole or not at all. */
export function writeLogKey(file: string, key: StoredLogKey): void {
	writeWhole(file, `${JSON.stringify(key)}\n`);
}

function pairOf(text: string): { privateKey: Uint8Array; publicKey: string } {
	const privateKey = fromBase64url(text) ?? new Uint8Array();
	return { privateKey, publicKey: base64url(publicKeyOf(privateKey)) };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
