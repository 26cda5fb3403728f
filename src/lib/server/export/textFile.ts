import type { BundleFile } from '$lib/evidence';

/** A text as a file of a bundle, in UTF-8. */
export function textFile(path: string, text: string): BundleFile {
	return { path, bytes: new TextEncoder().encode(text) };
}
