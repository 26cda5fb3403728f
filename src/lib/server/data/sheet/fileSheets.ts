import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result } from '$lib/basics/result';
import type { SheetFacts } from '$lib/domain/result/sheetFacts';
import { callVerb, readRow } from '../../backend/call';
import { anonymousBackend, type Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';
import { keepDocumentFile } from '../../backend/storage/documentFiles';
import { findExerciseById } from '../exercises';
import { findPrioritizationById } from '../prioritizations';
import { readPublishedResult } from '../record/publishedResult';
import { readSheetFacts } from './gatherSheetFacts';

/** A sheet on tagged paper, as it is filed. */
export interface PrintedSheet {
	title: string;
	fileName: string;
	bytes: Uint8Array;
}

/** What prints sheets: whoever knows words and has a browser. */
export interface Press {
	/** Scheme and host where people reach the product. */
	readonly origin: string;
	/** Null where it did not work this time. */
	readonly print: (facts: SheetFacts, of: { slug: string; version: number }) => Promise<PrintedSheet | null>;
}

const takenShape = z.object({ result: z.uuid(), prioritization: z.uuid(), version: z.number() }).nullable();

/**
 * Prints the sheet of one result that stands and has none, and files it as a document. Any number of instances may do
 * this at once: the database gives each result to one, and files one sheet.
 *
 * @param exercise of one exercise; of any where it is null.
 * @returns whether there was one to print.
 */
export async function fileNextSheet(
	worker: Backend,
	press: Press,
	exercise: string | null = null,
): Promise<Result<boolean, Refusal>> {
	const taken = await callVerb(worker, 'take_sheet', { p_exercise: exercise }, takenShape);
	if (!taken.ok) return taken;
	if (taken.value === null) return ok(false);
	const { result, prioritization, version } = taken.value;
	// As anybody sees it: a sheet is public.
	const found = await readFacts(anonymousBackend(), prioritization, press.origin);
	const printed = found && (await press.print(found.facts, { slug: found.slug, version }));
	// What did not work is taken again after a while.
	if (!found || !printed) return ok(true);
	const hash = createHash('sha256').update(printed.bytes).digest('base64url');
	const prepared = await callVerb(
		worker,
		'prepare_sheet',
		{
			p_result: result,
			p_title: printed.title,
			p_file: { hash, name: printed.fileName, bytes: printed.bytes.length },
		},
		z.uuid().nullable(),
	);
	if (!prepared.ok) return prepared;
	// Another instance filed one, or a nucleus votes again.
	if (prepared.value === null) return ok(true);
	const place = { id: prepared.value, exerciseId: found.exerciseId };
	const filed = await keepDocumentFile(place, { hash, type: 'application/pdf' }, printed.bytes);
	return filed.ok ? ok(true) : filed;
}

async function readFacts(backend: Backend, prioritizationId: string, origin: string) {
	const prioritization = await findPrioritizationById(backend, prioritizationId);
	if (!prioritization) return null;
	const [exercise, published] = await Promise.all([
		findExerciseById(backend, prioritization.exerciseId),
		readPublishedResult(backend, prioritization),
	]);
	// A result that is hidden meanwhile is not written down.
	if (!exercise || !published?.view) return null;
	const facts = await readSheetFacts(backend, { exercise, prioritization, origin }, published);
	return { facts, slug: prioritization.slug, exerciseId: exercise.id };
}

/** The sheet that the server filed of a result, as far as the caller may see it; null while there is none. */
export async function findFiledSheet(backend: Backend, resultId: string): Promise<string | null> {
	const row = await readRow(
		backend.from('documents').select('id').eq('result_id', resultId),
		'documents',
		z.object({ id: z.uuid() }),
	);
	return row?.id ?? null;
}
