import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ setHeaders }) => {
	// What a station shows is of one tablet; its worker keeps the pages it needs on purpose.
	setHeaders({ 'cache-control': 'private, no-store' });
	return { frame: 'own' as const };
};
