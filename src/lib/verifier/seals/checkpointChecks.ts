import { areEqual, base64url, bundlePaths, rootOf } from '../../evidence';
import type { Check, Findings } from '../findings';
import { keysAt, listKeys, signedBy } from './keys';
import { nameLine, type Material } from '../material';

/**
 * 41: every signed state in the bundle is of this log, and the log has at its size the root that it says. With one log
 * and one root for each, all of them are consistent with one another.
 */
function checkCheckpoints(material: Material, found: Findings): void {
	const { checkpoints, history, tree } = material;
	const origin = history.created[0]?.entry.body.origin;
	for (const { file, checkpoint } of checkpoints) {
		if (checkpoint === null) {
			found.fail('checkpoint-malformed', { file });
			continue;
		}
		const { size } = checkpoint;
		if (file !== bundlePaths.checkpoint && file !== bundlePaths.checkpointAt(size))
			found.fail('checkpoint-misnamed', { file, size });
		if (checkpoint.origin !== origin)
			found.fail('checkpoint-of-other-log', { file, found: checkpoint.origin });
		if (size > tree.size) found.fail('checkpoint-beyond', { file, size, entries: tree.size });
		else if (!areEqual(rootOf(tree, size), checkpoint.root)) {
			found.fail('checkpoint-differs', {
				file,
				declared: base64url(checkpoint.root),
				found: base64url(rootOf(tree, size)),
			});
		}
	}
	const sizes = checkpoints.map(({ checkpoint }) => checkpoint?.size ?? 0);
	const newest = checkpoints.find(({ file }) => file === bundlePaths.checkpoint)?.checkpoint?.size;
	if (checkpoints.length > 0 && newest !== Math.max(...sizes)) found.fail('checkpoint-not-newest');
	if (keysAt(material, tree.size).length === 0) return;
	if (checkpoints.length === 0) found.observe('checkpoint-missing');
	else if (newest !== undefined && newest < tree.size)
		found.observe('checkpoint-behind', { size: newest, entries: tree.size });
}

/**
 * 42: each signed state has a good signature of the key in force, and the first one after a change by plan also one of the
 * key that was given up; none has a false one of any key the log names. Each change names the key that was in force.
 */
function checkSignatures(material: Material, found: Findings): void {
	let inForce = material.history.created[0]?.entry.body.key ?? null;
	for (const { at, entry } of material.history.keys) {
		const { old, cause } = entry.body;
		if (old !== inForce || (old === null) !== (cause === 'first') || old === entry.body.new)
			found.fail('key-chain-broken', nameLine(material, at));
		if (cause === 'lost' || cause === 'compromised')
			found.observe('key-replaced', { ...nameLine(material, at), cause });
		inForce = entry.body.new;
	}
	let signedUpTo = 0;
	for (const { file, checkpoint } of material.checkpoints) {
		if (checkpoint === null) continue;
		for (const key of keysAt(material, checkpoint.size, signedUpTo))
			if (signedBy(checkpoint, key) === 'unknown') found.fail('signature-missing', { file, key });
		for (const key of listKeys(material))
			if (signedBy(checkpoint, key) === false) found.fail('signature-false', { file, key });
		// The newest lies in two places; what it owes is owed once more by its copy.
		if (file !== bundlePaths.checkpoint) signedUpTo = checkpoint.size;
	}
}

export const checkpointChecks: readonly Check[] = [
	{ number: 41, code: 'checkpoints', run: checkCheckpoints },
	{ number: 42, code: 'signatures', run: checkSignatures },
];
