import { checkCosignature, fromBase64url, type Checkpoint, type EntryBody } from '../../evidence';
import type { Check, Findings } from '../findings';
import type { Placed } from '../history';
import { nameLine, type Material } from '../material';
import { listKeys } from './keys';

type Policy = EntryBody<'witnesses.named'>;

/** What a count rests on: from the last of these on, a state of the log that was signed shows all of it. */
const closings: ReadonlySet<string> = new Set(['survey.closed', 'ranking.closed', 'tally.computed']);
const openings: ReadonlySet<string> = new Set(['survey.opened', 'methodology.published', 'ranking.opened']);

/**
 * 46: witnesses are who the log names, none of them the log itself and none twice; each of their signatures is good; and
 * after the last closing as many roles signed as were decided. Roles are counted, never signatures.
 */
function checkWitnesses(material: Material, found: Findings): void {
	const { history, checkpoints, lines } = material;
	const begun = lines.findIndex(({ entry }) => entry !== null && openings.has(entry.type));
	const logKeys = listKeys(material);
	history.witnesses.forEach((named, at) => {
		checkNames(material, named, logKeys, found);
		const before = history.witnesses[at - 1];
		const hasBegun = begun >= 0 && begun < named.at;
		if (!before || !hasBegun) return;
		if (isLooser(named.entry.body, before.entry.body))
			found.observe('witnesses-loosened', nameLine(material, named.at));
		const others = listOthers(named.entry.body, before.entry.body);
		if (others.length > 0)
			found.observe('witnesses-changed', { ...nameLine(material, named.at), names: others.join(', ') });
	});
	for (const { file, checkpoint } of checkpoints)
		if (checkpoint)
			for (const { name, signed } of readCosignatures(checkpoint, policyAt(material, checkpoint.size)))
				if (signed === false) found.fail('cosignature-false', { file, name });

	const policy = history.witnesses.at(-1)?.entry.body;
	const last = findLastClosing(material);
	if (policy === undefined || policy.needed === 0 || last < 0) return;
	const roles = checkpoints.map(({ checkpoint }) =>
		checkpoint && checkpoint.size > last ? countRoles(checkpoint, policy) : 0,
	);
	const most = Math.max(0, ...roles);
	if (most >= policy.needed) return;
	const facts = { needed: policy.needed, found: most };
	if (policy.required) found.fail('witnesses-required', facts);
	else found.observe('witnesses-missing', facts);
}

/** Place in the log of the last closing; -1 where nothing closed yet. */
export function findLastClosing({ lines }: Pick<Material, 'lines'>): number {
	return lines.findLastIndex(({ entry }) => entry !== null && closings.has(entry.type));
}

function checkNames(
	material: Material,
	named: Placed<'witnesses.named'>,
	logKeys: ReadonlySet<string>,
	found: Findings,
): void {
	const line = nameLine(material, named.at);
	const seen = new Set<string>();
	for (const { name, key } of named.entry.body.witnesses) {
		if (logKeys.has(key)) found.fail('witness-is-the-log', { ...line, name });
		if (seen.has(key)) found.fail('witness-twice', { ...line, name });
		seen.add(key);
	}
}

type Cosigned = { name: string; role: string; signed: ReturnType<typeof checkCosignature> };

/** What each witness of a policy has under a checkpoint: the second it signed, a false signature, or none. */
function readCosignatures(checkpoint: Checkpoint, policy: Policy | undefined): Cosigned[] {
	return (policy?.witnesses ?? []).map(({ name, role, key }) => {
		const publicKey = fromBase64url(key);
		const signed = publicKey === null ? 'unknown' : checkCosignature(checkpoint.note, { name, publicKey });
		return { name, role, signed };
	});
}

function countRoles(checkpoint: Checkpoint, policy: Policy): number {
	const good = readCosignatures(checkpoint, policy).filter(({ signed }) => typeof signed === 'number');
	return new Set(good.map(({ role }) => role)).size;
}

/** What was decided before a state of the log. */
function policyAt({ history }: Material, size: number): Policy | undefined {
	return history.witnesses.findLast(({ at }) => at < size)?.entry.body;
}

function isLooser(now: Policy, before: Policy): boolean {
	return now.needed < before.needed || (before.required && !now.required);
}

/** Names of the witnesses that the policy before did not have with this key and this role. */
function listOthers(now: Policy, before: Policy): string[] {
	const former = new Map(before.witnesses.map((one) => [one.name, one]));
	return now.witnesses
		.filter(({ name, role, key }) => {
			const known = former.get(name);
			return known?.role !== role || known.key !== key;
		})
		.map(({ name }) => name);
}

export const witnessChecks: readonly Check[] = [{ number: 46, code: 'witnesses', run: checkWitnesses }];
