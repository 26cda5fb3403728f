import { randomUUID } from 'node:crypto';
import { type Pool, type PoolClient } from 'pg';

type Queryable = Pool | PoolClient;
type Metadata = Record<string, unknown>;

export interface UserRow {
	id: string;
	aud: string;
	role: string;
	email: string;
	encrypted_password: string | null;
	email_confirmed_at: Date | null;
	invited_at: Date | null;
	confirmation_sent_at: Date | null;
	recovery_sent_at: Date | null;
	email_change: string | null;
	email_change_sent_at: Date | null;
	last_sign_in_at: Date | null;
	raw_app_meta_data: Metadata | null;
	raw_user_meta_data: Metadata | null;
	created_at: Date | null;
	updated_at: Date | null;
	banned_until: Date | null;
	is_anonymous: boolean;
	identities: Metadata[] | null;
}

const columns = `u.id, u.aud, u.role, u.email, u.encrypted_password, u.email_confirmed_at, u.invited_at,
	u.confirmation_sent_at, u.recovery_sent_at, u.email_change, u.email_change_sent_at, u.last_sign_in_at,
	u.raw_app_meta_data, u.raw_user_meta_data, u.created_at, u.updated_at, u.banned_until, u.is_anonymous,
	(select json_agg(json_build_object(
		'identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id, 'identity_data', i.identity_data,
		'provider', i.provider, 'last_sign_in_at', i.last_sign_in_at, 'created_at', i.created_at,
		'updated_at', i.updated_at, 'email', i.email)) from auth.identities i where i.user_id = u.id) as identities`;

export async function findUserById(db: Queryable, id: string): Promise<UserRow | null> {
	const { rows } = await db.query<UserRow>(`select ${columns} from auth.users u where u.id = $1`, [id]);
	return rows[0] ?? null;
}

export async function findUserByEmail(db: Queryable, email: string): Promise<UserRow | null> {
	const { rows } = await db.query<UserRow>(
		`select ${columns} from auth.users u where u.email = $1 and not u.is_sso_user and u.deleted_at is null`,
		[email],
	);
	return rows[0] ?? null;
}

export async function listUsers(
	db: Queryable,
	page: number,
	perPage: number,
): Promise<{ users: UserRow[]; total: number }> {
	const { rows } = await db.query<UserRow>(
		`select ${columns} from auth.users u order by u.created_at desc nulls last, u.id limit $1 offset $2`,
		[perPage, (page - 1) * perPage],
	);
	const count = await db.query<{ total: number }>('select count(*)::int as total from auth.users');
	return { users: rows, total: count.rows[0]?.total ?? 0 };
}

export interface NewUser {
	id: string | null;
	email: string;
	passwordHash: string | null;
	confirmed: boolean;
	invited: boolean;
	appMetadata: Metadata;
	userMetadata: Metadata;
}

/** Adds a user with the identity `email`. A taken address is a unique violation (23505). */
export async function insertUser(client: PoolClient, user: NewUser): Promise<string> {
	const id = user.id ?? randomUUID();
	await client.query(
		`insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
			invited_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
		values ('00000000-0000-0000-0000-000000000000', $1, 'authenticated', 'authenticated', $2, $3,
			case when $4 then now() end, case when $5 then now() end, $6, $7, now(), now())`,
		[
			id,
			user.email,
			user.passwordHash ?? '',
			user.confirmed,
			user.invited,
			JSON.stringify({ provider: 'email', providers: ['email'], ...user.appMetadata }),
			JSON.stringify(user.userMetadata),
		],
	);
	await client.query(
		`insert into auth.identities (provider_id, user_id, identity_data, provider, created_at, updated_at)
		values ($1::text, $1::uuid, $2, 'email', now(), now())`,
		[
			id,
			JSON.stringify({ sub: id, email: user.email, email_verified: user.confirmed, phone_verified: false }),
		],
	);
	return id;
}

export interface UserChanges {
	email?: string;
	passwordHash?: string;
	confirm?: boolean;
	/** `null` lifts a ban. */
	bannedUntil?: Date | null;
	appMetadata?: Metadata;
	userMetadata?: Metadata;
}

/** Metadata is merged key by key; a null takes its key away. */
export async function updateUser(client: Queryable, id: string, changes: UserChanges): Promise<void> {
	await client.query(
		`update auth.users set
			email = coalesce($2, email),
			encrypted_password = coalesce($3, encrypted_password),
			email_confirmed_at = case when $4 then coalesce(email_confirmed_at, now()) else email_confirmed_at end,
			banned_until = case when $5 then $6 else banned_until end,
			raw_app_meta_data = jsonb_strip_nulls(coalesce(raw_app_meta_data, '{}') || $7),
			raw_user_meta_data = jsonb_strip_nulls(coalesce(raw_user_meta_data, '{}') || $8),
			updated_at = now()
		where id = $1`,
		[
			id,
			changes.email ?? null,
			changes.passwordHash ?? null,
			changes.confirm ?? false,
			changes.bannedUntil !== undefined,
			changes.bannedUntil ?? null,
			JSON.stringify(changes.appMetadata ?? {}),
			JSON.stringify(changes.userMetadata ?? {}),
		],
	);
	if (changes.email === undefined) return;
	await client.query(
		`update auth.identities set identity_data = identity_data || jsonb_build_object('email', $2::text), updated_at = now()
		where user_id = $1 and provider = 'email'`,
		[id, changes.email],
	);
}

/** The user as supabase-js knows one. */
export function describeUser(user: UserRow): Metadata {
	return {
		id: user.id,
		aud: user.aud,
		role: user.role,
		email: user.email,
		phone: '',
		email_confirmed_at: user.email_confirmed_at ?? undefined,
		confirmed_at: user.email_confirmed_at ?? undefined,
		invited_at: user.invited_at ?? undefined,
		confirmation_sent_at: user.confirmation_sent_at ?? undefined,
		recovery_sent_at: user.recovery_sent_at ?? undefined,
		new_email: user.email_change ?? undefined,
		email_change_sent_at: user.email_change_sent_at ?? undefined,
		last_sign_in_at: user.last_sign_in_at ?? undefined,
		app_metadata: user.raw_app_meta_data ?? {},
		user_metadata: user.raw_user_meta_data ?? {},
		identities: user.identities ?? [],
		created_at: user.created_at,
		updated_at: user.updated_at,
		banned_until: user.banned_until ?? undefined,
		is_anonymous: user.is_anonymous,
	};
}

export function isBanned(user: UserRow): boolean {
	return user.banned_until !== null && user.banned_until.getTime() > Date.now();
}
