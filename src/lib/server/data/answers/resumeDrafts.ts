import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import { RESUME_CODE_BYTES, writeResumeCode } from '$lib/domain/survey/delivery/resumeCode';
import { callVerb, readVerb } from '../../backend/call';
import { anonymousBackend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

const draftShape = z.object({
	v: z.literal(1),
	language: z.string(),
	/** How somebody came to the questions, as the address says it. */
	query: z.string(),
	/** Question it stood at; null at the end. */
	at: z.string().nullable(),
	/** What was answered, as fields of the form: read again by the rules of the instrument. */
	fields: z.tuple([z.string(), z.string()]).array(),
});
/** What somebody leaves half answered. */
export type ResumeDraft = z.infer<typeof draftShape>;

const foundShape = z.object({ box: z.string(), survey: z.uuid(), consultation: z.string() });

/** A draft and where it belongs. */
export interface OpenedDraft {
	draft: ResumeDraft;
	/** Slug of the consultation. */
	consultation: string;
	/** Hash of its code: what the server knows it by. */
	hash: string;
}

/** What is told to who left it: the code alone opens it, until that day. */
export interface LeftDraft {
	code: string;
	expiresOn: string;
}

/**
 * Keeps a draft sealed with a code made for it. The code and the key are forgotten here as soon as it is told; what is
 * stored opens with nothing that is stored.
 *
 * @param former hash of the code it was opened with, whose draft this one replaces.
 */
export async function leaveDraft(
	survey: string,
	draft: ResumeDraft,
	former: string | null,
): Promise<Result<LeftDraft, Refusal>> {
	const code = writeResumeCode(new Uint8Array(randomBytes(RESUME_CODE_BYTES)));
	const kept = await callVerb(
		anonymousBackend(),
		'keep_draft',
		{ p_survey: survey, p_hash: hashCode(code), p_box: seal(code, survey, draft), p_former: former },
		z.object({ expiresOn: z.string() }),
	);
	return kept.ok ? { ok: true, value: { code, expiresOn: kept.value.expiresOn } } : kept;
}

/** The draft of a code, or null: never left, sent since, or past its day. Nothing tells which. */
export async function openDraft(code: string): Promise<OpenedDraft | null> {
	const hash = hashCode(code);
	const found = await readVerb(anonymousBackend(), 'open_draft', { p_hash: hash }, foundShape.nullable());
	if (found === null) return null;
	const draft = unseal(code, found.survey, found.box);
	return { draft, consultation: found.consultation, hash };
}

/** Forgets a draft. One that is not there is forgotten already. */
export async function dropDraft(hash: string): Promise<Result<null, Refusal>> {
	return callVerb(anonymousBackend(), 'drop_draft', { p_hash: hash }, z.null());
}

const plain = (code: string): string => code.replaceAll('-', '');

function hashCode(code: string): string {
	return createHash('sha256')
		.update(`prioriza/resume-code/v1\0${plain(code)}`)
		.digest('base64url');
}

/** Eighty random bits need no slow derivation: trying them all takes longer than anybody has. */
function deriveKey(code: string): Buffer {
	return Buffer.from(hkdfSync('sha256', plain(code), 'prioriza/resume-draft/v1', 'key', 32));
}

const ivBytes = 12;
const tagBytes = 16;
/** Lengths are rounded up to this, so that the size of a box tells little of how much was answered. */
const blockBytes = 1_024;

function seal(code: string, survey: string, draft: ResumeDraft): string {
	const iv = randomBytes(ivBytes);
	const cipher = createCipheriv('aes-256-gcm', deriveKey(code), iv).setAAD(Buffer.from(survey));
	const text = Buffer.from(JSON.stringify(draft));
	// JSON may end in any number of spaces.
	const padded = Buffer.alloc(Math.ceil(text.length / blockBytes) * blockBytes, ' ');
	text.copy(padded);
	const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
	return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url');
}

function unseal(code: string, survey: string, box: string): ResumeDraft {
	const bytes = Buffer.from(box, 'base64url');
	const decipher = createDecipheriv('aes-256-gcm', deriveKey(code), bytes.subarray(0, ivBytes), {
		authTagLength: tagBytes,
	})
		.setAAD(Buffer.from(survey))
		.setAuthTag(bytes.subarray(-tagBytes));
	const opened = Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
	return draftShape.parse(JSON.parse(opened.toString('utf8')));
}
