import { DatabaseError } from 'pg';
import { z } from 'zod';
import { type Exchange, replyJson } from '../../gateway/exchange';
import { type AuthContext } from '../authContext';
import { inTransaction } from '../../postgres/inTransaction';
import { refuseWeakPassword } from '../proof/passwords';
import { emailShape, metadataShape, readInput } from '../readInput';
import { emailExists, notProvided, userNotFound, validationFailed } from '../refusals';
import { describeUser, findUserById, insertUser, listUsers, updateUser, type UserChanges } from '../users';

const userShape = z.object({
	id: z.uuid().optional(),
	email: emailShape.optional(),
	password: z.string().optional(),
	email_confirm: z.boolean().optional(),
	user_metadata: metadataShape.optional(),
	app_metadata: metadataShape.optional(),
	ban_duration: z.string().optional(),
	phone: z.string().optional(),
	password_hash: z.string().optional(),
	role: z.literal('authenticated').optional(),
});
type UserInput = z.infer<typeof userShape>;

/** `POST /admin/users` */
export async function createUser(context: AuthContext, exchange: Exchange): Promise<void> {
	const input = await readInput(exchange.request, userShape);
	refuseUnknownParts(input);
	const { email } = input;
	if (email === undefined) throw validationFailed('Cannot create a user without an email');
	const passwordHash = await hashPassword(context, input.password);
	const bannedUntil = readBan(input.ban_duration);
	const id = await translateTaken(() =>
		inTransaction(context.pool, async (client) => {
			const created = await insertUser(client, {
				id: input.id ?? null,
				email,
				passwordHash: passwordHash ?? null,
				confirmed: input.email_confirm ?? false,
				invited: false,
				appMetadata: input.app_metadata ?? {},
				userMetadata: input.user_metadata ?? {},
			});
			if (bannedUntil !== undefined) await updateUser(client, created, { bannedUntil });
			return created;
		}),
	);
	await replyUser(context, exchange, id);
}

/** `GET /admin/users` */
export async function showUsers(context: AuthContext, exchange: Exchange): Promise<void> {
	const page = readNumber(exchange.url.searchParams.get('page'), 1);
	const perPage = readNumber(exchange.url.searchParams.get('per_page'), 50);
	const { users, total } = await listUsers(context.pool, page, Math.min(perPage, 1000));
	const last = Math.max(1, Math.ceil(total / perPage));
	const links = [...(page < last ? [{ to: page + 1, rel: 'next' }] : []), { to: last, rel: 'last' }];
	exchange.response.setHeader('x-total-count', String(total));
	exchange.response.setHeader(
		'link',
		links.map(({ to, rel }) => `</admin/users?page=${to}&per_page=${perPage}>; rel="${rel}"`).join(', '),
	);
	replyJson(exchange.response, 200, { users: users.map(describeUser), aud: 'authenticated' });
}

/** `GET /admin/users/:id` */
export async function showUser(context: AuthContext, exchange: Exchange, id: string): Promise<void> {
	await replyUser(context, exchange, id);
}

/** `PUT /admin/users/:id` */
export async function changeUser(context: AuthContext, exchange: Exchange, id: string): Promise<void> {
	const input = await readInput(exchange.request, userShape);
	refuseUnknownParts(input);
	if ((await findUserById(context.pool, id)) === null) throw userNotFound();
	const changes: UserChanges = {};
	const passwordHash = await hashPassword(context, input.password);
	const bannedUntil = readBan(input.ban_duration);
	if (input.email !== undefined) changes.email = input.email;
	if (passwordHash !== undefined) changes.passwordHash = passwordHash;
	if (input.email_confirm !== undefined) changes.confirm = input.email_confirm;
	if (bannedUntil !== undefined) changes.bannedUntil = bannedUntil;
	if (input.app_metadata !== undefined) changes.appMetadata = input.app_metadata;
	if (input.user_metadata !== undefined) changes.userMetadata = input.user_metadata;
	await translateTaken(() =>
		inTransaction(context.pool, async (client) => {
			await updateUser(client, id, changes);
			// A new password or a ban leaves nobody signed in with the old state of things.
			if (passwordHash === undefined && !(bannedUntil instanceof Date)) return;
			await client.query('delete from auth.sessions where user_id = $1', [id]);
		}),
	);
	await replyUser(context, exchange, id);
}

/** `DELETE /admin/users/:id` */
export async function deleteUser(context: AuthContext, exchange: Exchange, id: string): Promise<void> {
	const input = await readInput(exchange.request, z.object({ should_soft_delete: z.boolean().optional() }));
	if (input.should_soft_delete === true) throw notProvided('Soft deletion of users');
	const { rowCount } = await context.pool.query('delete from auth.users where id = $1', [id]);
	if (rowCount === 0) throw userNotFound();
	replyJson(exchange.response, 200, {});
}

function refuseUnknownParts(input: UserInput): void {
	if (input.phone !== undefined && input.phone !== '') throw notProvided('A phone number');
	if (input.password_hash !== undefined) throw notProvided('A ready-made password hash');
}

async function hashPassword(context: AuthContext, password: string | undefined): Promise<string | undefined> {
	if (password === undefined || password === '') return undefined;
	refuseWeakPassword(password, context.settings.minimumPasswordLength);
	return context.passwords.hash(password);
}

/** Reads `none` or a duration such as `24h` or `1h30m`. */
function readBan(text: string | undefined): Date | null | undefined {
	if (text === undefined) return undefined;
	if (text === 'none') return null;
	if (!/^(\d+(h|m|s))+$/.test(text)) throw validationFailed(`ban_duration: ${text} is no duration`);
	const seconds = { h: 3600, m: 60, s: 1 };
	const total = [...text.matchAll(/(\d+)([hms])/g)].reduce(
		(sum, [, amount, unit]) => sum + Number(amount) * (unit === 'h' || unit === 'm' ? seconds[unit] : 1),
		0,
	);
	return new Date(Date.now() + total * 1000);
}

async function translateTaken<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof DatabaseError && error.code === '23505') throw emailExists();
		throw error;
	}
}

async function replyUser(context: AuthContext, { response }: Exchange, id: string): Promise<void> {
	const user = await findUserById(context.pool, id);
	if (user === null) throw userNotFound();
	replyJson(response, 200, describeUser(user));
}

function readNumber(text: string | null, fallback: number): number {
	const number = Number(text ?? fallback);
	return Number.isInteger(number) && number > 0 ? number : fallback;
}
