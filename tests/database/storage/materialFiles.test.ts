import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tokenBackend } from '../../../src/lib/server/backend/clients';
import {
	findMaterial,
	openMaterialFile,
	registerMaterial,
	sendFile,
} from '../../../src/lib/server/data/problem/materials';
import { useBackend } from '../../local-backend/backendFixture';
import { useCommittedExercise } from '../scene/useCommittedExercise';

const backend = useBackend();
const { exercise } = useCommittedExercise('materiales');
const storage = () => backend.asService().storage.from('source-files');
const bytes = new TextEncoder().encode('%PDF-1.7 minuta de prueba');
const hash = createHash('sha256').update(bytes).digest('hex');
const details = {
	kind: 'mesa' as const,
	title: 'Mesa de prueba sobre el agua',
	author: null,
	dated: '2026-05-31',
	place: 'Plaza de prueba',
	nucleus: null,
	link: null,
};

async function asStaff() {
	const { rows } = await backend.sql.query<{ email: string }>('select email from auth.users where id = $1', [
		exercise().staff.account,
	]);
	const signedIn = await backend
		.asVisitor()
		.auth.signInWithPassword({ email: rows[0]?.email ?? '', password: 'clave-de-prueba-3391' });
	return tokenBackend(signedIn.data.session?.access_token ?? '');
}

async function register() {
	const reader = await asStaff();
	const file = { name: 'minuta.pdf', type: 'application/pdf' as const, bytes };
	const registered = await registerMaterial(reader, exercise().id, details, file);
	if (!registered.ok) throw new Error(registered.error.code);
	const find = async () => {
		const found = await findMaterial(reader, exercise().id, registered.value);
		if (found === null) throw new Error('It was registered and is not there.');
		return found;
	};
	return { find, place: `${exercise().id}/${hash}` };
}

describe('the file of a material', () => {
	it('is stored as it came under its hash, and opened by nobody without the secret key', async () => {
		const { find, place } = await register();
		expect(await find()).toMatchObject({ fileHash: hash, fileArrived: true, fileBytes: bytes.length });
		const opened = await openMaterialFile(await find());
		expect(opened.ok && Buffer.from(opened.value).equals(Buffer.from(bytes))).toBe(true);
		const visitor = backend.asVisitor().storage.from('source-files');
		expect((await visitor.download(place)).data).toBeNull();
		const put = await visitor.upload(`${exercise().id}/x`, new Blob(['x'], { type: 'image/png' }));
		expect(put.error).not.toBeNull();
	});

	it('is known when its bytes are others or gone, and only the original puts it back', async () => {
		const { find, place } = await register();
		const other = new TextEncoder().encode('%PDF-1.7 otra cosa');
		await storage().upload(place, new Blob([other], { type: 'application/pdf' }), {
			contentType: 'application/pdf',
			upsert: true,
		});
		expect(await openMaterialFile(await find())).toEqual({ ok: false, error: 'altered' });
		await storage().remove([place]);
		expect(await openMaterialFile(await find())).toEqual({ ok: false, error: 'missing' });
		expect(await sendFile(await find(), other)).toMatchObject({ ok: false, error: { code: 'other_file' } });
		expect(await sendFile(await find(), bytes)).toMatchObject({ ok: true });
		expect(await openMaterialFile(await find())).toMatchObject({ ok: true });
	});
});
