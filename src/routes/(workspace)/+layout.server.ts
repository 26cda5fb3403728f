import { accountFrame } from '$lib/messages/access/accountFrame';
import { requireSession } from '$lib/server/access/admit';
import { isCurrent } from '$lib/server/access/places';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	await requireSession({ locals, url });
	const { administrator, places } = await locals.places();
	return {
		isAdministrator: administrator,
		places: places.filter(isCurrent),
		...accountFrame(locals.locale, administrator),
	};
};
