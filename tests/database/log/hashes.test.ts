import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
	base64url,
	canonicalText,
	commit,
	compareBytes,
	decodeEntry,
	documentHash,
	encodeEntry,
	ENTRY_TYPES,
	folioOf,
	fromBase64url,
	hashLeaf,
	publicKeyOf,
	type Entry,
} from '../../../src/lib/evidence';
import { connectToCatalogue } from '../house/connectToCatalogue';
import { openTwoExercises, type TwoExercises } from '../visibility/twoExercises';
import { fileDocument } from '../scene/documents';
import { accountsIn } from '../scene/exercise';
import { freezeBallot, publishPrioritization } from '../scene/ranking';
import { call, json, readOne, worker } from '../scene/stage';
import { changeAnswers } from './changedAnswers';

let client: Client;
let scene: TwoExercises;
let log: readonly Placed[];

interface Placed {
	position: number | null;
	entry: Uint8Array;
	leaf_hash: Uint8Array;
	batch: string | null;
}

beforeAll(async () => {
	client = await connectToCatalogue();
	await client.query('begin');
	scene = await openTwoExercises(client, accountsIn(client));
	const { ours } = scene;
	const { rows: problems } = await client.query<{ problem_id: string }>(
		`select distinct problem_id from app.prioritization_alternatives where exercise_id = $1 limit 2`,
		[ours.id],
	);
	const alternatives = problems.map((row) => row.problem_id);
	const changed = await publishPrioritization(client, ours, `${ours.slug}-cambiada`, alternatives, 'nominal');
	for (const member of [ours.titular, ours.titular, ours.titular, ours.neighbour])
		await call(client, member, 'cast_ballot', freezeBallot(changed, [[alternatives[0]]]));
	await call(client, ours.staff, 'close_ranking', { p_ranking: changed.rankings.civil });
	await changeAnswers(client, ours);
	await call(client, worker, 'adopt_log_key', { p_exercise: ours.id });
	await call(client, ours.staff, 'name_witnesses', {
		p_exercise: ours.id,
		p_witnesses: json([
			{ name: 'testigo.prueba', role: 'Sociedad civil', key: base64url(publicKeyOf(randomBytes(32))) },
		]),
		p_needed: 1,
		p_required: true,
	});
	await call(client, ours.guarantor, 'reserve_document', {
		p_document: await fileDocument(client, ours),
		p_reason: 'Trae el teléfono de una persona.',
	});
	log = (
		await client.query<Placed>(
			`select position, entry, leaf_hash, batch from app.log_entries where exercise_id = $1 order by position nulls last`,
			[ours.id],
		)
	).rows;
});
afterAll(async () => {
	await client.query('rollback');
	await client.end();
});

function decode({ entry }: Placed): Entry {
	const decoded = decodeEntry(entry);
	if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
	return decoded.value;
}
const placed = () => log.filter(({ position }) => position !== null);
const entriesOfType = <T extends Entry['type']>(type: T) =>
	log.map(decode).filter((entry): entry is Extract<Entry, { type: T }> => entry.type === type);

