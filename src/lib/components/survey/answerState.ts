import type { Typed } from '$lib/domain/readTyped';
import type { Answers } from '$lib/domain/survey/instrument';
import type { FormRefusal } from '$lib/domain/survey/form/formRefusal';

/** Where somebody is in a survey: the same whether the page or the server holds it. */
export interface AnswerState {
	/** Question on screen; null on the last page, where everything is looked over and sent. */
	at: string | null;
	answers: Answers;
	/** What the controls of the page said, kept when something of it was refused. */
	typed: Typed;
	refusals: readonly FormRefusal[];
}

/** Id of the form, for a button that stands beside it. */
export const FLOW_FORM = 'contestar';

/** Names of the controls that move about, beside those of the questions. */
export const flowNames = {
	at: '_at',
	go: '_go',
	language: '_idioma',
	channel: '_canal',
	id: '_id',
	salt: '_sal',
	/** The key that stays with who answers, and that of the answer which this one replaces. */
	key: '_clave',
	former: '_anterior',
	/** Hash of the code with which it was begun elsewhere. */
	draft: '_borrador',
	/** The picture of the map that is tapped without scripts, and the piece of the map it shows. */
	tap: '_toque',
	view: '_vista',
} as const;

/** What a button of the survey asks for. */
export type FlowMove = 'next' | 'back' | 'send' | { edit: string };

export function readMove(raw: FormDataEntryValue | null): FlowMove {
	if (raw === 'back' || raw === 'send') return raw;
	if (typeof raw === 'string' && raw.startsWith('edit:')) return { edit: raw.slice('edit:'.length) };
	return 'next';
}
