import { createHmac } from 'node:crypto';
import { type AuthContext } from '../authContext';
import { refuseAuth } from '../refusals';

interface Limit {
	/** What is limited, for example `password`. */
	what: string;
	/** For whom; stored only as a keyed hash. */
	whom: string;
	windowSeconds: number;
	most: number;
	/** The code supabase-js shows. */
	code: 'over_request_rate_limit' | 'over_email_send_rate_limit';
}

type Context = Pick<AuthContext, 'pool' | 'codeKey'>;

/**
 * Counts one use and refuses past the limit. Counting comes first and is one statement, so that a hundred
 * guesses sent at once are a hundred uses. Counts live in the database: a restart forgives nothing.
 */
export async function countUse(context: Context, limit: Limit): Promise<void> {
	const { uses, leftSeconds } = await addUse(context, limit);
	if (uses <= limit.most) return;
	throw refuseAuth(
		429,
		limit.code,
		limit.code === 'over_email_send_rate_limit' ? 'Email rate limit exceeded' : 'Request rate limit reached',
		Math.max(1, leftSeconds),
	);
}

/** Counts one use, whatever comes of it, and says how many there were in the present window. */
export async function addUse(
	context: Context,
	limit: Pick<Limit, 'what' | 'whom' | 'windowSeconds'>,
): Promise<{ uses: number; leftSeconds: number }> {
	const { rows } = await context.pool.query<{ uses: number; left_seconds: number }>(
		`insert into supabase_local.rate_limits as existing (name, window_start, uses)
		values ($1, to_timestamp(floor(extract(epoch from now()) / $2) * $2), 1)
		on conflict (name, window_start) do update set uses = existing.uses + 1
		returning uses, ceil(extract(epoch from window_start) + $2 - extract(epoch from now()))::int as left_seconds`,
		[nameOf(context, limit), limit.windowSeconds],
	);
	const [row] = rows;
	if (row === undefined) throw new Error('The count of a limit gave no row.');
	return { uses: row.uses, leftSeconds: row.left_seconds };
}

/** Takes back one use that was none after all. The others stay: who knows one password may be guessing another. */
export async function takeBackUse(context: Context, limit: Pick<Limit, 'what' | 'whom'>): Promise<void> {
	await context.pool.query(
		`update supabase_local.rate_limits set uses = uses - 1 where uses > 0 and (name, window_start) =
			(select r.name, r.window_start from supabase_local.rate_limits r where r.name = $1 order by r.window_start desc limit 1)`,
		[nameOf(context, limit)],
	);
}

/** Forgets the uses of the present window: the person proved who they are. */
export async function forgiveUses(context: Context, limit: Pick<Limit, 'what' | 'whom'>): Promise<void> {
	await context.pool.query('delete from supabase_local.rate_limits where name = $1', [
		nameOf(context, limit),
	]);
}

/** Drops windows that no longer limit anything. */
export async function sweepLimits(context: Context): Promise<void> {
	await context.pool.query(
		`delete from supabase_local.rate_limits where window_start < now() - interval '2 hours'`,
	);
}

function nameOf({ codeKey }: Context, { what, whom }: Pick<Limit, 'what' | 'whom'>): string {
	return `${what}:${createHmac('sha256', codeKey).update(`${what}\0${whom}`).digest('base64url')}`;
}
