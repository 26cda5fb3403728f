import { fail } from '@sveltejs/kit';
import { err, ok, type Result } from '$lib/basics/result';
import type { FormRefused } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import type { Instrument } from '$lib/domain/survey/instrument';
import { canonicalText } from '$lib/evidence';
import { base64url } from '$lib/evidence/base64url';
import { sha256Of } from '$lib/evidence/hash';
import type { ShownError } from '$lib/messages/access/formErrors';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { editingMessages } from '$lib/messages/workspace/editing/editing';
import type { Refusal } from '$lib/server/backend/refusal';
import { saveSurveyDraft } from '$lib/server/data/surveys';
import { openConsultation, openDraft, openExercise, refuse } from './desk.server';

/** Why an edit was not saved: what was typed, by code or already in words, what the database said, or that somebody else changed the same part. */
export type EditRefused =
	| { why: 'form'; refused: FormRefused }
	| { why: 'said'; errors: readonly ShownError[] }
	| { why: 'backend'; refusal: Refusal }
	| { why: 'overtaken'; mark: string | null };

/** How often an edit is made again because others saved other parts meanwhile. */
const TRIES = 4;

/** The fingerprint of a part of a draft: who edits it says over which one. */
export function markOf(part: unknown): string {
	return base64url(sha256Of(new TextEncoder().encode(canonicalText(part))));
}

/**
 * Makes an edit over the draft as it stands and saves it. Others may save other parts at the same time: the edit is
 * then made again over theirs. Whether they changed the same part, the edit itself looks.
 */
export async function editDraft(
	{ backend }: App.Locals,
	params: { ejercicio: string; consulta: string },
	edit: (draft: Instrument) => Result<Instrument, EditRefused>,
): Promise<Result<{ before: Instrument; after: Instrument }, EditRefused>> {
	const consultation = await openConsultation(backend, params);
	const exercise = await openExercise(backend, params.ejercicio);
	for (let tried = 1; ; tried++) {
		const { draft, revision } = await openDraft(backend, consultation, exercise);
		const edited = edit(draft);
		if (!edited.ok) return edited;
		const saved = await saveSurveyDraft(backend, consultation.id, canonicalText(edited.value), revision);
		if (saved.ok) return ok({ before: draft, after: edited.value });
		if (saved.error.code !== 'draft_changed' || tried === TRIES)
			return err({ why: 'backend', refusal: saved.error });
	}
}

/** A refused edit as its page shows it, with everything that was typed. */
export function refuseEdit({ locale }: App.Locals, refused: EditRefused, form: FormData) {
	switch (refused.why) {
		case 'form':
			return fail(400, { ...refusedForm(locale, refused.refused), mark: null });
		case 'said':
			return fail(400, { errors: refused.errors, typed: readTyped(form), mark: null });
		case 'backend': {
			const { status, data } = refuse(locale, refused.refusal, form);
			return fail(status, { ...data, mark: null });
		}
		case 'overtaken': {
			const m = editingMessages[locale];
			const message = refused.mark === null ? m.gone : m.overtaken;
			return fail(409, { ...refusedWith(message, readTyped(form)), mark: refused.mark });
		}
	}
}
