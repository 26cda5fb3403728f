import { kindsOfList, listOfKind, materialLists } from '$lib/domain/problem/material/material';
import { formatDated } from '$lib/messages/locale';
import { requireReviewerPlace } from '$lib/server/access/admit';
import { listMaterials, mostMaterials } from '$lib/server/data/problem/materials';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { roles } = await requireReviewerPlace({ locals }, params.ejercicio);
	const { exercise } = await parent();
	const materials = await listMaterials(locals.backend, exercise.id);
	return {
		isStaff: roles.includes('stl_staff'),
		isFull: materials.length === mostMaterials,
		lists: materialLists.map((list) => ({
			list,
			groups: kindsOfList[list].flatMap((kind) => {
				const ofKind = materials.filter((material) => material.kind === kind);
				return ofKind.length === 0
					? []
					: [
							{
								kind,
								materials: ofKind.map(({ number, title, author, dated, place, nucleus, withdrawnOn }) => ({
									number,
									title,
									about: [author, nucleus, place, formatDated(locals.locale, dated)].filter(
										(text) => text !== null,
									),
									isWithdrawn: withdrawnOn !== null,
								})),
							},
						];
			}),
			hasKinds: kindsOfList[list].length > 1,
			empty: materials.every(({ kind }) => listOfKind(kind) !== list),
		})),
	};
};
