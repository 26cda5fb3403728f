import { type AuthContext } from './authContext';
import { type OneTimeKind } from './proof/kinds';

/**
 * Where a link may lead: an address of the application or one that was allowed, never what a stranger wrote
 * into the request. The `Host` header plays no part.
 */
export function chooseRedirect({ settings }: AuthContext, wanted: string | null): string {
	if (wanted === null || wanted === '') return settings.siteUrl;
	const allowed = [settings.siteUrl, ...settings.allowedOrigins].map((address) => new URL(address).origin);
	const base = new URL(settings.siteUrl);
	const target = URL.canParse(wanted, base) ? new URL(wanted, base) : base;
	return allowed.includes(target.origin) ? target.href : settings.siteUrl;
}

/** The link that `generate_link` returns: redeemed by the gateway itself, as hosted. */
export function writeActionLink(
	context: AuthContext,
	order: { linkToken: string; kind: OneTimeKind; redirectTo: string },
): string {
	const link = new URL('/auth/v1/verify', context.baseUrl);
	link.searchParams.set('token', order.linkToken);
	link.searchParams.set('type', order.kind);
	link.searchParams.set('redirect_to', order.redirectTo);
	return link.href;
}
