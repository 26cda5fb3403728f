import { DatabaseError } from 'pg';
import { z } from 'zod';
import { type Exchange, replyJson } from '../gateway/exchange';
import { readBody } from '../gateway/readBody';
import { bucketNotFound, notProvided, refuseStorage } from './refusals';
import { asCaller, type StorageCaller, type StorageContext } from './storageContext';

const bucketShape = z.object({
	id: z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,99}$/i),
	name: z.string().optional(),
	public: z.boolean().optional(),
	type: z.string().optional(),
	file_size_limit: z.union([z.number(), z.string()]).nullish(),
	allowed_mime_types: z.array(z.string()).nullish(),
});

export interface BucketRow {
	id: string;
	file_size_limit: string | null;
	allowed_mime_types: string[] | null;
}

const columns = `id, name, owner, public, file_size_limit::float8 as file_size_limit, allowed_mime_types, created_at, updated_at`;

export async function listBuckets(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
): Promise<void> {
	const rows = await asCaller(context, caller, async (client) => {
		const found = await client.query<Record<string, unknown>>(
			`select ${columns} from storage.buckets order by name`,
		);
		return found.rows;
	});
	replyJson(exchange.response, 200, rows);
}

export async function showBucket(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	id: string,
): Promise<void> {
	const rows = await asCaller(context, caller, async (client) => {
		const found = await client.query<Record<string, unknown>>(
			`select ${columns} from storage.buckets where id = $1`,
			[id],
		);
		return found.rows;
	});
	if (rows.length === 0) throw bucketNotFound();
	replyJson(exchange.response, 200, rows[0]);
}

export async function createBucket(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
): Promise<void> {
	const input = await readJson(exchange, bucketShape);
	if (input.public === true) throw notProvided('A public bucket');
	if (input.type !== undefined && input.type !== 'STANDARD')
		throw notProvided(`A bucket of type ${input.type}`);
	const limit = readSize(input.file_size_limit);
	try {
		await asCaller(context, caller, (client) =>
			client.query(
				`insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values ($1, $2, false, $3, $4)`,
				[input.id, input.name ?? input.id, limit, input.allowed_mime_types ?? null],
			),
		);
	} catch (error) {
		if (error instanceof DatabaseError && error.code === '23505') {
			throw refuseStorage(409, 'Duplicate', 'The resource already exists');
		}
		throw error;
	}
	replyJson(exchange.response, 200, { name: input.name ?? input.id });
}

export async function deleteBucket(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	id: string,
): Promise<void> {
	try {
		const { rowCount } = await asCaller(context, caller, (client) =>
			client.query('delete from storage.buckets where id = $1', [id]),
		);
		if (rowCount === 0) throw bucketNotFound();
	} catch (error) {
		if (error instanceof DatabaseError && error.code === '23503') {
			throw refuseStorage(409, 'InvalidRequest', 'The bucket you tried to delete is not empty');
		}
		throw error;
	}
	replyJson(exchange.response, 200, { message: 'Successfully deleted' });
}

/** The bucket's own limits; they hold whoever asks, so no policy stands between. */
export async function findBucket(context: StorageContext, id: string): Promise<BucketRow> {
	const { rows } = await context.pool.query<BucketRow>(
		'select id, file_size_limit, allowed_mime_types from storage.buckets where id = $1',
		[id],
	);
	const [bucket] = rows;
	if (bucket === undefined) throw bucketNotFound();
	return bucket;
}

export async function readJson<Shape extends z.ZodType>(
	exchange: Exchange,
	shape: Shape,
): Promise<z.output<Shape>> {
	const body = await readBody(exchange.request, 256 * 1024);
	let value: unknown;
	try {
		value = JSON.parse(body.toString('utf8'));
	} catch {
		throw refuseStorage(400, 'InvalidRequest', 'The body is not JSON');
	}
	const parsed = shape.safeParse(value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw refuseStorage(
		400,
		'InvalidRequest',
		`${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'not accepted'}`,
	);
}

function readSize(size: number | string | null | undefined): number | null {
	if (size === null || size === undefined) return null;
	if (typeof size === 'number') return size;
	const units = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };
	const [, amount, unit] = /^(\d+)\s*(B|KB|MB|GB)$/i.exec(size) ?? [];
	const factor = Object.entries(units).find(([name]) => name === unit?.toUpperCase())?.[1];
	if (amount === undefined || factor === undefined) {
		throw refuseStorage(400, 'InvalidRequest', `file_size_limit: ${size} is no size`);
	}
	return Number(amount) * factor;
}
