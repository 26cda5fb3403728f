import { loadParts } from '$lib/components/ballot/loadParts';
import type { PageLoad } from './$types';

/** Adds what this kind of ballot is filled in and shown with. */
export const load: PageLoad = async ({ data }) => ({ ...data, parts: await loadParts(data.terms.task) });
