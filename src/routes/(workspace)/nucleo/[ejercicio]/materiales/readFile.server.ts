import type { Result } from '$lib/basics/result';
import type { FormRefused } from '$lib/domain/form';
import { readAttachment, type Attachment } from '$lib/domain/problem/material/attachment';
import { readTyped } from '$lib/domain/readTyped';

type ReadFile = Result<Attachment & { bytes: Uint8Array }, 'attachment_type' | 'attachment_large'>;

/** The file of a form by what its bytes are; null where none was chosen. */
export async function readFile(form: FormData): Promise<ReadFile | null> {
	const sent = form.get('file');
	if (!(sent instanceof File) || sent.size === 0) return null;
	const bytes = new Uint8Array(await sent.arrayBuffer());
	const read = readAttachment(sent.name, bytes);
	return read.ok ? { ok: true, value: { ...read.value, bytes } } : read;
}

/** What is to be put right in a form whose file is read apart from its controls. */
export function fieldErrorsWithFile(
	form: FormData,
	read: Result<unknown, FormRefused>,
	file: ReadFile | null,
): FormRefused {
	return {
		errors: [
			...(read.ok ? [] : read.error.errors),
			...(file?.ok === false ? [{ field: 'file', code: file.error }] : []),
		],
		typed: readTyped(form),
	};
}
