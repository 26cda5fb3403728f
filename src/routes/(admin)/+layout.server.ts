import { accountFrame } from '$lib/messages/access/accountFrame';
import { requireAdministrator, requireSession } from '$lib/server/access/admit';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	await requireSession({ locals, url });
	await requireAdministrator({ locals });
	return { ...accountFrame(locals.locale, true), density: 'dense' as const };
};
