import { loadParts } from '$lib/components/ballot/loadParts';
import type { Task } from '$lib/domain/ranking/marks';
import type { PageLoad } from './$types';

const tasks: readonly Task[] = ['rank', 'criteria', 'pairs', 'approve', 'points'];

export const load: PageLoad = async ({ url }) => {
	const task = tasks.find((one) => one === url.searchParams.get('de')) ?? 'rank';
	return { parts: await loadParts(task) };
};
