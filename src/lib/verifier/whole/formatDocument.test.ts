import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandomStream } from '../../basics/random';
import {
	base64url,
	canonicalText,
	commit,
	computeRoot,
	decodeEntry,
	documentHash,
	ENTRY_TYPES,
	folioOf,
	fromBase64url,
	hashLeaf,
	sha256Of,
	type DocumentKind,
} from '../../evidence';
import { verifierFindings } from '../../messages/verifierFindings';
import { seedOf } from '../../ranking/analysis/resampleBallots';
import { sha256Permutation } from '../../ranking/draws/sha256Permutation';
import { RECEIPT_CHECKS } from '../receipts/receiptChecks';
import { CHECKS } from '../verifyBundle';

// docs/evidence-format.md is what strangers write verifiers from: it may not say less, or something else, than the code.
const text = readFileSync(new URL('../../../../docs/evidence-format.md', import.meta.url), 'utf8');

type Opening = { salt: string; content: unknown; commitment: string };
type Vectors = {
	document: { kind: DocumentKind; value: unknown; canonical: string; hash: string };
	ballot: Opening;
	response: Opening;
	folio: { id: string; folio: string };
	draw: { drawn: string; order: { alternative: string; digest: string }[] };
	stream: { seedText: string; draws: number[] };
	log: { entries: string[]; leaves: string[]; root: string };
};
const block = text.slice(text.indexOf('## 12.')).match(/```json\n([\s\S]*?)```/)?.[1] ?? '';
const vectors = JSON.parse(block) as Vectors;

describe('the vectors of the format', () => {
	it('give the hash of a document', () => {
		const { kind, value, canonical, hash } = vectors.document;
		expect(canonicalText(value)).toBe(canonical);
		expect(documentHash(kind, value)).toBe(hash);
	});

	it.each(['ballot', 'response'] as const)('give the commitment of a %s', (kind) => {
		const { salt, content, commitment } = vectors[kind];
		const bytes = fromBase64url(salt);
		expect(Array.from(bytes ?? [])).toEqual(Array.from({ length: 32 }, (_, at) => at));
		expect(commit(kind, bytes ?? new Uint8Array(), content)).toBe(commitment);
	});

	it('give a folio', () => {
		expect(folioOf(vectors.folio.id)).toBe(vectors.folio.folio);
	});

	it('give the order of a draw', () => {
		const { drawn, order } = vectors.draw;
		const ids = order.map(({ alternative }) => alternative).sort();
		const draw = sha256Permutation(ids, drawn, sha256Of);
		expect(draw.ok && draw.value.steps).toEqual(order);
	});

	it('give the stream that resampling draws from', () => {
		const { seedText, draws } = vectors.stream;
		const stream = createRandomStream(seedOf(seedText));
		expect(draws.map(() => stream.nextUint32())).toEqual(draws);
	});

	it('give the leaves and the root of a log of entries', () => {
		const entries = vectors.log.entries.map((line) => new TextEncoder().encode(line));
		expect(entries.map((bytes) => decodeEntry(bytes).ok)).toEqual(entries.map(() => true));
		expect(entries.map((bytes) => base64url(hashLeaf(bytes)))).toEqual(vectors.log.leaves);
		expect(base64url(computeRoot(entries.map(hashLeaf)))).toBe(vectors.log.root);
	});
});

describe('the tables of the format', () => {
	it('describe every type of entry and no other', () => {
		const rows = [...section(4).matchAll(/^\| `([a-z.]+)` +\|/gm)].map(([, type]) => type);
		expect(rows).toEqual(ENTRY_TYPES);
	});

	it('describe every check under its number', () => {
		const rows = [...section(9).matchAll(/^\| (\d+) +\| `([a-z-]+)` +\|/gm)].map(([, number, code]) => ({
			number: Number(number),
			code,
		}));
		const asked = [...CHECKS, ...RECEIPT_CHECKS].map(({ number, code }) => ({ number, code }));
		expect(rows).toEqual(asked);
	});

	it('list every finding once, and no other', () => {
		const cells = [...section(9).matchAll(/^\| \d+ +\|.*\| ([^|]*) +\|$/gm)].map(([, cell]) => cell ?? '');
		const codes = cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code));
		expect(codes.sort()).toEqual(Object.keys(verifierFindings.es).sort());
	});
});

function section(number: number): string {
	return text.slice(text.indexOf(`## ${String(number)}. `), text.indexOf(`## ${String(number + 1)}. `));
}
