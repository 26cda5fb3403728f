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

/** Only one of these is good at a time: they are asked for by somebody who proved who they are. */
const replacing: readonly OneTimeKind[] = ['invite', 'email_change'];
/** How many of the newest codes may be typed. Of the links, which nobody can guess, every one opens until it expires. */
const codesAtOnce = 3;

/**
 * Makes a link token and a code for one user and purpose. What anybody may ask for, for any address, leaves what was
 * issued before as it is: else a stranger could void the code somebody is about to type.
 */
export async function issueOneTimeToken(
	context: AuthContext,
	client: Pick<PoolClient, 'query'>,
	order: { userId: string; email: string; kind: OneTimeKind },
): Promise<OneTimeToken> {
	const linkToken = randomBytes(32).toString('base64url');
	const code = String(randomInt(1_000_000)).padStart(6, '0');
	if (replacing.includes(order.kind)) {
		await client.query('select from auth.users where id = $1 for no key update', [order.userId]);
		await dropTokens(client, order.userId, order.kind);
	}
	await client.query(
		`insert into supabase_local.one_time_tokens (user_id, kind, email, link_hash, code_hash, expires_at)
		values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6))`,
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

/** Redeems a token, and voids the others of its kind. Works once, also for two requests at the same moment. */
export async function redeemToken(client: PoolClient, type: string, name: TokenName): Promise<Redeemed> {
	const { rows } = await client.query<{ user_id: string; email: string; kind: OneTimeKind }>(
		`delete from supabase_local.one_time_tokens
		where ${'id' in name ? 'id' : 'link_hash'} = $1 and kind = any ($2) and expires_at > now()
		returning user_id, email, kind`,
		['id' in name ? name.id : hashLink(name.linkToken), kindsOfType[type] ?? []],
	);
	const [row] = rows;
	if (row === undefined) throw otpExpired();
	await dropTokens(client, row.user_id, row.kind);
	return { userId: row.user_id, email: row.email, kind: row.kind };
}

async function dropTokens(
	client: Pick<PoolClient, 'query'>,
	userId: string,
	kind: OneTimeKind,
): Promise<void> {
	await client.query('delete from supabase_local.one_time_tokens where user_id = $1 and kind = $2', [
		userId,
		kind,
	]);
}

/**
 * Finds the token a typed code belongs to. Each try is counted, for the address and for the code, before it is
 * compared, and outside any transaction that could take the count back: guesses sent side by side gain nothing.
 * An address without a code answers exactly as a wrong code does. Wrong codes of a stranger can use up the tries there
 * are; the link of the same message opens nevertheless.
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
		where wrong_guesses < $3 and id in (select id from supabase_local.one_time_tokens
			where email = $1 and kind = any ($2) and expires_at > now() order by expires_at desc limit $4)
		returning id, code_hash`,
		[email, kindsOfType[type] ?? [], context.settings.triesPerCode, codesAtOnce],
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
