import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type Exchange, replyJson } from '../gateway/exchange';
import { readErrorCode } from '../startRefused';
import { readJson } from './buckets';
import { objectNotFound, refuseStorage } from './refusals';
import { asCaller, type StorageCaller, type StorageContext } from './storageContext';

const signedPurpose = 'storage-url';

interface ObjectRow {
	id: string;
	name: string;
	version: string;
	metadata: { size: number; mimetype: string; cacheControl: string; eTag: string };
	created_at: Date;
	updated_at: Date;
}

interface Place {
	bucket: string;
	name: string;
}

async function findObject(context: StorageContext, caller: StorageCaller, place: Place): Promise<ObjectRow> {
	const rows = await asCaller(context, caller, async (client) => {
		const found = await client.query<ObjectRow>(
			`select id, name, version, metadata, created_at, updated_at from storage.objects where bucket_id = $1 and name = $2`,
			[place.bucket, place.name],
		);
		return found.rows;
	});
	const [row] = rows;
	if (row === undefined) throw objectNotFound();
	return row;
}

/** `GET` and `HEAD /object/:bucket/*` */
export async function downloadObject(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	place: Place,
): Promise<void> {
	await sendObject(context, exchange, await findObject(context, caller, place));
}

async function sendObject(
	context: StorageContext,
	{ method, response, url }: Exchange,
	row: ObjectRow,
): Promise<void> {
	const name = url.searchParams.get('download');
	const file = context.files.read(row.version);
	try {
		await new Promise((opened, failed) => file.once('open', opened).once('error', failed));
	} catch (error) {
		if (readErrorCode(error) === 'ENOENT') throw objectNotFound();
		throw error;
	}
	response.writeHead(200, {
		'content-type': row.metadata.mimetype,
		'content-length': row.metadata.size,
		'cache-control': row.metadata.cacheControl,
		etag: row.metadata.eTag,
		'last-modified': row.updated_at.toUTCString(),
		'x-content-type-options': 'nosniff',
		// What people upload must never run as a page of this origin.
		'content-security-policy': "default-src 'none'; sandbox",
		...(name === null
			? {}
			: {
					'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name === '' ? (row.name.split('/').pop() ?? '') : name)}`,
				}),
	});
	if (method === 'HEAD') {
		file.destroy();
		response.end();
		return;
	}
	await pipeline(file, response).catch(() => response.destroy());
}

/** `GET /object/info/:bucket/*` */
export async function showInfo(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	place: Place,
): Promise<void> {
	const row = await findObject(context, caller, place);
	replyJson(exchange.response, 200, {
		id: row.id,
		name: row.name,
		version: row.version,
		bucket_id: place.bucket,
		size: row.metadata.size,
		content_type: row.metadata.mimetype,
		cache_control: row.metadata.cacheControl,
		etag: row.metadata.eTag,
		metadata: {},
		last_modified: row.updated_at,
		created_at: row.created_at,
	});
}

const signShape = z.object({
	expiresIn: z
		.number()
		.int()
		.positive()
		.max(7 * 24 * 3600),
});
const signManyShape = signShape.extend({ paths: z.array(z.string()).min(1).max(500) });

/** `POST /object/sign/:bucket/*` */
export async function signObject(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	place: Place,
): Promise<void> {
	const { expiresIn } = await readJson(exchange, signShape);
	await findObject(context, caller, place);
	replyJson(exchange.response, 200, { signedURL: await writeSignedPath(context, place, expiresIn) });
}

/** `POST /object/sign/:bucket` */
export async function signObjects(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	bucket: string,
): Promise<void> {
	const { expiresIn, paths } = await readJson(exchange, signManyShape);
	const rows = await asCaller(context, caller, async (client) => {
		const found = await client.query<{ name: string }>(
			'select name from storage.objects where bucket_id = $1 and name = any ($2)',
			[bucket, paths],
		);
		return new Set(found.rows.map((row) => row.name));
	});
	const signed = await Promise.all(
		paths.map(async (path) =>
			rows.has(path)
				? { path, error: null, signedURL: await writeSignedPath(context, { bucket, name: path }, expiresIn) }
				: {
						path,
						error: 'Either the object does not exist or you do not have access to it',
						signedURL: null,
					},
		),
	);
	replyJson(exchange.response, 200, signed);
}

