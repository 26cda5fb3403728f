import { createHash, randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Exercise } from './exercise';
import { asId, call, json, worker, type Parameters } from './stage';

export const hashOfText = (text: string) => createHash('sha256').update(text).digest('base64url');

/** A minuta about to be filed, with a file of its own. */
export const documentOf = (
	{ id }: Pick<Exercise, 'id'>,
	changes: Parameters = {},
	file: object = {},
): Parameters => ({
	p_exercise: id,
	p_kind: 'minuta',
	p_title: 'Minuta de la mesa de prueba',
	p_about: null,
	p_is_public: true,
	p_consent: null,
	p_file: json({
		hash: hashOfText(randomUUID()),
		name: 'minuta.pdf',
		type: 'application/pdf',
		bytes: 1_000,
		...file,
	}),
	...changes,
});

/** Says which file comes; its bytes never do. */
export async function prepareDocument(
	client: ClientBase,
	exercise: Exercise,
	changes: Parameters = {},
	file: object = {},
): Promise<string> {
	return asId(await call(client, exercise.staff, 'prepare_document', documentOf(exercise, changes, file)));
}

/** Files one, as the server does once its bytes are in storage. */
export async function fileDocument(
	client: ClientBase,
	exercise: Exercise,
	changes: Parameters = {},
): Promise<string> {
	const hash = hashOfText(randomUUID());
	const document = await prepareDocument(client, exercise, changes, { hash });
	await call(client, worker, 'file_document', { p_document: document, p_hash: hash });
	return document;
}
