import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseEntry } from '../../../../src/lib/evidence';
import { draftConsultation, publishConsultation } from '../../scene/consultation';
import { documentOf, fileDocument, hashOfText } from '../../scene/documents';
import { asId, attempt, json, worker, type Caller, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['prepare_document', 'file_document', 'reserve_document', 'release_documents'],
	async ({ client, exercise }) => ({
		draft: await draftConsultation(client, exercise, `${exercise.slug}-borrador`),
		open: await publishConsultation(client, exercise, `${exercise.slug}-abierta`),
	}),
);
const { scene, call, refusal, read, entriesOf } = verbs;
const hash = hashOfText('minuta');
const reason = 'Trae el teléfono de una persona.';
const prepare = async (caller: Caller, changes: Parameters = {}, file: object = {}) =>
	asId(await call(caller, 'prepare_document', documentOf(scene().exercise, changes, { hash, ...file })));
const confirm = (document: string) => call(worker, 'file_document', { p_document: document, p_hash: hash });
const lastEntry = async () => {
	const text = z
		.string()
		.parse(
			await read(
				`select convert_from(entry, 'UTF8') from app.log_entries where exercise_id = $1 order by position desc limit 1`,
				[scene().exercise.id],
			),
		);
	const entry = parseEntry(JSON.parse(text));
	if (!entry.ok) throw new Error(text);
	return entry.value;
};
const others = () => {
	const { administrator, exercise, stranger } = scene();
	return [administrator, exercise.facilitator, exercise.titular, exercise.former, stranger];
};
async function seenBy(caller: Caller, document: string): Promise<unknown> {
	const outcome = await attempt(scene().client, caller, {
		text: 'select title from api.documents where id = $1',
		values: [document],
	});
	return 'rows' in outcome ? (outcome.rows[0]?.['title'] ?? null) : outcome.code;
}

describe('a document', () => {
	it('is filed once its bytes have arrived, in the same act as its entry, by role and never by name', async () => {
		const { exercise, more } = scene();
		const document = await prepare(exercise.guarantor, { p_about: more.open.id });
		expect(await seenBy(exercise.staff, document)).toBeNull();
		expect(await entriesOf(() => confirm(document))).toEqual(['document.filed']);
		const today = await read('select private.today_in($1)::text', [exercise.id]);
		expect(await lastEntry()).toMatchObject({
			body: {
				document,
				kind: 'minuta',
				name: 'Minuta de la mesa de prueba',
				sha256: hash,
				bytes: 1_000,
				role: 'guarantor',
				public: true,
				about: more.open.id,
				date: today,
			},
		});
		expect(await seenBy(scene().stranger, document)).toBe('Minuta de la mesa de prueba');
		// Said twice by a server that did not hear the answer, it is filed once.
		expect(await entriesOf(() => confirm(document))).toEqual([]);
	});

	it('is filed reserved without its title in the log, and seen by staff and the guarantor alone', async () => {
		const { exercise } = scene();
		const document = await prepare(exercise.staff, { p_is_public: false });
		await confirm(document);
		expect(await lastEntry()).toMatchObject({ body: { name: null, public: false, role: 'stl_staff' } });
		for (const other of others()) expect(await seenBy(other, document)).toBeNull();
		for (const one of [exercise.staff, exercise.guarantor])
			expect(await seenBy(one, document)).toBe('Minuta de la mesa de prueba');
	});

	it('is announced by staff and by the guarantor alone, and confirmed by the server alone', async () => {
		const { exercise } = scene();
		for (const other of others())
			expect(await refusal(other, 'prepare_document', documentOf(exercise))).toBe('PZ100');
		const document = await prepare(exercise.staff);
		const said = { p_document: document, p_hash: hash };
		expect(await refusal(exercise.staff, 'file_document', said)).toBe('42501');
		expect(await refusal(worker, 'file_document', { ...said, p_hash: hashOfText('otra') })).toBe('PZ101');
		expect(await refusal(worker, 'file_document', { ...said, p_document: randomUUID() })).toBe('PZ101');
	});

	it.each<[string, Parameters, object]>([
		['of a kind nobody knows', { p_kind: 'rumor' }, {}],
		['of two lines', { p_title: 'Minuta\nde prueba' }, {}],
		['without a word on publicity', { p_is_public: null }, {}],
		['that runs', {}, { type: 'text/html' }],
		['that is a drawing that runs', {}, { type: 'image/svg+xml' }],
		['that is large', {}, { bytes: 25_000_001 }],
		['that is empty', {}, { bytes: 0 }],
		['with a hash that is none', {}, { hash: 'A'.repeat(42) }],
		['with the name of a folder', {}, { name: '../minuta.pdf' }],
		['that is a picture in words alone', { p_kind: 'photo' }, {}],
		['of people who were not asked', { p_kind: 'photo' }, { type: 'image/jpeg' }],
		['of consent to a text', { p_consent: 'given' }, {}],
		['with a consent nobody knows', { p_consent: 'maybe' }, { type: 'image/jpeg' }],
	])('is refused %s', async (_, changes, file) => {
		const { exercise } = scene();
		const asked = documentOf(exercise, changes, file);
		expect(await refusal(exercise.staff, 'prepare_document', asked)).toMatch(/^23(502|514)$/);
	});

	it('that shows people says that they agreed, or that it shows none', async () => {
		const { exercise } = scene();
		for (const p_consent of ['given', 'nobody'])
			await prepare(exercise.staff, { p_kind: 'photo', p_consent }, { type: 'image/jpeg' });
	});

	it('is about what anybody may see of its own exercise, or about nothing', async () => {
		const { exercise, more } = scene();
		for (const p_about of [randomUUID(), more.draft.id, exercise.id])
			expect(await refusal(exercise.staff, 'prepare_document', documentOf(exercise, { p_about }))).toBe(
				'PZ101',
			);
	});

	it('is filed once with the same bytes, and once more where it was reserved', async () => {
		const { exercise } = scene();
		await confirm(await prepare(exercise.staff, { p_is_public: false }));
		await confirm(await prepare(exercise.staff));
		expect(await refusal(exercise.staff, 'prepare_document', documentOf(exercise, {}, { hash }))).toBe(
			'PZ224',
		);
	});
});