describe('the log of an exercise that went all the way', () => {
	it('holds every kind of entry, each as the library reads and writes it', () => {
		expect([...new Set(log.map((row) => decode(row).type))].sort()).toEqual([...ENTRY_TYPES].sort());
		for (const row of log) expect(Buffer.from(encodeEntry(decode(row))).equals(row.entry)).toBe(true);
	});

	it('has places without a gap, as many as its size says', async () => {
		expect(placed().map(({ position }) => position)).toEqual(placed().map((_, at) => at));
		expect(await readOne(client, 'select size from app.logs where exercise_id = $1', [scene.ours.id])).toBe(
			placed().length,
		);
		expect(log.length).toBeGreaterThan(placed().length);
	});

	it('has the leaf hashes of the library', () => {
		for (const row of log) expect(Buffer.from(hashLeaf(row.entry)).equals(row.leaf_hash)).toBe(true);
	});

	it('gives each batch its places in the order of leaf hashes, and says which they are', () => {
		const seals = entriesOfType('batch.sealed');
		expect(seals.length).toBeGreaterThanOrEqual(5);
		let longest = 0;
		for (const { body } of seals) {
			const rows = placed().slice(body.first, body.first + body.count);
			expect(new Set(rows.map(({ batch }) => batch)).size).toBe(1);
			expect(rows.map(({ batch }) => batch)).not.toContain(null);
			const hashes = rows.map((row) => row.leaf_hash);
			expect(hashes).toEqual([...hashes].sort(compareBytes));
			const after = placed()[body.first + body.count];
			expect(after && decode(after)).toMatchObject({ type: 'batch.sealed', body });
			longest = Math.max(longest, rows.length);
		}
		// Three that were left out and counted again, three more answers, and two that were changed.
		expect(longest).toBe(8);
		const inBatches = seals.reduce((sum, { body }) => sum + body.count, 0);
		expect(placed().filter(({ batch }) => batch !== null)).toHaveLength(inBatches);
	});

	it('carries the commitments of the library, one for each answer and each ballot', async () => {
		const { rows: answers } = await client.query<{
			id: string;
			content: string;
			salt: Uint8Array;
			commitment: string;
			folio: string;
		}>(
			`select r.id, o.content, o.salt, r.commitment, r.folio from app.responses r
			join private.response_openings o on o.response_id = r.id where r.exercise_id = $1`,
			[scene.ours.id],
		);
		// Four of the scene, one corrected, what corrected it, one that came late and was admitted, and three alike.
		expect(answers).toHaveLength(10);
		for (const { id, content, salt, commitment, folio } of answers) {
			expect(commitment).toBe(commit('response', salt, JSON.parse(content)));
			expect(folio).toBe(folioOf(id));
		}
		// Of what was withdrawn or rejected the commitment is left as well.
		const kept = await client.query<{ commitment: string }>(
			`select commitment from app.responses where exercise_id = $1
			union select commitment from app.quarantined_responses where exercise_id = $1`,
			[scene.ours.id],
		);
		expect(kept.rows).toHaveLength(12);
		expect(
			[...entriesOfType('response'), ...entriesOfType('response.quarantined')]
				.map(({ body }) => body.commitment)
				.sort(),
		).toEqual(kept.rows.map(({ commitment }) => commitment).sort());
		const { rows: ballots } = await client.query<{
			content: string;
			salt: Uint8Array;
			leaf_hash: Uint8Array;
		}>(
			`select b.content, b.salt, b.leaf_hash from private.ballots b join app.rankings r on r.id = b.ranking_id where r.exercise_id = $1`,
			[scene.ours.id],
		);
		expect(
			entriesOfType('ballot')
				.map(({ body }) => body.commitment)
				.sort(),
		).toEqual(ballots.map(({ content, salt }) => commit('ballot', salt, JSON.parse(content))).sort());
		const leaves = new Set(log.map((row) => base64url(row.leaf_hash)));
		for (const { leaf_hash } of ballots) expect(leaves).toContain(base64url(leaf_hash));
		for (const { body } of entriesOfType('superseded')) expect(leaves).toContain(body.leaf);
	});

	it('carries the hashes of documents as the library makes them', async () => {
		const text = async (sql: string): Promise<unknown> =>
			JSON.parse(String(await readOne(client, sql, [scene.ours.id])));
		const [ruleset] = entriesOfType('ruleset.adopted');
		const rules = await text(
			`select r.content from app.rulesets r join app.exercises e on (e.ruleset_id, e.ruleset_version) = (r.id, r.version) where e.id = $1`,
		);
		expect(ruleset?.body.hash).toBe(documentHash('ruleset', rules));
		for (const { body } of entriesOfType('methodology.published'))
			expect(body.hash).toBe(documentHash('methodology', body.methodology));
		const results = z
			.array(z.string())
			.parse(
				await readOne(client, 'select array_agg(content) from app.results where exercise_id = $1', [
					scene.ours.id,
				]),
			);
		expect(
			entriesOfType('tally.computed')
				.map(({ body }) => body.result)
				.sort(),
		).toEqual(results.map((content) => documentHash('result', JSON.parse(content))).sort());
		expect(results.length).toBeGreaterThan(1);
	});
});

describe('the functions of the database and those of the library', () => {
	const value = fc.dictionary(
		fc.stringMatching(/^[a-zA-Z_ -]{1,8}$/),
		fc.oneof(
			fc.maxSafeInteger(),
			fc.boolean(),
			fc.constant(null),
			fc
				.string({ unit: 'grapheme' })
				.map((text) => text.normalize('NFC'))
				.filter((text) => !/[\u0000\ud800-\udfff]/u.test(text)),
		),
	);

	it('commit alike, hash documents alike and read salts alike', async () => {
		const salts = fc.uint8Array({ minLength: 32, maxLength: 32 });
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('response' as const, 'ballot' as const),
				salts,
				value,
				async (kind, salt, content) => {
					const { rows } = await client.query<{ commitment: string; hash: string; salt: Uint8Array }>(
						`select private.commitment($1, private.salt_of($2), $3) as commitment,
						private.document_hash('result', $3) as hash, private.salt_of($2) as salt`,
						[kind, base64url(salt), canonicalText(content)],
					);
					expect(rows[0]).toEqual({
						commitment: commit(kind, salt, content),
						hash: documentHash('result', content),
						salt: Buffer.from(salt),
					});
				},
			),
			{ numRuns: 200 },
		);
	});

	it('refuse the same texts as salts', async () => {
		const texts = fc.oneof(
			fc.stringMatching(/^[A-Za-z0-9_-]{40,45}$/),
			fc.stringMatching(/^[A-Za-z0-9_+/=-]{43}$/),
			fc.uint8Array({ minLength: 30, maxLength: 34 }).map((bytes) => base64url(bytes)),
		);
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				const read = await readOne(client, `select $1 ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'`, [text]);
				expect(read).toBe(fromBase64url(text)?.length === 32);
			}),
			{ numRuns: 300 },
		);
	});

	it('give the same folio', async () => {
		const ids = Array.from({ length: 300 }, () => randomUUID());
		const { rows } = await client.query<{ folios: string[] }>(
			'select array_agg(private.folio_of(id) order by place) as folios from unnest($1::uuid[]) with ordinality i (id, place)',
			[ids],
		);
		expect(rows[0]?.folios).toEqual(ids.map(folioOf));
	});
});
