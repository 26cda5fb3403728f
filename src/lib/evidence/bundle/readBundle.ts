import { err, ok, type Result } from '../../basics/result';
import { parseManifest, type Manifest } from './manifest';
import { bundlePaths } from './paths';
import { readZip, READ_LIMITS, type ReadLimits, type ZipProblem } from './zip/readZip';
import { weighManifest, weighParts, type PartProblem } from './weigh';

/** A bundle that could be opened. Nothing in it has been believed yet: that is the verifier's work. */
export type Bundle = {
	manifest: Manifest;
	/** Every file by its path, the manifest too. */
	files: ReadonlyMap<string, Uint8Array>;
	/** Files whose bytes or records changed after packing. */
	altered: readonly string[];
};

/** Why a bundle cannot be opened; `path` is the file at fault, empty when it is none in particular. */
export type BundleProblem =
	ZipProblem | PartProblem | { code: 'no-manifest' | 'not-a-manifest' | 'no-entries'; path: string };

/**
 * Opens a bundle as far as its manifest and weighs the rest. Never inflates, never trusts a length, never throws whatever
 * the bytes.
 */
export function readBundle(
	bytes: Uint8Array,
	limits: ReadLimits = READ_LIMITS,
): Result<Bundle, BundleProblem> {
	const zip = readZip(bytes, limits);
	if (!zip.ok) return zip;
	const { files, altered } = zip.value;
	const manifestBytes = files.get(bundlePaths.manifest);
	if (!manifestBytes) return err({ code: 'no-manifest', path: bundlePaths.manifest });
	const weighed = weighManifest(manifestBytes);
	if (!weighed.ok) return weighed;
	const manifest = parseManifest(manifestBytes);
	if (!manifest.ok) return err({ code: manifest.error, path: bundlePaths.manifest });
	if (!files.has(bundlePaths.entries)) return err({ code: 'no-entries', path: bundlePaths.entries });
	const parts = weighParts(files, manifest.value.log.size);
	if (!parts.ok) return parts;
	return ok({ manifest: manifest.value, files, altered });
}
