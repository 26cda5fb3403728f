import { fromBase64url, readVerifierKey, type NoteKey } from '$lib/evidence';

/** The root as somebody copies it from paper, where it stands in groups. `undefined` when it is no root. */
export function readRoot(typed: string): string | null | undefined {
	const root = typed.replaceAll(/\s/gu, '');
	if (root === '') return null;
	return root.length === 43 && fromBase64url(root) !== null ? root : undefined;
}

/** The key that signs, as somebody copies its one line. `undefined` when it is no key. */
export function readKey(typed: string): NoteKey | null | undefined {
	const line = typed.replaceAll(/\s/gu, '');
	return line === '' ? null : (readVerifierKey(line) ?? undefined);
}