describe('making a document reserved', () => {
	it('is written in the log with its reason, hides it, and cannot be repeated', async () => {
		const { exercise } = scene();
		const document = await prepare(exercise.staff);
		const reserve = { p_document: document, p_reason: reason };
		// What was not filed is as unknown as what is not there.
		expect(await refusal(exercise.staff, 'reserve_document', reserve)).toBe('PZ100');
		await confirm(document);
		for (const other of others()) expect(await refusal(other, 'reserve_document', reserve)).toBe('PZ100');
		expect(await refusal(exercise.staff, 'reserve_document', { ...reserve, p_reason: null })).toBe('PZ302');
		expect(await refusal(exercise.staff, 'reserve_document', { ...reserve, p_reason: 'corta' })).toBe(
			'23514',
		);
		expect(await entriesOf(() => call(exercise.guarantor, 'reserve_document', reserve))).toEqual([
			'document.reserved',
		]);
		expect(await lastEntry()).toMatchObject({ body: { document, reason, role: 'guarantor' } });
		expect(await seenBy(scene().stranger, document)).toBeNull();
		expect(await seenBy(exercise.staff, document)).toBe('Minuta de la mesa de prueba');
		expect(await refusal(exercise.staff, 'reserve_document', reserve)).toBe('PZ225');
	});
});

describe('what was announced and never came', () => {
	it('is forgotten after a day, and what storage holds of it is named; what was filed stays', async () => {
		const { client, exercise } = scene();
		const [filed, waiting] = [await fileDocument(client, exercise), await prepare(exercise.staff)];
		const place = (id: string) => `${exercise.id}/${id}`;
		for (const id of [filed, waiting])
			await read(
				`insert into storage.objects (bucket_id, name, metadata, updated_at) values ('documents', $1, $2, now() - interval '3 days')`,
				[place(id), json({})],
			);
		expect(await call(worker, 'release_documents')).not.toContain(place(waiting));
		await read('update app.documents set prepared_on = prepared_on - 2 where exercise_id = $1', [
			exercise.id,
		]);
		const released = await call(worker, 'release_documents');
		expect(released).toContain(place(waiting));
		expect(released).not.toContain(place(filed));
		expect(await refusal(worker, 'file_document', { p_document: waiting, p_hash: hash })).toBe('PZ101');
		expect(await refusal(exercise.staff, 'release_documents')).toBe('42501');
	});
});

verbs.proveAll();
