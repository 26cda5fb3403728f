import type { Question } from '../instrument';
import { editControls } from './editControls';
import { listsOf } from './writeEditFields';

/** Names of the controls that say over what an edit was made, and that it saves itself. */
export const editMarks = {
	/** Fingerprint of the part as it was when the page showed it. */
	over: '_sobre',
	/** Where the question stood then. */
	place: '_lugar',
	/** Nobody pressed a button: the page stays as it is. */
	aside: '_aparte',
} as const;

/** What of an edit waits for the button, because it takes something away or moves other questions. */
export type HeldBack = 'type' | 'place' | 'remove' | 'option' | 'rules';

/**
 * The part of an edit that may save itself. What takes something away waits for the button: another type, leaving the
 * survey, an option that was cleared; and another place, which moves other questions. So does a new option somebody is still writing, which would otherwise come in by
 * halves. `form` is changed.
 *
 * @param focused name of the control that has the focus, or null.
 */
export function holdBack(question: Question, form: FormData, focused: string | null): HeldBack[] {
	const { id } = question;
	const held = new Set<HeldBack>();
	const type = form.get(editControls.type(id));
	if (type !== null && type !== question.type) held.add('type');
	form.delete(editControls.type(id));
	const place = form.get(editControls.place(id));
	if (place !== form.get(editMarks.place)) held.add('place');
	form.delete(editControls.place(id));
	if (form.has(editControls.remove(id))) held.add('remove');
	form.delete(editControls.remove(id));
	for (const [part, options] of listsOf(question)) {
		for (const option of options) {
			const named = namesUnder(form, editControls.listed(part, id, option.id, ''));
			if (named.length === 0 || named.some((name) => hasWords(form, name))) continue;
			held.add('option');
			for (const name of named) form.delete(name);
		}
		const added = editControls.added(part, id, '');
		if (focused?.startsWith(added)) for (const name of namesUnder(form, added)) form.delete(name);
	}
	return [...held];
}

function namesUnder(form: FormData, start: string): string[] {
	return [...new Set(form.keys())].filter((name) => name.startsWith(start));
}

function hasWords(form: FormData, name: string): boolean {
	return form.getAll(name).some((typed) => typeof typed === 'string' && typed.trim() !== '');
}
