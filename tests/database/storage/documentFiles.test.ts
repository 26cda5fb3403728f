import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anonymousBackend, tokenBackend } from '../../../src/lib/server/backend/clients';
import { dropUnfiledDocuments } from '../../../src/lib/server/backend/storage/documentFiles';
import { checkDocuments } from '../../../src/lib/server/data/record/documentStates';
import {
	fileDocument,
	findDocument,
	listDocuments,
	openDocument,
	reserveDocument,
	type DocumentDetails,
} from '../../../src/lib/server/data/record/documents';
import { readPublicDocuments } from '../../../src/lib/server/data/record/publicDocuments';
import { sendDocument, showDocument } from '../../../src/routes/documents.server';
import { useBackend } from '../../local-backend/backendFixture';
import { useCommittedExercise } from '../scene/useCommittedExercise';

const backend = useBackend();
const { exercise } = useCommittedExercise('documentos');
const storage = () => backend.asService().storage.from('documents');
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url');

async function asStaff() {
	const { rows } = await backend.sql.query<{ email: string }>('select email from auth.users where id = $1', [
		exercise().staff.account,
	]);
	const signedIn = await backend
		.asVisitor()
		.auth.signInWithPassword({ email: rows[0]?.email ?? '', password: 'clave-de-prueba-3391' });
	return tokenBackend(signedIn.data.session?.access_token ?? '');
}

async function file(changes: Partial<DocumentDetails> = {}, size = 64) {
	const staff = await asStaff();
	const bytes = new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(size)]));
	const filed = await fileDocument(
		staff,
		exercise().id,
		{ kind: 'minuta', title: 'Minuta de prueba', about: null, isPublic: true, consent: null, ...changes },
		{ name: 'Minuta ñ.pdf', type: 'application/pdf', bytes },
	);
	if (!filed.ok) throw new Error(filed.error.code);
	const document = await findDocument(staff, exercise().id, filed.value);
	if (document === null) throw new Error('It was filed and is not there.');
	return { staff, bytes, document, place: `${exercise().id}/${document.id}` };
}
const spoil = (place: string, bytes: Uint8Array) =>
	storage().upload(place, new Blob([bytes.slice()], { type: 'application/pdf' }), {
		contentType: 'application/pdf',
		upsert: true,
	});

describe('the file of a document', () => {
	it('is stored as it came, filed with its hash, and opened by nobody without the secret key', async () => {
		const { bytes, document, place } = await file();
		expect(document).toMatchObject({ fileHash: hashOf(bytes), fileBytes: bytes.length, role: 'stl_staff' });
		const opened = await openDocument(document);
		expect(opened.ok && Buffer.from(opened.value).equals(Buffer.from(bytes))).toBe(true);
		const visitor = backend.asVisitor().storage.from('documents');
		expect((await visitor.download(place)).data).toBeNull();
		expect((await visitor.createSignedUrl(place, 60)).data).toBeNull();
		const put = await visitor.upload(`${exercise().id}/x`, new Blob(['x'], { type: 'application/pdf' }));
		expect(put.error).not.toBeNull();
	});

	it('may have twenty-five million bytes', async () => {
		const { document } = await file({}, 24_999_000);
		expect(await openDocument(document)).toMatchObject({ ok: true });
	}, 30_000);

	it('that was swapped or lost is said to be so, in the list too, and is in no expediente', async () => {
		const staff = await asStaff();
		const [swapped, lost, sound] = [await file(), await file(), await file()];
		const other = new TextEncoder().encode('%PDF-1.7 otra cosa');
		await spoil(swapped.place, other);
		await storage().remove([lost.place]);
		expect(await openDocument(swapped.document)).toEqual({
			ok: false,
			error: { code: 'altered', found: hashOf(other) },
		});
		expect(await openDocument(lost.document)).toEqual({ ok: false, error: { code: 'missing' } });
		const states = await checkDocuments([swapped.document, lost.document, sound.document]);
		expect([...states.values()]).toEqual(['altered', 'missing', 'fine']);
		const bundled = await readPublicDocuments(staff, exercise().id);
		const names = bundled.map(({ document }) => document);
		expect(names).toContain(sound.document.id);
		expect(names).not.toContain(swapped.document.id);
		expect(names).not.toContain(lost.document.id);
		expect(bundled.map(({ name }) => name)).toContain('Minuta-n.pdf');
	}, 30_000);

	it('that was swapped is never given out: a browser is led to both hashes, a program is told them', async () => {
		const { staff, document, place } = await file();
		const other = new TextEncoder().encode('%PDF-1.7 otra cosa');
		const ask = (accept: string) =>
			sendDocument(staff, exercise().id, {
				id: document.id,
				here: '/documentos/1',
				cacheControl: 'no-cache',
				request: new Request('http://localhost/', { headers: { accept } }),
			});
		expect((await ask('text/html')).status).toBe(200);
		await spoil(place, other);
		const page = await ask('text/html');
		expect([page.status, page.headers.get('location'), await page.text()]).toEqual([
			303,
			'/documentos/1',
			'',
		]);
		expect(await showDocument(staff, exercise().id, document.id)).toMatchObject({
			document: { state: 'altered', fileHash: document.fileHash },
			found: hashOf(other),
		});
		const told = await ask('application/json');
		expect([told.status, await told.json()]).toEqual([
			409,
			{ state: 'alterado', declared: document.fileHash, found: hashOf(other) },
		]);
	});

	it('is reserved for staff and guarantor, and never in the public expediente, even read by staff', async () => {
		const { staff, document } = await file({ isPublic: false });
		const later = await file();
		expect(await reserveDocument(staff, later.document.id, 'Trae el teléfono de una persona.')).toMatchObject(
			{
				ok: true,
			},
		);
		const visitor = anonymousBackend();
		for (const { id } of [document, later.document])
			expect(await findDocument(visitor, exercise().id, id)).toBeNull();
		const bundled = (await readPublicDocuments(staff, exercise().id)).map((one) => one.document);
		expect(bundled).not.toContain(document.id);
		expect(bundled).not.toContain(later.document.id);
		const listed = (await listDocuments(staff, exercise().id)).map(({ id }) => id);
		expect(listed).toEqual(expect.arrayContaining([document.id, later.document.id]));
	}, 30_000);

	it('of another exercise, or by a name that is none, is not there', async () => {
		const { staff, document } = await file();
		expect(await findDocument(staff, '00000000-0000-4000-8000-000000000001', document.id)).toBeNull();
		expect(await findDocument(staff, exercise().id, '../x')).toBeNull();
	});

	it('that was announced and stored and never filed leaves storage', async () => {
		const { document, place } = await file();
		const orphan = `${exercise().id}/00000000-0000-4000-8000-00000000dead`;
		await spoil(orphan, new TextEncoder().encode('%PDF-1.7 huérfano'));
		await backend.sql.query(
			`update storage.objects set updated_at = now() - interval '2 days' where bucket_id = 'documents' and name = any ($1)`,
			[[orphan, place]],
		);
		await dropUnfiledDocuments();
		expect((await storage().download(orphan)).data).toBeNull();
		expect(await openDocument(document)).toMatchObject({ ok: true });
	});
});
