import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../local-backend/backendFixture';
import { makePerson, signIn } from './people';

const backend = useBackend();
const bucket = `prueba-${randomUUID()}`;
const files = () => backend.asService().storage.from(bucket);

beforeAll(async () => {
	const { error } = await backend.asService().storage.createBucket(bucket, {
		public: false,
		fileSizeLimit: '100KB',
		allowedMimeTypes: ['text/*', 'image/png', 'application/octet-stream'],
	});
	if (error !== null) throw error;
	// Everybody has a folder of their own, named after them.
	await backend.sql.query(`create policy "own folder ${bucket}" on storage.objects for all to authenticated
		using (bucket_id = '${bucket}' and (storage.foldername(name))[1] = (select auth.uid())::text)
		with check (bucket_id = '${bucket}' and (storage.foldername(name))[1] = (select auth.uid())::text)`);
});
afterAll(async () => {
	await backend.sql.query(`drop policy "own folder ${bucket}" on storage.objects`);
});

const text = (words: string) => new Blob([words], { type: 'text/plain' });

describe('objects', () => {
	it('gives back what was put in, byte by byte', async () => {
		const bytes = randomBytes(50_000);
		const put = await files().upload('binario/a.bin', bytes, { contentType: 'application/octet-stream' });
		expect(put.data?.path).toBe('binario/a.bin');
		const got = await files().download('binario/a.bin');
		expect(Buffer.from((await got.data?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(bytes)).toBe(true);
	});

	it('does not overwrite unless told to', async () => {
		await files().upload('uno.txt', text('primero'));
		const second = await files().upload('uno.txt', text('segundo'));
		expect(second.error).toMatchObject({ statusCode: '409' });
		await files().upload('uno.txt', text('tercero'), { upsert: true });
		expect(await (await files().download('uno.txt')).data?.text()).toBe('tercero');
		await files().update('uno.txt', text('cuarto'));
		expect(await (await files().download('uno.txt')).data?.text()).toBe('cuarto');
	});

	it('takes accents only encoded by the caller, and no way out of the bucket', async () => {
		for (const name of ['ñandú.txt', '../fuera.txt', 'a/../../b.txt', 'a//b.txt', 'nul\u0000.txt']) {
			const { error } = await files().upload(name, text('x'));
			// The client library normalises some of these itself; none may end up as they are written.
			if (error === null) expect((await files().list('')).data?.map((file) => file.name)).not.toContain(name);
		}
	});

	it('lists one level, folders without an id', async () => {
		for (const name of ['lista/b.txt', 'lista/a.txt', 'lista/dentro/c.txt'])
			await files().upload(name, text(name));
		const { data } = await files().list('lista', { sortBy: { column: 'name', order: 'asc' } });
		expect(data?.map(({ name, id }) => [name, id !== null])).toEqual([
			['a.txt', true],
			['b.txt', true],
			['dentro', false],
		]);
		expect(data?.[0]?.metadata).toMatchObject({ size: 11, mimetype: 'text/plain' });
		const second = await files().list('lista', { limit: 1, offset: 1 });
		expect(second.data?.map((file) => file.name)).toEqual(['b.txt']);
	});

	it('removes, and says what it removed', async () => {
		await files().upload('fuera/a.txt', text('a'));
		const { data } = await files().remove(['fuera/a.txt', 'fuera/nunca.txt']);
		expect(data?.map((file) => file.name)).toEqual(['fuera/a.txt']);
		const { error } = await files().download('fuera/a.txt');
		expect(error).not.toBeNull();
	});

	it('tells whether something is there, and about it', async () => {
		await files().upload('dato.txt', text('hola'));
		expect((await files().exists('dato.txt')).data).toBe(true);
		expect((await files().exists('nada.txt')).data).toBe(false);
		expect((await files().info('dato.txt')).data).toMatchObject({ size: 4, contentType: 'text/plain' });
	});

	it('keeps the limits of its bucket', async () => {
		const large = await files().upload(
			'grande.txt',
			new Blob([randomBytes(110_000)], { type: 'text/plain' }),
		);
		expect(large.error).toMatchObject({ statusCode: '413' });
		const odd = await files().upload('p.html', new Blob(['<p>'], { type: 'application/pdf' }));
		expect(odd.error).toMatchObject({ statusCode: '415' });
	});

	it('serves uploads as inert', async () => {
		await files().upload('pagina.html', new Blob(['<script>1</script>'], { type: 'text/html' }));
		const { data } = await files().createSignedUrl('pagina.html', 60);
		const answer = await fetch(data?.signedUrl ?? '');
		expect(answer.headers.get('content-security-policy')).toContain('sandbox');
		expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
	});
});

describe('signed addresses', () => {
	it('open without a key until they end, and only what they were signed for', async () => {
		await files().upload('firma/a.txt', text('firmado'));
		await files().upload('firma/b.txt', text('otro'));
		const { data } = await files().createSignedUrl('firma/a.txt', 60);
		const address = new URL(data?.signedUrl ?? '');
		expect(await (await fetch(address)).text()).toBe('firmado');
		address.pathname = address.pathname.replace('a.txt', 'b.txt');
		expect((await fetch(address)).status).toBe(400);
		const short = await files().createSignedUrl('firma/a.txt', 1);
		await new Promise((done) => setTimeout(done, 2_100));
		expect((await fetch(short.data?.signedUrl ?? '')).status).toBe(400);
	});

	it('come many at once, with an error for what is not there', async () => {
		await files().upload('firma/c.txt', text('c'));
		const { data } = await files().createSignedUrls(['firma/c.txt', 'firma/no.txt'], 60);
		expect(data?.map(({ path, error }) => [path, error === null])).toEqual([
			['firma/c.txt', true],
			['firma/no.txt', false],
		]);
	});

	it('may name the file for saving', async () => {
		await files().upload('firma/d.txt', text('d'));
		const { data } = await files().createSignedUrl('firma/d.txt', 60, { download: 'arbol.txt' });
		const answer = await fetch(data?.signedUrl ?? '');
		expect(answer.headers.get('content-disposition')).toContain('arbol.txt');
	});

	it('are no access tokens, and access tokens are no signed addresses', async () => {
		await files().upload('firma/e.txt', text('e'));
		const { data } = await files().createSignedUrl('firma/e.txt', 60);
		const signed = new URL(data?.signedUrl ?? '');
		const token = signed.searchParams.get('token') ?? '';
		expect((await backend.asVisitor(token).auth.getUser(token)).error).not.toBeNull();
		const { accessToken } = await signIn(backend, await makePerson(backend));
		signed.searchParams.set('token', accessToken);
		expect((await fetch(signed)).status).toBe(400);
	});
});

describe('access', () => {
	it('is decided by row-level security', async () => {
		const [ana, berta] = await Promise.all([makePerson(backend), makePerson(backend)]);
		const asAna = (await signIn(backend, ana)).client.storage.from(bucket);
		const asBerta = (await signIn(backend, berta)).client.storage.from(bucket);
		const own = `${ana.id}/nota.txt`;
		expect((await asAna.upload(own, text('mía'))).error).toBeNull();
		expect((await asAna.upload(`${berta.id}/nota.txt`, text('intrusa'))).error).toMatchObject({
			statusCode: '403',
		});
		expect(await (await asAna.download(own)).data?.text()).toBe('mía');
		expect((await asBerta.download(own)).error).not.toBeNull();
		expect((await asBerta.list(ana.id)).data).toEqual([]);
		expect((await asBerta.remove([own])).data).toEqual([]);
		expect((await asBerta.createSignedUrl(own, 60)).error).not.toBeNull();
		expect((await asBerta.upload(own, text('pisada'), { upsert: true })).error).not.toBeNull();
		expect(await (await asAna.download(own)).data?.text()).toBe('mía');
	});

	it('is closed to visitors', async () => {
		await files().upload('cerrado.txt', text('x'));
		const visitor = backend.asVisitor().storage;
		expect((await visitor.from(bucket).download('cerrado.txt')).error).not.toBeNull();
		expect((await visitor.from(bucket).upload('nuevo.txt', text('x'))).error).toMatchObject({
			statusCode: '403',
		});
		expect((await visitor.from(bucket).list()).data).toEqual([]);
		expect((await visitor.createBucket(`otro-${randomUUID()}`)).error).toMatchObject({ statusCode: '403' });
		expect((await visitor.listBuckets()).data).toEqual([]);
	});
});

describe('buckets', () => {
	it('are made, found, and deleted only when empty', async () => {
		const id = `cubo-${randomUUID()}`;
		const storage = backend.asService().storage;
		expect((await storage.createBucket(id)).data).toMatchObject({ name: id });
		expect((await storage.createBucket(id)).error).toMatchObject({ statusCode: '409' });
		expect((await storage.getBucket(id)).data).toMatchObject({ id, public: false });
		await storage.from(id).upload('a.txt', text('a'));
		expect((await storage.deleteBucket(id)).error).not.toBeNull();
		await storage.from(id).remove(['a.txt']);
		expect((await storage.deleteBucket(id)).error).toBeNull();
		expect((await storage.getBucket(id)).error).toMatchObject({ statusCode: '404' });
	});
});
