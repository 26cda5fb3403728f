import { createHash } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { citeRequests, groupRequests, readAccessRequests } from '$lib/domain/problem/accessRequests';
import { accessRequestMessages } from '$lib/messages/workspace/files/accessRequests';
import { requireStaffPlace } from '$lib/server/access/admit';
import { readTable } from './readTable.server';
import type { Actions } from './$types';

/** More topics than these are a list nobody reads. */
const mostGroups = 30;
/** Of each topic, as many requests as give an idea. */
const mostShown = 20;

export const actions: Actions = {
	/** Reads a list and says what is asked most. Nothing of it is stored. */
	default: async ({ locals, params, request }) => {
		await requireStaffPlace({ locals }, params.ejercicio);
		const file = (await request.formData()).get('archivo');
		if (!(file instanceof File) || file.size === 0) return fail(400, { refusal: 'no_file' as const });
		const bytes = new Uint8Array(await file.arrayBuffer());
		const rows = await readTable(file.name, bytes);
		if (rows === null) return fail(400, { refusal: 'unreadable' as const });
		const read = readAccessRequests(rows);
		if (!read.ok) return fail(400, { refusal: read.error });
		const groups = groupRequests(read.value.requests);
		const hash = createHash('sha256').update(bytes).digest('hex');
		const m = accessRequestMessages[locals.locale];
		return {
			count: read.value.requests.length,
			repeated: read.value.repeated,
			left: Math.max(0, groups.length - mostGroups),
			groups: groups.slice(0, mostGroups).map((group) => ({
				topic: group.topic,
				count: group.requests.length,
				periods: group.periods,
				requests: group.requests.slice(0, mostShown),
				...citeRequests(
					group,
					{ name: file.name, hash },
					{ whole: m.citeWhole, one: m.citeOne, several: m.citeSeveral },
				),
			})),
		};
	},
};
