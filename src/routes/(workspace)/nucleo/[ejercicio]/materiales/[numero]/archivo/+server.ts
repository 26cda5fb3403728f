import { error, redirect } from '@sveltejs/kit';
import { requireSession } from '$lib/server/access/admit';
import { openMaterialFile } from '$lib/server/data/problem/materials';
import { openMaterial } from '../../openMaterial.server';
import type { RequestHandler } from './$types';

/** The file of a material, as it came: given out to be kept, never shown, and only while its hash is the registered one. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	// No layout stands before an endpoint.
	await requireSession({ locals, url });
	const material = await openMaterial(locals, params);
	if (material.fileHash === null || material.fileName === null) error(404);
	const opened = await openMaterialFile(material);
	if (!opened.ok) {
		const here = `/nucleo/${params.ejercicio}/materiales/${params.numero}`;
		redirect(303, `${here}?archivo=${opened.error === 'altered' ? 'alterado' : 'falta'}`);
	}
	return new Response(opened.value.slice(), {
		headers: {
			'content-type': material.fileType ?? 'application/octet-stream',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(material.fileName)}`,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
