/**
 * Every reason a form of staff or of a nucleus is refused for. Closed: each has a sentence in both languages that
 * says what to do next, and a schema may use no other.
 */
export const refusalCodes = [
	// any form
	'not_understood',
	'text_characters',
	'reason_length',
	'date_form',
	'dates_order',
	// exercise
	'name_length',
	'slug_form',
	'state_choice',
	'ruleset_choice',
	'time_zone_choice',
	'institution_length',
	// nuclei, seats, people
	'nucleus_name_length',
	'nucleus_kind_choice',
	'nuclei_too_few',
	'nuclei_kind_missing',
	'nuclei_repeated',
	'voting_nuclei_too_few',
	'seat_label_length',
	'seat_count_range',
	'person_name_length',
	'email_form',
	'role_choice',
	'seat_choice',
	'person_choice',
	// institution
	'accent_form',
	'accent_contrast',
	'crest_form',
	'crest_size',
	// accounts
	'own_name_length',
	'own_email_form',
	'sign_in_missing',
	'sign_in_form',
	'password_missing',
	'password_length',
	'password_too_long',
	'one_time_code_form',
	'invitation_code_form',
	// consultation and its survey
	'title_length',
	'channel_missing',
	'channel_choice',
	'who_length',
	'use_length',
	'template_choice',
	'text_missing',
	'text_too_long',
	'options_range',
	'option_repeated',
	'questions_range',
	'question_id_form',
	'question_repeated',
	'condition_syntax',
	'condition_size',
	'condition_question',
	'condition_option',
	'condition_comparison',
	'condition_value',
	'pipe_question',
	'max_range',
	'language_choice',
	'notice_too_long',
	// answers in review
	'answers_missing',
	'verdict_choice',
	// kiosk stations
	'station_name_length',
	'station_code_form',
	// problems
	'problem_title_length',
	'description_length',
	'theme_choice',
	'tag_missing',
	'tag_choice',
	'territory_choice',
	'point_form',
	'point_outside',
	'source_missing',
	'sources_range',
	'source_choice',
	'source_citation_length',
	'link_form',
	'merge_same',
	'problem_choice',
	'viability_choice',
	'assessor_length',
	'viability_evidence_length',
	// prioritization
	'question_length',
	'alternatives_range',
	'alternatives_repeated',
	'method_choice',
	'task_choice',
	'unranked_choice',
	'limit_range',
	'limit_beyond_points',
	'points_range',
	'criteria_range',
	'criteria_without_weight',
	'criterion_name_length',
	'criterion_question_length',
	'criterion_weight_range',
	'criterion_repeated',
	'draw_source_length',
	'draw_day',
	'drawn_length',
	'tie_rule_choice',
	'publication_choice',
	'quorum_range',
	'nucleus_choice',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

const known: ReadonlySet<string> = new Set(refusalCodes);

/** Whether a text is one of the codes. */
export function isRefusalCode(text: string): text is RefusalCode {
	return known.has(text);
}
