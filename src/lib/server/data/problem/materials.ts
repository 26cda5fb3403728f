import { createHash } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '$lib/basics/result';
import type { Attachment } from '$lib/domain/problem/material/attachment';
import { materialKinds, type MaterialKind } from '$lib/domain/problem/material/material';
import { callVerb, readRow, readRows, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import { keepMaterialFile, readMaterialFile } from '../../backend/storage/materialFiles';
import type { Refusal } from '../../backend/refusal';

const materialShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	number: z.number(),
	kind: z.enum(materialKinds),
	title: z.string(),
	author: z.string().nullable(),
	/** A year, a month or a day. */
	dated: z.string(),
	place: z.string().nullable(),
	nucleus: z.string().nullable(),
	link: z.string().nullable(),
	/** SHA-256 in hexadecimal. */
	fileHash: z.string().nullable(),
	fileName: z.string().nullable(),
	fileType: z.string().nullable(),
	fileBytes: z.number().nullable(),
	fileArrived: z.boolean(),
	registeredBy: z.string().nullable(),
	registeredOn: z.string(),
	withdrawnBy: z.string().nullable(),
	withdrawnOn: z.string().nullable(),
	withdrawalReason: z.string().nullable(),
});
export type Material = z.infer<typeof materialShape>;

/** More than any exercise had; a list that reaches it says so. */
export const mostMaterials = 500;

/** What was registered, the newest first. */
export function listMaterials(backend: Backend, exerciseId: string): Promise<Material[]> {
	return readRows(
		backend
			.from('materials')
			.select()
			.eq('exercise_id', exerciseId)
			.order('number', { ascending: false })
			.limit(mostMaterials),
		'materials',
		materialShape,
	);
}

export function findMaterial(backend: Backend, exerciseId: string, number: number): Promise<Material | null> {
	return readRow(
		backend.from('materials').select().eq('exercise_id', exerciseId).eq('number', number),
		'materials',
		materialShape,
	);
}

/** Problems that cite a material, with what they say of it. */
export function listCitations(backend: Backend, materialId: string) {
	return readRows(
		backend
			.from('problem_sources')
			.select('id, problem_number, problem_title, citation, cited_at')
			.eq('material_id', materialId)
			.order('problem_number')
			.limit(mostMaterials),
		'problem_sources',
		z.object({
			id: z.uuid(),
			problemNumber: z.number(),
			problemTitle: z.string(),
			citation: z.string(),
			citedAt: z.string().nullable(),
		}),
	);
}

/** What is said of a material when it is registered. */
export interface MaterialDetails {
	kind: MaterialKind;
	title: string;
	author: string | null;
	dated: string;
	place: string | null;
	nucleus: string | null;
	link: string | null;
}

/**
 * Registers a material and stores its file. The hash is in the register before the bytes are in storage: what is cut
 * short in between shows as a file that has not arrived, and can be sent again.
 */
export async function registerMaterial(
	backend: Backend,
	exerciseId: string,
	details: MaterialDetails,
	file: (Attachment & { bytes: Uint8Array }) | null,
): Promise<Result<number, Refusal>> {
	const hash = file && hashOf(file.bytes);
	const registered = await callVerb(
		backend,
		'register_material',
		{
			p_exercise: exerciseId,
			p_kind: details.kind,
			p_title: details.title,
			p_author: details.author,
			p_dated: details.dated,
			p_place: details.place,
			p_nucleus: details.nucleus,
			p_link: details.link,
			p_file: file && { hash, name: file.name, type: file.type, bytes: file.bytes.length },
		},
		z.number(),
	);
	if (!registered.ok || file === null) return registered;
	const material = await findMaterial(backend, exerciseId, registered.value);
	// What did not arrive is said on its page; the register stands.
	if (material !== null) await sendFile(material, file.bytes);
	return registered;
}

/** Stores the bytes of a registered file; `other_file` when they are not those whose hash was registered. */
export async function sendFile(
	material: Material,
	bytes: Uint8Array,
): Promise<Result<null, Refusal | { code: 'other_file' }>> {
	const { fileHash, fileType } = material;
	if (fileHash === null || fileType === null || hashOf(bytes) !== fileHash)
		return err({ code: 'other_file' });
	return keepMaterialFile(material, { hash: fileHash, type: fileType }, bytes);
}

/** The bytes of a file: `missing` from storage, or `altered` when they are no longer those of its hash. */
export async function openMaterialFile(
	material: Material,
): Promise<Result<Uint8Array, 'missing' | 'altered'>> {
	const { exerciseId, fileHash } = material;
	const bytes = fileHash === null ? null : await readMaterialFile(exerciseId, fileHash);
	if (bytes === null) return err('missing');
	return hashOf(bytes) === fileHash ? ok(bytes) : err('altered');
}

export function withdrawMaterial(
	backend: Backend,
	materialId: string,
	reason: string,
): Promise<Result<null, Refusal>> {
	return callVerb(backend, 'withdraw_material', { p_material: materialId, p_reason: reason }, z.null());
}

const publicProblemShape = z.object({
	id: z.uuid(),
	number: z.number(),
	title: z.string(),
	description: z.string(),
	theme: z.string(),
	/** Orientations of the rule set. */
	tags: z.array(z.string()),
	territories: z.array(z.string()),
	/** Kinds of sources whose words are not told. */
	quoted: z.array(z.string()),
	sources: z.array(
		z.object({
			id: z.uuid(),
			kind: z.string(),
			citation: z.string(),
			link: z.string().nullable(),
			citedAt: z.string().nullable(),
			/** Number of the problem it came with, where that one is read as this one. */
			from: z.number().nullable(),
			material: z
				.object({
					number: z.number(),
					kind: z.enum(materialKinds),
					title: z.string(),
					author: z.string().nullable(),
					dated: z.string(),
					place: z.string().nullable(),
					nucleus: z.string().nullable(),
					link: z.string().nullable(),
					hash: z.string().nullable(),
					withdrawnOn: z.string().nullable(),
				})
				.nullable(),
		}),
	),
	/** Problems that are read as this one, each as it was written. */
	merged: z.array(
		z.object({
			number: z.number(),
			title: z.string(),
			description: z.string(),
			reason: z.string(),
			mergedOn: z.string(),
			mergedBy: z.string().nullable(),
		}),
	),
});
export type PublicProblem = z.infer<typeof publicProblemShape>;

/** A problem of a published ranking as anybody may read it, or null. */
export function findPublicProblem(
	backend: Backend,
	prioritizationSlug: string,
	problemId: string,
): Promise<PublicProblem | null> {
	return readVerb(
		backend,
		'public_problem',
		{ p_prioritization_slug: prioritizationSlug, p_problem: problemId },
		publicProblemShape.nullable(),
	);
}

function hashOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
