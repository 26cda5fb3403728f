import {
	bundlePaths,
	documentHash,
	documentHashOfBytes,
	documentOfPath,
	isSealedPath,
	type DocumentKind,
	type Hash,
} from '../../evidence';
import type { Check, Findings } from '../findings';
import { nameLine, type Material } from '../material';
import { listWaiting } from '../settled';

/** A document that an entry names by hash. */
type Named = { file: string; kind: DocumentKind; hash: Hash; at: number; isRequired: boolean };

function listNamed({ history }: Material): Named[] {
	const named: Named[] = [];
	for (const { at, entry } of history.rulesets) {
		const { ruleset, version, hash } = entry.body;
		named.push({ file: bundlePaths.ruleset(ruleset, version), kind: 'ruleset', hash, at, isRequired: true });
	}
	for (const [survey, { opened, changed }] of history.surveys) {
		for (const { at, entry } of [...opened, ...changed]) {
			const { instrument, notice } = entry.body;
			const version = entry.type === 'survey.changed' ? entry.body.version : 1;
			const [asked, told] = [bundlePaths.instrument(survey, version), bundlePaths.notice(survey, version)];
			named.push(
				{ file: asked, kind: 'instrument', hash: instrument, at, isRequired: true },
				{ file: told, kind: 'notice', hash: notice, at, isRequired: false },
			);
		}
	}
	for (const [prioritization, story] of history.prioritizations) {
		const { published, tallies } = story;
		for (const { at, entry } of published) {
			const file = bundlePaths.methodology(prioritization);
			named.push({ file, kind: 'methodology', hash: entry.body.hash, at, isRequired: true });
		}
		// Also those that a later tally replaced: one can be compared with the other.
		for (const [place, { at, entry }] of tallies.entries()) {
			const file = bundlePaths.result(prioritization, place + 1);
			// While a nucleus votes again the result is not shown.
			const isRequired = listWaiting(story).length === 0;
			named.push({ file, kind: 'result', hash: entry.body.result, at, isRequired });
		}
	}
	return named;
}

/** 7: each document that an entry froze is here and hashes to what the entry says. */
function checkSealedDocuments(material: Material, found: Findings): void {
	for (const { file, kind, hash, at, isRequired } of listNamed(material)) {
		const bytes = material.bundle.files.get(file);
		if (!bytes && isRequired) found.fail('document-missing', { file, ...nameLine(material, at) });
		if (bytes && documentHashOfBytes(kind, bytes) !== hash) {
			found.fail('document-differs', { file, ...nameLine(material, at) });
		}
	}
	for (const [prioritization, { published }] of material.history.prioritizations) {
		for (const { at, entry } of published) {
			const { hash, methodology } = entry.body;
			const isItsOwn = methodology.prioritization === prioritization;
			if (!isItsOwn || documentHash('methodology', methodology) !== hash) {
				found.fail('methodology-differs', nameLine(material, at));
			}
		}
	}
}

/** 8: no file stands in a sealed folder without an entry that answers for it. */
function checkStrangers(material: Material, found: Findings): void {
	const answered = new Set<string>([bundlePaths.entries, bundlePaths.leaves, bundlePaths.checkpoint]);
	for (const { file } of material.checkpoints) answered.add(file);
	for (const { file } of listNamed(material)) answered.add(file);
	for (const ranking of material.history.rankings.keys())
		answered.add(bundlePaths.ballots(ranking)).add(bundlePaths.openings('ballot', ranking));
	for (const survey of material.history.surveys.keys())
		answered.add(bundlePaths.openings('response', survey));
	const filed = new Set<string>();
	for (const file of material.bundle.files.keys()) {
		const document = documentOfPath(file);
		// Under whatever name, but one file for each document.
		if (document !== null && material.history.documents.get(document)?.filed.length && !filed.has(document)) {
			filed.add(document);
			continue;
		}
		if (isSealedPath(file) && !answered.has(file)) found.fail('file-without-entry', { file });
	}
}

/** 9: every entry belongs to the exercise of the manifest. */
function checkOneExercise(material: Material, found: Findings): void {
	const { id } = material.bundle.manifest.exercise;
	material.lines.forEach(({ entry }, at) => {
		if (entry && entry.exercise !== id) found.fail('entry-of-other-exercise', nameLine(material, at));
	});
}

export const documentChecks: readonly Check[] = [
	{ number: 7, code: 'sealed-documents', run: checkSealedDocuments },
	{ number: 8, code: 'no-strangers', run: checkStrangers },
	{ number: 9, code: 'one-exercise', run: checkOneExercise },
];

/** Files that the log does not answer for: they may be read, not relied on. */
export function listNotSealed({ bundle }: Material): string[] {
	return [...bundle.files.keys()].filter((file) => file !== bundlePaths.manifest && !isSealedPath(file));
}
