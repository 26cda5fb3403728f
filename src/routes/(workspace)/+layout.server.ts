import { accessMessages } from '$lib/messages/access';
import { requireSession } from '$lib/server/access/admit';
import { isCurrent } from '$lib/server/access/places';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	await requireSession({ locals, url });
	const { administrator, places } = await locals.places();
	const m = accessMessages[locals.locale].navigation;
	return {
		isAdministrator: administrator,
		places: places.filter(isCurrent),
		navigation: {
			label: m.label,
			items: [
				{ href: '/trabajo', label: m.work },
				...(administrator ? [{ href: '/admin', label: m.admin }] : []),
				{ href: '/cuenta', label: m.account },
			],
		},
		signOut: m.signOut,
	};
};
