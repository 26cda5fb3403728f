import type { z } from 'zod';
import { err, ok, type Result } from '../../basics/result';
import { canonicalText, parseCanonical, tallyRecordSchema, type TallyRecord } from '../../evidence';
import { locateJson, readJson } from '../../ranking/interchange/jsonText';
import { describeProblem, type RecordPlace, type RecordProblem } from './recordReport';

/** A record with the text it was read from. */
export type ReadRecord = { record: TallyRecord; text: string };

/** Reads a record out of the bytes of a file: canonical, of its shape, or refused with the place of the first fault. */
export function readTallyRecord(bytes: Uint8Array): Result<ReadRecord, RecordProblem> {
	const canonical = parseCanonical(bytes);
	if (!canonical.ok && ['not-utf8', 'too-deep', 'too-many-values'].includes(canonical.error.code)) {
		const { code } = canonical.error;
		return err(describeProblem(code === 'not-utf8' || code === 'too-deep' ? code : 'too-many-values'));
	}
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	if (!canonical.ok) return err(findFault(text, canonical.error));
	const read = tallyRecordSchema.safeParse(canonical.value);
	if (read.success) return ok({ record: read.data, text });
	const { path, message } = findDeepest(read.error.issues);
	return err({
		code: 'not-a-record',
		where: locate(text, canonical.value, writePath(path)),
		detail: message,
	});
}

/** Where a path stands in the text of a record. */
export function locate(text: string, value: unknown, path: string): RecordPlace {
	const steps: (string | number)[] = [];
	let at = value;
	for (const key of path.split('/').slice(1)) {
		if (key === '') continue;
		steps.push(Array.isArray(at) ? Number(key) : key);
		at = typeof at === 'object' && at !== null ? new Map(Object.entries(at)).get(key) : undefined;
	}
	return { path, ...locateJson(text, steps) };
}

/** Why a text is not canonical, at its first character that should not be there. */
function findFault(text: string, { code, path }: { code: string; path: string }): RecordProblem {
	const json = readJson(text);
	if (text.startsWith('\u{feff}')) return { ...describeProblem('not-canonical'), where: placeAt(text, 0) };
	if (!json.ok) {
		const { line, column, code: why } = json.error;
		const known = why === 'key-repeated' || why === 'too-deep' ? why : 'not-json';
		return { code: known, where: { path: '/', line, column }, detail: '' };
	}
	if (code !== 'not-canonical-bytes') {
		return { code: 'not-a-record', where: locate(text, json.value, path), detail: code };
	}
	const written = canonicalText(json.value);
	let at = 0;
	while (at < written.length && written.charCodeAt(at) === text.charCodeAt(at)) at += 1;
	return { ...describeProblem('not-canonical'), where: placeAt(text, at) };
}

function placeAt(text: string, at: number): RecordPlace {
	const lines = text.slice(0, at).split('\n');
	return { path: '/', line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

type Found = { path: readonly PropertyKey[]; message: string };

/** The fault that lies deepest: in a choice of shapes, that of the shape that got furthest. */
function findDeepest(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[] = []): Found {
	let deepest: Found = { path: above, message: 'not-a-record' };
	for (const issue of issues) {
		const path = [...above, ...issue.path];
		const own = { path, message: /^[a-z-]+$/.test(issue.message) ? issue.message : issue.code };
		const within =
			issue.code === 'invalid_union' ? issue.errors.map((inner) => findDeepest(inner, path)) : [];
		for (const found of [own, ...within]) {
			if (found.path.length > deepest.path.length || deepest.message === 'not-a-record') deepest = found;
		}
	}
	return deepest;
}

function writePath(path: readonly PropertyKey[]): string {
	return path.length === 0 ? '/' : path.map((step) => `/${String(step)}`).join('');
}
