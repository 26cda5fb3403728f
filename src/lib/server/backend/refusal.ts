/** Why the backend did not do what was asked, in the words of docs/error-codes.md. */
export interface Refusal {
	/** Name of the code, e.g. `ranking_not_open`. */
	code: RefusalCode;
	/** HTTP status that says the same. */
	status: number;
	/** Whether the same request may work later without change. */
	retry: boolean;
	/** Place or parameter of the refusal, without personal data. Empty when there is none. */
	detail: string;
}

/** The part of an error of PostgREST or Postgres that is read. */
export interface BackendError {
	code?: string;
	message?: string;
	details?: string | null;
}

const known = {
	PZ001: ['not_canonical', 400],
	PZ002: ['value_not_accepted', 400],
	PZ100: ['not_allowed', 403],
	PZ101: ['not_found', 404],
	PZ110: ['invitation_unknown', 404],
	PZ111: ['invitation_for_other_account', 403],
	PZ112: ['administrator_link_unknown', 404],
	PZ113: ['facilitator_holds_no_seat', 409],
	PZ114: ['seat_is_taken', 409],
	PZ115: ['person_has_a_place', 409],
	PZ120: ['too_few_nuclei', 409],
	PZ121: ['required_nucleus_missing', 409],
	PZ122: ['too_few_voting_nuclei', 409],
	PZ200: ['consultation_not_open', 409],
	PZ201: ['consultation_published', 409],
	PZ202: ['dates_out_of_order', 400],
	PZ203: ['answer_refused', 400],
	PZ204: ['answer_id_taken', 409],
	PZ205: ['survey_unknown', 404],
	PZ206: ['channel_not_offered', 400],
	PZ207: ['station_unknown', 403],
	PZ208: ['consultation_still_open', 409],
	PZ209: ['commitment_differs', 400],
	PZ210: ['instrument_incomplete', 400],
	PZ211: ['draft_changed', 409],
	PZ212: ['station_differs', 409],
	PZ213: ['version_unchanged', 409],
	PZ214: ['version_refused', 409],
	PZ215: ['station_in_use', 409],
	PZ216: ['nothing_missing', 409],
	PZ220: ['answer_not_in_review', 409],
	PZ221: ['answer_does_not_fit', 409],
	PZ222: ['receipt_key_unknown', 403],
	PZ223: ['answer_cannot_change', 409],
	PZ224: ['document_filed_already', 409],
	PZ225: ['document_is_reserved', 409],
	PZ226: ['answer_erased', 409],
	PZ230: ['answer_code_unknown', 403],
	PZ240: ['answer_came_today', 409],
	PZ241: ['figures_published', 409],
	PZ242: ['rule_catches_nothing', 409],
	PZ243: ['exclusion_decided', 409],
	PZ244: ['answers_changed', 409],
	PZ245: ['review_not_over', 409],
	PZ246: ['day_without_burst', 409],
	PZ250: ['file_not_asked', 400],
	PZ251: ['files_wait', 503],
	PZ270: ['sheet_not_free', 409],
	PZ271: ['sheet_needs_another_person', 409],
	PZ280: ['log_key_differs', 409],
	PZ281: ['checkpoint_behind', 409],
	PZ282: ['checkpoint_differs', 409],
	PZ283: ['log_halted', 409],
	PZ284: ['witness_key_taken', 409],
	PZ285: ['not_a_witness', 409],
	PZ296: ['openings_erased', 409],
	PZ300: ['merge_not_possible', 409],
	PZ301: ['merge_undone', 409],
	PZ302: ['reason_required', 400],
	PZ303: ['source_required', 400],
	PZ304: ['problem_is_ranked', 409],
	PZ305: ['problem_is_merged', 409],
	PZ310: ['letter_is_answered', 409],
	PZ311: ['letter_box_full', 429],
	PZ320: ['material_withdrawn', 409],
	PZ400: ['alternatives_out_of_range', 400],
	PZ401: ['prioritization_published', 409],
	PZ402: ['ranking_not_open', 409],
	PZ403: ['no_vote', 403],
	PZ404: ['seat_has_voted', 409],
	PZ405: ['ballot_refused', 400],
	PZ406: ['ranking_closed', 409],
	PZ407: ['extension_not_later', 400],
	PZ408: ['ranking_still_open', 409],
	PZ409: ['quorum_out_of_range', 400],
	PZ410: ['result_not_of_these_ballots', 409],
	PZ411: ['nucleus_has_no_vote', 400],
	PZ412: ['ranking_stands', 409],
	PZ413: ['seat_came_later', 403],
	PZ414: ['nucleus_missing', 400],
	PZ415: ['nucleus_is_left_out', 409],
	PZ416: ['person_has_voted', 409],
	PZ417: ['draw_before_close', 409],
	PZ418: ['draw_not_due', 409],
	PZ419: ['draw_unreadable', 400],
	PZ420: ['round_not_over', 409],
	PZ421: ['round_differs', 409],
	PZ422: ['draw_is_missing', 409],
	PZ500: ['log_append_only', 409],
} as const satisfies Record<string, readonly [string, number]>;

