import { bundlePaths, readBundle, readCheckpoint, type Checkpoint } from '../../../src/lib/evidence';
import { signTurn } from '../../../src/lib/server/data/log/signTurn';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';
import { readExpediente } from '../../../src/routes/(public)/ejercicio/[slug]/expediente/readExpediente.server';

/** What somebody downloaded and kept. */
export interface Kept {
	readonly bytes: Uint8Array;
	readonly root: string;
	readonly checkpoint: Checkpoint;
	readonly files: ReadonlyMap<string, Uint8Array>;
	readonly lines: string[];
}

/** What somebody downloads now. */
export async function download(slug: string): Promise<Kept> {
	await signTurn();
	const { bytes } = await readExpediente(slug, 'http://localhost:3000');
	const bundle = readBundle(bytes);
	if (!bundle.ok) throw new Error(bundle.error.code);
	const { files, manifest } = bundle.value;
	const checkpoint = readCheckpoint(textOf(files, bundlePaths.checkpoint));
	if (!checkpoint.ok) throw new Error(checkpoint.error);
	return {
		bytes,
		root: manifest.log.root,
		checkpoint: checkpoint.value,
		files,
		lines: textOf(files, bundlePaths.entries).trimEnd().split('\n'),
	};
}

export const textOf = (files: ReadonlyMap<string, Uint8Array>, path: string) =>
	new TextDecoder().decode(files.get(path));

/** What the verifier says of it, alone or beside a seal that was kept. */
export function verify({ bytes, root }: Kept, previous: Checkpoint | null = null) {
	const { checks, verdict } = verifyBundle(bytes, { root, previous });
	return {
		verdict,
		failed: checks.filter(({ status }) => status === 'failed').map(({ code }) => code),
		previous: checks.find(({ code }) => code === 'previous-checkpoint')?.status,
	};
}
