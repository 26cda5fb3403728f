import { z } from 'zod';
import { type Exchange, replyJson } from '../gateway/exchange';
import { generateLink, inviteUser } from './admin/links';
import { changeUser, createUser, deleteUser, showUser, showUsers } from './admin/users';
import { type AuthContext } from './authContext';
import { askForCode, followLink, resendCode, verifyCode } from './codes';
import { requireSecretKey } from './currentUser';
import { changeOwnAccount, showOwnAccount, signOut } from './ownAccount';
import { notProvided, refuseAuth, validationFailed } from './refusals';
import { giveToken } from './signIn';

type Handler = (context: AuthContext, exchange: Exchange) => Promise<void> | void;

/** Open without an API key, as hosted: a link is followed by a browser, a key set is read by anyone. */
const withoutKey: Record<string, Handler> = {
	'GET /verify': followLink,
	'GET /.well-known/jwks.json': ({ signer }, { response }) => replyJson(response, 200, signer.jwks),
	'GET /health': (_, { response }) =>
		replyJson(response, 200, {
			name: 'GoTrue',
			version: 'local-subset',
			description: 'Local subset of Supabase Auth',
		}),
};

const withKey: Record<string, Handler> = {
	'POST /token': giveToken,
	'POST /otp': (context, exchange) => askForCode(context, exchange, 'magiclink'),
	'POST /recover': (context, exchange) => askForCode(context, exchange, 'recovery'),
	'POST /resend': resendCode,
	'POST /verify': verifyCode,
	'GET /user': showOwnAccount,
	'PUT /user': changeOwnAccount,
	'POST /logout': signOut,
	'GET /settings': (_, { response }) => replyJson(response, 200, publicSettings),
	'POST /signup': () => {
		throw refuseAuth(422, 'signup_disabled', 'Signups not allowed for this instance');
	},
};

const withSecretKey: Record<string, Handler> = {
	'POST /invite': inviteUser,
	'POST /admin/generate_link': generateLink,
	'POST /admin/users': createUser,
	'GET /admin/users': showUsers,
};

const publicSettings = {
	external: { email: true, phone: false, anonymous_users: false },
	disable_signup: true,
	mailer_autoconfirm: false,
	phone_autoconfirm: false,
	sms_provider: '',
	mfa_enabled: false,
	saml_enabled: false,
};

const oneUser: Record<string, (context: AuthContext, exchange: Exchange, id: string) => Promise<void>> = {
	GET: showUser,
	PUT: changeUser,
	DELETE: deleteUser,
};

/** Everything below `/auth/v1`. What is not in these lists is refused by name. */
export async function answerAuth(context: AuthContext, exchange: Exchange): Promise<void> {
	const name = `${exchange.method} ${exchange.path}`;
	const open = withoutKey[name];
	if (open !== undefined) return open(context, exchange);
	if (exchange.caller.kind === 'none') {
		throw refuseAuth(401, 'no_authorization', 'No API key found in request');
	}
	const handler = withKey[name];
	if (handler !== undefined) return handler(context, exchange);
	const admin = withSecretKey[name];
	if (admin !== undefined) {
		requireSecretKey(exchange);
		return admin(context, exchange);
	}
	const [, id] = /^\/admin\/users\/([^/]+)$/.exec(exchange.path) ?? [];
	const userHandler = oneUser[exchange.method];
	if (id !== undefined && userHandler !== undefined) {
		requireSecretKey(exchange);
		if (!z.uuid().safeParse(id).success) throw validationFailed('user_id must be an UUID');
		return userHandler(context, exchange, id);
	}
	throw notProvided(name);
}
