import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { type PoolClient } from 'pg';
import { type AuthContext } from '../authContext';
import { type OneTimeKind, type OneTimeToken } from './kinds';
import { countUse, forgiveUses } from './rateLimits';
import { otpExpired } from '../refusals';

export interface Redeemed {
	userId: string;
	email: string;
	kind: OneTimeKind;
}

/** Which kinds a `type` of supabase-js may redeem. */
const kindsOfType: Record<string, OneTimeKind[]> = {
	email: ['magiclink', 'signup', 'invite'],
	magiclink: ['magiclink'],
	signup: ['signup'],
	invite: ['invite'],
	recovery: ['recovery'],
	email_change: ['email_change'],
};

export const redeemableTypes = Object.keys(kindsOfType);

/** Makes a link token and a code for one user and purpose; what was issued before for it is void. */
export async function issueOneTimeToken(
	context: AuthContext,
	client: Pick<PoolClient, 'query'>,
	order: { userId: string; email: string; kind: OneTimeKind },
): Promise<OneTimeToken> {
	const linkToken = randomBytes(32).toString('base64url');
	const code = String(randomInt(1_000_000)).padStart(6, '0');
	await client.query(
		`insert into supabase_local.one_time_tokens (user_id, kind, email, link_hash, code_hash, expires_at)
		values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
		on conflict (user_id, kind) do update set id = gen_random_uuid(), email = excluded.email,
			link_hash = excluded.link_hash, code_hash = excluded.code_hash, wrong_guesses = 0,
			expires_at = excluded.expires_at`,
		[
			order.userId,
			order.kind,
			order.email,
			hashLink(linkToken),
			hashCode(context, order.email, code),
			context.settings.oneTimeSeconds,
		],
	);
	return { linkToken, code };
}

/** What names a token: the secret of its link, or its row once a typed code was found right. */
export type TokenName = { linkToken: string } | { id: string };

/** Redeems a token. Works once, also for two requests at the same moment. */
export async function redeemToken(client: PoolClient, type: string, name: TokenName): Promise<Redeemed> {
	const { rows } = await client.query<{ user_id: string; email: string; kind: OneTimeKind }>(
		`delete from supabase_local.one_time_tokens
		where ${'id' in name ? 'id' : 'link_hash'} = $1 and kind = any ($2) and expires_at > now()
		returning user_id, email, kind`,
		['id' in name ? name.id : hashLink(name.linkToken), kindsOfType[type] ?? []],
	);
	const [row] = rows;
	if (row === undefined) throw otpExpired();
	return { userId: row.user_id, email: row.email, kind: row.kind };
}

/**
 * Finds the token a typed code belongs to. Each try is counted, for the address and for the code, before it is
 * compared, and outside any transaction that could take the count back: guesses sent side by side gain nothing.
 * An address without a code answers exactly as a wrong code does.
 */
export async function findTokenByCode(
	context: AuthContext,
	{ type, email, code }: { type: string; email: string; code: string },
): Promise<TokenName> {
	const tries = { what: 'code', whom: email };
	await countUse(context, {
		...tries,
		windowSeconds: 3600,
		most: context.settings.codeTriesPerHour,
		code: 'over_request_rate_limit',
	});
	const { rows } = await context.pool.query<{ id: string; code_hash: string }>(
		`update supabase_local.one_time_tokens set wrong_guesses = wrong_guesses + 1
		where email = $1 and kind = any ($2) and expires_at > now() and wrong_guesses < $3 returning id, code_hash`,
		[email, kindsOfType[type] ?? [], context.settings.triesPerCode],
	);
	const presented = Buffer.from(hashCode(context, email, code));
	const found = rows.find((row) => timingSafeEqual(Buffer.from(row.code_hash), presented));
	if (found === undefined) throw otpExpired();
	await forgiveUses(context, tries);
	return { id: found.id };
}

export async function sweepOneTimeTokens(context: AuthContext): Promise<void> {
	await context.pool.query('delete from supabase_local.one_time_tokens where expires_at < now()');
}

function hashLink(linkToken: string): string {
	return createHash('sha256').update(linkToken).digest('hex');
}

/** Six digits are quickly tried out, so their hash needs a key that is not in the database. */
function hashCode({ codeKey }: AuthContext, email: string, code: string): string {
	return createHmac('sha256', codeKey).update(`code\0${email}\0${code}`).digest('hex');
}
