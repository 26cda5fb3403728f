import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { sheetStates, type DisputeReason, type SheetMark } from '$lib/domain/consultation/paper/sheetForms';
import { callVerb, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';
import { receiptShape } from '../surveys';

const batchShape = z.object({
	id: z.uuid(),
	label: z.string(),
	language: z.string(),
	/** Hash of the version of the questions they are printed with. */
	instrument: z.string(),
	place: z.string().nullable(),
	municipality: z.string().nullable(),
	madeOn: z.string(),
	made: z.number(),
	/** Number of its first sheet; the others follow. */
	first: z.number(),
	handedOut: z.number(),
	blank: z.number(),
	void: z.number(),
	/** Read by one person so far. */
	once: z.number(),
	disputed: z.number(),
	entered: z.number(),
	/** With the hash of a scan. */
	scanned: z.number(),
});
/** Sheets that were made together. Made = entered + blank + void + missing. */
export type PaperBatch = z.infer<typeof batchShape>;

const state = z.enum(sheetStates);
const sheetShape = z.object({
	id: z.uuid(),
	number: z.number(),
	folio: z.string(),
	state,
	/** Whether the caller entered what they read on it. */
	mine: z.boolean(),
});
export type PaperSheet = z.infer<typeof sheetShape>;

const foundShape = sheetShape.extend({
	batch: z.uuid(),
	label: z.string(),
	language: z.string(),
	instrument: z.string(),
	place: z.string().nullable(),
});
/** A sheet found by its code. */
export type FoundSheet = z.infer<typeof foundShape>;

const enteredShape = z.object({ state, receipt: receiptShape.nullable() });
/** How a sheet stands after somebody read it; with a receipt once it is stored as an answer. */
export type EnteredSheet = z.infer<typeof enteredShape>;

/** Sheets that are read in one go. */
export const SHEETS_A_PAGE = 50;

export function listPaperBatches(backend: Backend, consultationId: string): Promise<PaperBatch[]> {
	return readVerb(backend, 'paper_batches', { p_consultation: consultationId }, batchShape.array());
}

export function makeSheets(
	backend: Backend,
	consultationId: string,
	sheets: { count: number; label: string; language: string; place: string | null },
): Promise<Result<{ batch: string; first: number; last: number }, Refusal>> {
	return callVerb(
		backend,
		'make_sheets',
		{
			p_consultation: consultationId,
			p_count: sheets.count,
			p_label: sheets.label,
			p_language: sheets.language,
			p_place: sheets.place,
		},
		z.object({ batch: z.uuid(), first: z.number(), last: z.number() }),
	);
}

/** A page of the sheets of a batch, after a number. */
export function listSheets(
	backend: Backend,
	batchId: string,
	after: number,
	only: PaperSheet['state'] | null = null,
): Promise<PaperSheet[]> {
	return readVerb(
		backend,
		'paper_sheets',
		{ p_paper_batch: batchId, p_state: only, p_after: after, p_limit: SHEETS_A_PAGE },
		sheetShape.array(),
	);
}

/** Says what became of sheets nobody has read, and of how many. */
export function markSheets(
	backend: Backend,
	batchId: string,
	{ first, last, state: mark }: { first: number; last: number; state: SheetMark },
): Promise<Result<number, Refusal>> {
	return callVerb(
		backend,
		'mark_sheets',
		{ p_paper_batch: batchId, p_first: first, p_last: last, p_state: mark },
		z.number(),
	);
}

export function findSheet(
	backend: Backend,
	consultationId: string,
	folio: string,
): Promise<FoundSheet | null> {
	return readVerb(
		backend,
		'find_sheet',
		{ p_consultation: consultationId, p_folio: folio },
		foundShape.nullable(),
	);
}

/** Enters what the caller read on a sheet: canonical bytes, and the hash of the scan where there is one. */
export function enterSheet(
	backend: Backend,
	sheetId: string,
	content: string,
	scanHash: string | null,
): Promise<Result<EnteredSheet, Refusal>> {
	return callVerb(
		backend,
		'enter_sheet',
		{ p_sheet: sheetId, p_content: content, p_scan_hash: scanHash },
		enteredShape,
	);
}

/** What two people read differently on a sheet; for a third one. */
export function readDispute(backend: Backend, sheetId: string): Promise<Result<string[], Refusal>> {
	return callVerb(backend, 'disputed_sheet', { p_sheet: sheetId }, z.array(z.string()).length(2));
}

export function resolveSheet(
	backend: Backend,
	sheetId: string,
	content: string,
	reason: DisputeReason,
): Promise<Result<EnteredSheet, Refusal>> {
	return callVerb(
		backend,
		'resolve_sheet',
		{ p_sheet: sheetId, p_content: content, p_reason: reason },
		enteredShape,
	);
}
