import { describe, expect, it } from 'vitest';
import { bundlePaths, documentOfPath, isSealedPath, openingsOfPath } from './paths';

describe('a path of openings', () => {
	it('says whose they are', () => {
		for (const kind of ['response', 'ballot'] as const)
			expect(openingsOfPath(bundlePaths.openings(kind, 'uno'))).toEqual({ kind, subject: 'uno' });
	});

	it.each([
		'openings/responses/uno.json',
		'openings/responses/uno.jsonl.gz',
		'openings/responses/a/uno.jsonl',
		'openings/responses//.jsonl',
		'openings/otros/uno.jsonl',
		'copia/openings/responses/uno.jsonl',
		'responses/uno.jsonl',
		'',
	])('is not %j', (path) => {
		expect(openingsOfPath(path)).toBeNull();
	});
});

describe('a path of a document', () => {
	it('says which one', () => {
		expect(documentOfPath(bundlePaths.document('uno', 'acta.pdf'))).toBe('uno');
	});

	it.each(['documents/acta.pdf', 'documents/uno/dos/acta.pdf', 'documents//acta.pdf', 'a/documents/uno/b'])(
		'is not %j',
		(path) => {
			expect(documentOfPath(path)).toBeNull();
		},
	);
});

it('the log answers for its own folders and for the newest seal', () => {
	for (const path of ['checkpoint', 'checkpoints/3', 'log/leaves.bin', 'openings/ballots/uno.jsonl'])
		expect(isSealedPath(path)).toBe(true);
	for (const path of ['checkpoint.txt', 'ficha.html', 'copia/log/leaves.bin', 'lists/log/a.csv'])
		expect(isSealedPath(path)).toBe(false);
});
