import { error } from '@sveltejs/kit';
import type { DocumentCard } from '$lib/components/document/documentCard';
import type { Backend } from '$lib/server/backend/clients';
import { listConsultations } from '$lib/server/data/consultations';
import { listPrioritizations } from '$lib/server/data/prioritizations';
import { listRankings } from '$lib/server/data/ranking/rankings';
import {
	findDocument,
	listDocuments,
	mostDocuments,
	openDocument,
	type FiledDocument,
} from '$lib/server/data/record/documents';
import { checkDocuments, noteDocument, type DocumentState } from '$lib/server/data/record/documentStates';
import { giveDocument } from '$lib/server/export/giveDocument';

/** The documents of an exercise as a list shows them, with the caller's sight. */
export async function showDocuments(backend: Backend, exerciseId: string) {
	const documents = await listDocuments(backend, exerciseId);
	const states = await checkDocuments(documents);
	return {
		documents: documents.map((document) => toCard(document, states.get(document.id) ?? 'unchecked')),
		isFull: documents.length === mostDocuments,
	};
}

/** One document with its file looked at now; what the caller may not see is not there. */
export async function showDocument(backend: Backend, exerciseId: string, id: string) {
	const document = (await findDocument(backend, exerciseId, id)) ?? error(404);
	const opened = await openDocument(document);
	const state = opened.ok ? ('fine' as const) : opened.error.code;
	noteDocument(document.id, state);
	return {
		document: toCard(document, state),
		found: !opened.ok && opened.error.code === 'altered' ? opened.error.found : null,
		about: await nameAbout(backend, exerciseId, document.about),
		reservedOn: document.reservedOn,
		reservedReason: document.reservedReason,
	};
}

/**
 * The file of a document, while its hash is the one that was written down. Otherwise nothing of it is given out: a
 * browser is led to the page that says so, and a program is told both hashes.
 */
export async function sendDocument(
	backend: Backend,
	exerciseId: string,
	{ id, here, cacheControl, request }: { id: string; here: string; cacheControl: string; request: Request },
): Promise<Response> {
	const document = (await findDocument(backend, exerciseId, id)) ?? error(404);
	const opened = await openDocument(document);
	noteDocument(document.id, opened.ok ? 'fine' : opened.error.code);
	if (opened.ok) return giveDocument(document, opened.value, cacheControl);
	if (!request.headers.get('accept')?.includes('application/json'))
		return new Response(null, { status: 303, headers: { location: here, 'cache-control': 'no-store' } });
	const trouble = opened.error;
	return Response.json(
		{
			state: trouble.code === 'altered' ? 'alterado' : 'falta',
			declared: document.fileHash,
			found: trouble.code === 'altered' ? trouble.found : null,
		},
		{ status: trouble.code === 'altered' ? 409 : 404, headers: { 'cache-control': 'no-store' } },
	);
}

/** What a document may be about: what is published of its exercise. */
export async function listAbout(
	backend: Backend,
	exerciseId: string,
): Promise<{ id: string; title: string; href: string }[]> {
	const [consultations, prioritizations] = await Promise.all([
		listConsultations(backend, exerciseId),
		listPrioritizations(backend, exerciseId),
	]);
	const published = prioritizations.filter(({ state }) => state === 'published');
	const rankings = await Promise.all(
		published.map(async ({ id, title, slug }) =>
			(await listRankings(backend, id))
				.filter(({ state }) => state !== 'annulled')
				.map((ranking) => ({
					id: ranking.id,
					title: `${title}: ${ranking.nucleusName}`,
					href: `/jerarquizacion/${slug}`,
				})),
		),
	);
	return [
		...consultations
			.filter(({ state }) => state !== 'draft')
			.map(({ id, title, slug }) => ({ id, title, href: `/consulta/${slug}` })),
		...published.map(({ id, title, slug }) => ({ id, title, href: `/jerarquizacion/${slug}` })),
		...rankings.flat(),
	];
}

async function nameAbout(backend: Backend, exerciseId: string, about: string | null) {
	if (about === null) return null;
	const found = (await listAbout(backend, exerciseId)).find(({ id }) => id === about);
	return found ? { title: found.title, href: found.href } : null;
}

function toCard(document: FiledDocument, state: DocumentState): DocumentCard {
	const { id, kind, title, role, filedOn, fileName, fileBytes, fileHash, isPublic } = document;
	return { id, kind, title, role, filedOn, fileName, fileBytes, fileHash, isPublic, state };
}
