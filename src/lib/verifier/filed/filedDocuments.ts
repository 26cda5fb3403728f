import { digestFile, documentOfPath } from '../../evidence';
import type { Check, Findings } from '../findings';
import type { DocumentStory } from '../history';
import { nameLine, type Material } from '../material';

/** The files of the bundle that say they are filed documents, by document. */
function listFiles({ bundle }: Material): ReadonlyMap<string, readonly string[]> {
	const files = new Map<string, string[]>();
	for (const path of bundle.files.keys()) {
		const document = documentOfPath(path);
		if (document === null) continue;
		const present = files.get(document);
		if (present) present.push(path);
		else files.set(document, [path]);
	}
	return files;
}

/**
 * 25: each filed document that is here is the one whose hash was written down, and only a public one is made reserved.
 * A public one may be left out of a bundle, because it may be large, and a reserved one may be in a bundle that is not
 * for everybody: both are said.
 */
function checkFiledDocuments(material: Material, found: Findings): void {
	const files = listFiles(material);
	for (const [document, story] of material.history.documents) {
		checkFiles(material, story, files.get(document) ?? [], found);
		checkReserved(material, story, found);
	}
}

function checkFiles(
	material: Material,
	{ filed, reserved }: DocumentStory,
	paths: readonly string[],
	found: Findings,
): void {
	const [first] = filed;
	if (!first) return;
	const { at, entry } = first;
	const line = nameLine(material, at);
	if (paths.length === 0 && entry.body.public && reserved.length === 0) {
		found.observe('filed-document-left-out', { ...line, name: entry.body.name ?? '' });
	}
	const isReserved = !entry.body.public || reserved.length > 0;
	for (const file of paths) {
		if (isReserved) found.observe('filed-document-reserved-here', { file, ...line });
		const bytes = material.bundle.files.get(file) ?? new Uint8Array();
		if (bytes.length !== entry.body.bytes || digestFile(bytes) !== entry.body.sha256) {
			found.fail('filed-document-differs', { file, ...line });
		}
	}
}

function checkReserved(material: Material, { filed, reserved }: DocumentStory, found: Findings): void {
	for (const { at, entry } of reserved) {
		if (filed[0]?.entry.body.public === false) {
			found.fail('reserved-without-public', nameLine(material, at));
			continue;
		}
		const { reason, date } = entry.body;
		found.observe('filed-document-reserved', { ...nameLine(material, at), reason, date });
	}
}

export const filedChecks: readonly Check[] = [
	{ number: 25, code: 'filed-documents', run: checkFiledDocuments },
];