async function writeSignedPath(
	context: StorageContext,
	{ bucket, name }: Place,
	seconds: number,
): Promise<string> {
	const token = await context.signer.sign({ url: `${bucket}/${name}` }, seconds, signedPurpose);
	return `/object/sign/${bucket}/${name.split('/').map(encodeURIComponent).join('/')}?token=${token}`;
}

/** `GET /object/sign/:bucket/*`: the address itself is the permission. */
export async function followSignedUrl(
	context: StorageContext,
	exchange: Exchange,
	place: Place,
): Promise<void> {
	const claims = await context.signer.verify(exchange.url.searchParams.get('token') ?? '', signedPurpose);
	if (claims?.url !== `${place.bucket}/${place.name}`) {
		throw refuseStorage(400, 'InvalidJWT', 'The signed URL is not genuine or has expired');
	}
	const asOwner: StorageCaller = { role: 'service_role', claims: { role: 'service_role' } };
	await sendObject(context, exchange, await findObject(context, asOwner, place));
}

const listShape = z.object({
	prefix: z.string().default(''),
	limit: z.number().int().positive().max(1000).default(100),
	offset: z.number().int().nonnegative().default(0),
	search: z.string().default(''),
	sortBy: z
		.object({
			column: z.enum(['name', 'created_at', 'updated_at', 'last_accessed_at']).default('name'),
			order: z.enum(['asc', 'desc']).default('asc'),
		})
		.prefault({}),
});

/** `POST /object/list/:bucket`: one level of names, folders first without an id, as hosted. */
export async function listObjects(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	bucket: string,
): Promise<void> {
	const input = await readJson(exchange, listShape);
	const prefix = input.prefix === '' || input.prefix.endsWith('/') ? input.prefix : `${input.prefix}/`;
	const rows = await asCaller(context, caller, async (client) => {
		const found = await client.query<Record<string, unknown>>(
			`with level as (
				select *, substr(name, length($2) + 1) as rest from storage.objects
				where bucket_id = $1 and starts_with(name, $2)
			)
			select split_part(rest, '/', 1) as name, null::uuid as id, null::timestamptz as updated_at,
				null::timestamptz as created_at, null::timestamptz as last_accessed_at, null::jsonb as metadata
			from level where strpos(rest, '/') > 0 and starts_with(lower(rest), lower($3)) group by 1
			union all
			select rest, id, updated_at, created_at, last_accessed_at, metadata
			from level where strpos(rest, '/') = 0 and starts_with(lower(rest), lower($3))
			order by ${input.sortBy.column} ${input.sortBy.order} nulls first, name limit $4 offset $5`,
			[bucket, prefix, input.search, input.limit, input.offset],
		);
		return found.rows;
	});
	replyJson(exchange.response, 200, rows);
}

const removeShape = z.object({ prefixes: z.array(z.string()).min(1).max(1000) });

/** `DELETE /object/:bucket`: answers with what was really removed. */
export async function removeObjects(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	bucket: string,
	names: string[] | null,
): Promise<void> {
	const wanted = names ?? (await readJson(exchange, removeShape)).prefixes;
	const removed = await asCaller(context, caller, async (client) => {
		const gone = await client.query<{ version: string }>(
			`delete from storage.objects where bucket_id = $1 and name = any ($2)
			returning id, bucket_id, name, owner, version, metadata, created_at, updated_at, last_accessed_at`,
			[bucket, wanted],
		);
		return gone.rows;
	});
	for (const { version } of removed) await context.files.remove(version);
	if (names !== null && removed.length === 0) throw objectNotFound();
	replyJson(exchange.response, 200, names === null ? removed : { message: 'Successfully deleted' });
}
