import { createHash, randomUUID } from 'node:crypto';
import { type Exchange, replyJson } from '../gateway/exchange';
import { readBody } from '../gateway/readBody';
import { findBucket } from './buckets';
import { objectNotFound, refuseStorage } from './refusals';
import { asCaller, type StorageCaller, type StorageContext } from './storageContext';

const limitBytes = 50 * 1024 * 1024;

interface Upload {
	bytes: Buffer;
	contentType: string;
	cacheControl: string;
	userMetadata: Record<string, unknown> | null;
}

interface Place {
	bucket: string;
	name: string;
}

/** `POST /object/:bucket/*` adds (or with `x-upsert` replaces), `PUT` replaces. */
export async function uploadObject(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	place: Place,
): Promise<void> {
	refuseOddName(place.name);
	const bucket = await findBucket(context, place.bucket);
	const limit = Math.min(limitBytes, Number(bucket.file_size_limit ?? limitBytes));
	const upload = await readUpload(exchange, limit);
	if (bucket.allowed_mime_types !== null && !allows(bucket.allowed_mime_types, upload.contentType)) {
		throw refuseStorage(415, 'invalid_mime_type', `mime type ${upload.contentType} is not supported`);
	}
	const version = randomUUID();
	await context.files.write(version, upload.bytes);
	let kept: { id: string; replaced: string | null };
	try {
		kept = await asCaller(context, caller, (client) =>
			exchange.method === 'PUT'
				? replaceRow(client, caller, place, upload, version)
				: insertRow(client, caller, place, upload, version, exchange.request.headers['x-upsert'] === 'true'),
		);
	} catch (error) {
		await context.files.remove(version);
		throw error;
	}
	if (kept.replaced !== null) await context.files.remove(kept.replaced);
	replyJson(exchange.response, 200, { Id: kept.id, Key: `${place.bucket}/${place.name}` });
}

type Client = Parameters<Parameters<typeof asCaller>[2]>[0];

async function insertRow(
	client: Client,
	caller: StorageCaller,
	place: Place,
	upload: Upload,
	version: string,
	upsert: boolean,
): Promise<{ id: string; replaced: string | null }> {
	// Two writers of one name take turns, so that each knows which file it replaced.
	await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
		`${place.bucket}/${place.name}`,
	]);
	const { rows } = await client.query<{ version: string | null }>(
		'select version from storage.objects where bucket_id = $1 and name = $2',
		[place.bucket, place.name],
	);
	const [present] = rows;
	const conflict = upsert
		? `do update set version = excluded.version, metadata = excluded.metadata, user_metadata = excluded.user_metadata, updated_at = now()`
		: 'do nothing';
	const inserted = await client.query<{ id: string }>(
		`insert into storage.objects (bucket_id, name, owner, owner_id, metadata, user_metadata, version)
		values ($1, $2, $3, $4, $5, $6, $7) on conflict (bucket_id, name) ${conflict} returning id`,
		[
			place.bucket,
			place.name,
			caller.claims.sub ?? null,
			caller.claims.sub ?? null,
			describeUpload(upload),
			upload.userMetadata,
			version,
		],
	);
	const [row] = inserted.rows;
	if (row === undefined) throw refuseStorage(409, 'Duplicate', 'The resource already exists');
	return { id: row.id, replaced: present?.version ?? null };
}

async function replaceRow(
	client: Client,
	_caller: StorageCaller,
	place: Place,
	upload: Upload,
	version: string,
): Promise<{ id: string; replaced: string | null }> {
	const { rows } = await client.query<{ id: string; version: string | null }>(
		'select id, version from storage.objects where bucket_id = $1 and name = $2 for update',
		[place.bucket, place.name],
	);
	const [present] = rows;
	if (present === undefined) throw objectNotFound();
	const { rowCount } = await client.query(
		`update storage.objects set version = $2, metadata = $3, user_metadata = $4, updated_at = now() where id = $1`,
		[present.id, version, describeUpload(upload), upload.userMetadata],
	);
	if (rowCount === 0) throw objectNotFound();
	return { id: present.id, replaced: present.version };
}

function describeUpload({ bytes, contentType, cacheControl }: Upload): Record<string, unknown> {
	return {
		eTag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`,
		size: bytes.length,
		mimetype: contentType,
		cacheControl,
		lastModified: new Date().toISOString(),
		contentLength: bytes.length,
		httpStatusCode: 200,
	};
}

async function readUpload({ request }: Exchange, limit: number): Promise<Upload> {
	const contentType = request.headers['content-type'] ?? 'application/octet-stream';
	// The wrapping of a form takes some bytes of its own; the file inside is measured below.
	const body = await readBody(request, limit + 64 * 1024);
	const seconds = request.headers['cache-control'] ?? 'no-cache';
	const upload = contentType.startsWith('multipart/form-data')
		? await readForm(body, contentType)
		: { bytes: body, contentType, cacheControl: seconds, userMetadata: null };
	if (upload.bytes.length > limit) {
		throw refuseStorage(413, 'Payload too large', 'The object exceeded the maximum allowed size');
	}
	return upload;
}

async function readForm(body: Buffer, contentType: string): Promise<Upload> {
	let form: FormData;
	try {
		form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
	} catch {
		throw refuseStorage(400, 'InvalidRequest', 'The form could not be read');
	}
	const file = [...form.values()].find((value) => typeof value !== 'string');
	if (file === undefined) throw refuseStorage(400, 'InvalidRequest', 'The form holds no file');
	const seconds = form.get('cacheControl');
	return {
		bytes: Buffer.from(await file.arrayBuffer()),
		contentType: file.type === '' ? 'application/octet-stream' : file.type,
		cacheControl: typeof seconds === 'string' ? `max-age=${Number(seconds) || 3600}` : 'no-cache',
		userMetadata: readUserMetadata(form.get('metadata')),
	};
}

function readUserMetadata(text: unknown): Record<string, unknown> | null {
	if (typeof text !== 'string') return null;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? { ...value } : null;
	} catch {
		throw refuseStorage(400, 'InvalidRequest', 'The metadata is not JSON');
	}
}

function refuseOddName(name: string): void {
	const parts = name.split('/');
	const isOdd = parts.some((part) => part === '' || part === '.' || part === '..');
	if (!isOdd && name.length <= 900 && /^[\w/!.*'() &$@=;:+,?-]+$/.test(name)) return;
	throw refuseStorage(400, 'InvalidKey', `Invalid key: ${name}`);
}

function allows(types: string[], contentType: string): boolean {
	const plain = contentType.split(';')[0]?.trim() ?? '';
	return types.some((type) => type === plain || (type.endsWith('/*') && plain.startsWith(type.slice(0, -1))));
}
