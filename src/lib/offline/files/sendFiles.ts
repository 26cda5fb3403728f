import type { WaitCause } from '../database';
import { isFile, type AnswerContent, type FileAnswer } from '../../domain/survey/instrument';
import { dropShelved, findShelved, shelveFile } from './shelf';

/** Where the files of answers are sent. */
export const FILES_PATH = '/api/archivos';
/** The server throws away after a day what no answer names; long before that it is sent again. */
const goodForMs = 12 * 60 * 60 * 1000;

/** The files that a frozen answer names. */
export function filesOf(content: string): readonly FileAnswer[] {
	// Most answers name none and need not be read again. Own words cannot look so: their quotes are escaped.
	if (!content.includes('"file":"')) return [];
	const { answers } = JSON.parse(content) as AnswerContent;
	return Object.values(answers).filter(isFile);
}

/**
 * Sends the files of an answer, which go before it; says why, when they have to wait. A file that the server
 * refuses, or that this device no longer has, does not hold its answer back: staff see that it is missing.
 */
export async function sendFiles(content: string, fetch: typeof globalThis.fetch): Promise<WaitCause | null> {
	const named = filesOf(content);
	if (named.length === 0) return null;
	const { survey } = JSON.parse(content) as AnswerContent;
	for (const { file } of named) {
		const shelved = await findShelved(file);
		if (shelved === null) continue;
		if (shelved.sentAt !== null && Date.now() - shelved.sentAt < goodForMs) continue;
		try {
			const response = await fetch(`${FILES_PATH}?encuesta=${survey}`, {
				method: 'POST',
				headers: { 'content-type': shelved.type },
				body: shelved.bytes,
				signal: AbortSignal.timeout(60_000),
			});
			if (response.status >= 500) return 'server';
			if (!isOurs(response, await response.json(), file)) return 'portal';
			if (response.ok) await shelveFile({ ...shelved, sentAt: Date.now() });
		} catch (problem) {
			return causeOf(problem);
		}
	}
	return null;
}

/** What kept something from being sent, by what `fetch` or the reading of its answer threw. */
export function causeOf(problem: unknown): WaitCause {
	// A page that is not ours was read as if it were.
	if (problem instanceof SyntaxError) return 'portal';
	return problem instanceof DOMException && problem.name === 'TimeoutError' ? 'slow' : 'offline';
}

/** The sign-in page of a public network answers too: only what names the file, or refuses it in our words, is ours. */
function isOurs(response: Response, told: unknown, file: string): boolean {
	if (typeof told !== 'object' || told === null) return false;
	return response.ok ? 'file' in told && told.file === file : 'code' in told;
}

/** Forgets the files of an answer that has arrived or was erased. */
export async function forgetFiles(content: string): Promise<void> {
	await dropShelved(filesOf(content).map(({ file }) => file));
}