/** Names of unique constraints that a person can run into, and what they mean. */
const taken = {
	exercises_slug_is_taken: 'slug_is_taken',
	consultations_slug_is_taken: 'slug_is_taken',
	prioritizations_slug_is_taken: 'slug_is_taken',
	prioritizations_one_next_round: 'round_is_taken',
	code_batches_pkey: 'codes_already_made',
	nuclei_name_is_taken: 'name_is_taken',
	seat_terms_one_holder: 'seat_is_taken',
	// Two entries with the same bytes could not be told apart in the log: whoever freezes an answer draws a new salt.
	log_entries_leaf_once: 'commitment_reused',
	seat_terms_one_seat: 'person_has_seat',
	role_grants_once: 'person_has_role',
} as const satisfies Record<string, string>;

/**
 * Classes of SQLSTATE that say nothing of the request: connection lost (08), serialization and deadlock (40), no
 * resources (53), operator or crash (57), disk (58). PostgREST says PGRST000 to 003 when it has no database.
 */
const comesAndGoes = /^(?:08...|40001|40P01|53...|57...|58...|PGRST00[0-3])$/;

/** What Postgres says of values that are of no type, fit nowhere or name nothing. */
const malformed: ReadonlySet<string> = new Set([
	'23502',
	'23503',
	'23514',
	'22001',
	'22003',
	'22007',
	'22008',
	'22009',
	'22021',
	'22023',
	'22P02',
	'22P05',
	// More dimensions than an array may have.
	'54000',
]);

export type RefusalCode =
	| (typeof known)[keyof typeof known][0]
	| (typeof taken)[keyof typeof taken]
	| 'backend_unreachable'
	| 'unexpected';

/** The one translator: SQLSTATE and constraint names in, a refusal with a sentence out. */
export function toRefusal(error: BackendError, httpStatus: number): Refusal {
	const code = error.code ?? '';
	if (isKnown(code)) {
		const [name, status] = known[code];
		return { code: name, status, retry: false, detail: error.details ?? '' };
	}
	if (code === '23505') {
		const constraint = constraintOf(error.message);
		return {
			code: isTaken(constraint) ? taken[constraint] : 'value_not_accepted',
			status: 409,
			retry: false,
			detail: constraint,
		};
	}
	if (malformed.has(code)) {
		return { code: 'value_not_accepted', status: 400, retry: false, detail: constraintOf(error.message) };
	}
	if (code === '42501') return { code: 'not_allowed', status: 403, retry: false, detail: '' };
	if (code === 'PGRST301' || code === 'PGRST303' || httpStatus === 401) {
		return { code: 'not_allowed', status: 401, retry: false, detail: '' };
	}
	if (comesAndGoes.test(code)) {
		return { code: 'backend_unreachable', status: 503, retry: true, detail: '' };
	}
	// A code that is there and empty is what libpq makes of a server that died while it answered: no SQLSTATE came. A
	// success that is no JSON was cut short on its way: whether it was done is found out by asking again.
	const isHalf = httpStatus >= 200 && httpStatus < 300;
	if (code === '' && (httpStatus === 0 || httpStatus >= 500 || error.code === '' || isHalf)) {
		return { code: 'backend_unreachable', status: 503, retry: true, detail: '' };
	}
	return {
		code: 'unexpected',
		status: 500,
		retry: false,
		// Without a code the message is whatever came instead of an answer: it may be half of what somebody wrote.
		detail: code === '' ? String(httpStatus) : `${httpStatus} ${code} ${error.message ?? ''}`.trim(),
	};
}

function isKnown(code: string): code is keyof typeof known {
	return Object.hasOwn(known, code);
}

function isTaken(constraint: string): constraint is keyof typeof taken {
	return Object.hasOwn(taken, constraint);
}

function constraintOf(message: string | undefined): string {
	return /constraint "([^"]+)"/.exec(message ?? '')?.[1] ?? '';
}

/** A refusal on its way to the edge, where a read cannot go on. */
export class RefusedError extends Error {
	constructor(
		readonly refusal: Refusal,
		verb: string,
	) {
		super(`${verb}: ${refusal.code} ${refusal.detail}`.trim());
		this.name = 'RefusedError';
	}
}
