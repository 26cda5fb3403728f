import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	statSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartRefused } from '../startRefused';

const secretsShape = z.object({
	/** Signs access tokens; its public half is what PostgREST and the JWKS page know. */
	signingKey: z.object({
		kty: z.literal('EC'),
		crv: z.literal('P-256'),
		x: z.string(),
		y: z.string(),
		d: z.string(),
	}),
	keyId: z.string(),
	publishableKey: z.string().startsWith('sb_publishable_'),
	secretKey: z.string().startsWith('sb_secret_'),
	/** Keys the hashes of one-time codes and the names of rate limits, so that the database alone gives neither. */
	codeKey: z.string(),
	passwords: z.object({
		supabase_admin: z.string(),
		postgres: z.string(),
		authenticator: z.string(),
		supabase_auth_admin: z.string(),
		supabase_storage_admin: z.string(),
	}),
});

export type Secrets = z.infer<typeof secretsShape>;
export type DatabaseRole = keyof Secrets['passwords'];

/** The secrets of this installation, made the first time and kept for their owner's eyes only. */
export function openSecrets(dataDir: string, clusterExists: boolean): Secrets {
	const folder = join(dataDir, 'secrets');
	const path = join(folder, 'installation.json');
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (existsSync(path)) return readSecrets(path);
	if (clusterExists) {
		throw new StartRefused(
			'secrets_missing',
			`Falta ${path}, sin el que no se puede entrar a la base de datos. Recupéralo de un respaldo de la carpeta.`,
		);
	}
	const secrets = makeSecrets();
	writeDurably(path, JSON.stringify(secrets));
	return secrets;
}

function readSecrets(path: string): Secrets {
	if ((statSync(path).mode & 0o077) !== 0) {
		throw new StartRefused(
			'secrets_exposed',
			`Otros usuarios de esta máquina pueden leer ${path}. Corrígelo con «chmod 600 ${path}» y vuelve a arrancar.`,
		);
	}
	const parsed = secretsShape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
	if (parsed.success) return parsed.data;
	throw new StartRefused(
		'secrets_unreadable',
		`No se entiende ${path}. Recupéralo de un respaldo de la carpeta.`,
	);
}

function makeSecrets(): Secrets {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return secretsShape.parse({
		signingKey: privateKey.export({ format: 'jwk' }),
		keyId: randomUUID(),
		publishableKey: `sb_publishable_${random()}`,
		secretKey: `sb_secret_${random()}`,
		codeKey: random(),
		passwords: {
			supabase_admin: random(),
			postgres: random(),
			authenticator: random(),
			supabase_auth_admin: random(),
			supabase_storage_admin: random(),
		},
	});
}

function random(): string {
	return randomBytes(32).toString('base64url');
}

/** Either the whole file is there after a power cut, or none of it. */
function writeDurably(path: string, text: string): void {
	const draft = `${path}.new`;
	const file = openSync(draft, 'w', 0o600);
	writeSync(file, text);
	fsyncSync(file);
	closeSync(file);
	renameSync(draft, path);
	const folder = openSync(join(path, '..'), 'r');
	fsyncSync(folder);
	closeSync(folder);
}
