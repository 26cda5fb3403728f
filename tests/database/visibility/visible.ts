import { rowsOfExercise, visibleRecord } from './visibleRecord';

/** To whom rows of one kind show themselves. Of their own exercise, unless it is anybody or an administrator. */
export type Audience = 'anyone' | 'part' | 'reviewers' | 'staff' | 'administrators' | 'nobody';

/** Relations with the same rows. Names are `schema.name`; a relation on no line fails, and so does a name twice. */
export interface VisibleRows {
	readonly meaning: string;
	readonly relations: readonly string[];
	/** What tells one row from another, in every relation of the line. */
	readonly key: string;
	/**
	 * Every row there is, asked as the owner: `key`, `exercise`, `audience` and `owner`, the account that sees it
	 * although it is of no audience. Written from what a row is, not from how the policies say it.
	 */
	readonly rows: string;
	/** Rows that belong to no exercise. */
	readonly isOfEverybody?: boolean;
}

export const visible: readonly VisibleRows[] = [
	{
		meaning: 'Rules and places are the same for everybody.',
		relations: ['app.rulesets', 'api.rulesets'],
		key: `id || ' ' || version`,
		rows: `select id || ' ' || version as key, null::uuid as exercise, 'anyone' as audience, null::uuid as owner from app.rulesets`,
		isOfEverybody: true,
	},
	{
		meaning: 'Rules and places are the same for everybody.',
		relations: ['app.territories', 'api.territories'],
		key: 'id',
		rows: `select id as key, null::uuid as exercise, 'anyone' as audience, null::uuid as owner from app.territories`,
		isOfEverybody: true,
	},
	{
		meaning: 'Who administers is known to themselves alone.',
		relations: ['app.administrators'],
		key: 'user_id::text',
		rows: `select user_id::text as key, null::uuid as exercise, 'nobody' as audience, user_id as owner from app.administrators`,
		isOfEverybody: true,
	},
	{
		meaning: 'Exercises are public.',
		relations: ['app.exercises', 'api.exercises'],
		key: 'id::text',
		rows: `select id::text as key, id as exercise, 'anyone' as audience, null::uuid as owner from app.exercises`,
	},
	{
		meaning: 'The composition of the STL is public.',
		relations: ['app.nuclei', 'api.nuclei'],
		key: 'id::text',
		rows: rowsOfExercise('app.nuclei', `'anyone'`),
	},
	{
		meaning: 'The composition of the STL is public.',
		relations: ['app.seats', 'api.seats'],
		key: 'id::text',
		rows: rowsOfExercise('app.seats', `'anyone'`),
	},
	{
		meaning: 'The composition of the STL is public.',
		relations: ['app.seat_terms', 'api.seat_terms'],
		key: 'id::text',
		rows: rowsOfExercise('app.seat_terms', `'anyone'`),
	},
	{
		meaning: 'Who facilitates and who validates is public; who works for the STL is known inside.',
		relations: ['app.role_grants', 'api.role_grants'],
		key: 'id::text',
		rows: rowsOfExercise('app.role_grants', `case when role = 'stl_staff' then 'part' else 'anyone' end`),
	},
	{
		meaning:
			'Names of who decides, facilitates or validates are public, the rest known inside and to oneself.',
		relations: ['app.people'],
		key: 'id::text',
		rows: rowsOfExercise(
			'app.people',
			`case when r.id in (select person_id from app.seat_terms)
				or r.id in (select person_id from app.role_grants where role <> 'stl_staff') then 'anyone' else 'part' end`,
			'id::text',
			'user_id',
		),
	},
	{
		meaning: 'Invitations are for administrators.',
		relations: ['app.invitations'],
		key: 'id::text',
		rows: rowsOfExercise('app.invitations', `'administrators'`),
	},
	{
		meaning: 'Consultations are public from publication; drafts are for the staff of the exercise.',
		relations: ['app.consultations', 'api.consultations'],
		key: 'id::text',
		rows: rowsOfExercise(
			'app.consultations',
			`case when published_on is null then 'staff' else 'anyone' end`,
		),
	},
	{
		meaning: 'The channels go with their consultation.',
		relations: ['app.consultation_channels'],
		key: `consultation_id || ' ' || channel`,
		rows: rowsOfExercise(
			'app.consultation_channels',
			`case when consultation_id in (select id from app.consultations where published_on is null)
				then 'staff' else 'anyone' end`,
			`consultation_id || ' ' || channel`,
		),
	},
	{
		meaning: 'The questions go with their consultation.',
		relations: ['app.surveys', 'api.surveys'],
		key: 'id::text',
		rows: rowsOfExercise(
			'app.surveys',
			`case when consultation_id in (select id from app.consultations where published_on is null)
				then 'staff' else 'anyone' end`,
		),
	},
	{
		meaning: 'What was ever asked is for anybody.',
		relations: ['app.survey_versions', 'api.survey_versions'],
		key: `survey_id || ' ' || version`,
		rows: rowsOfExercise('app.survey_versions', `'anyone'`, `survey_id || ' ' || version`),
	},
	{
		meaning: 'The places go with their consultation.',
		relations: ['app.places', 'api.places'],
		key: 'id::text',
		rows: rowsOfExercise(
			'app.places',
			`case when consultation_id in (select id from app.consultations where published_on is null)
				then 'staff' else 'anyone' end`,
		),
	},
	{
		meaning: 'What was announced is for anybody.',
		relations: ['app.announcements', 'api.announcements'],
		key: 'consultation_id::text',
		rows: rowsOfExercise('app.announcements', `'anyone'`, 'consultation_id::text'),
	},
	{
		meaning: 'Published counts are for anybody.',
		relations: ['app.figures', 'api.figures'],
		key: 'id::text',
		rows: rowsOfExercise('app.figures', `'anyone'`),
	},
	{
		meaning: 'Desks are for the staff of the exercise.',
		relations: ['app.stations', 'api.stations'],
		key: 'id::text',
		rows: rowsOfExercise('app.stations', `'staff'`),
	},
	{
		meaning: 'Shifts are for the staff of the exercise.',
		relations: ['app.shifts', 'api.shifts'],
		key: 'id::text',
		rows: rowsOfExercise('app.shifts', `'staff'`),
	},
	{
		meaning: 'By which hands answers came is for the staff of the exercise.',
		relations: ['app.brought_files', 'api.brought_files'],
		key: 'id::text',
		rows: rowsOfExercise('app.brought_files', `'staff'`),
	},
	{
		meaning: 'The bank is for those who take part in the exercise.',
		relations: ['app.problems', 'api.problems'],
		key: 'id::text',
		rows: rowsOfExercise('app.problems', `'part'`),
	},
	{
		meaning: 'The bank is for those who take part in the exercise.',
		relations: ['app.problem_territories'],
		key: `problem_id || ' ' || territory_id`,
		rows: rowsOfExercise('app.problem_territories', `'part'`, `problem_id || ' ' || territory_id`),
	},
	{
		meaning: 'The bank is for those who take part in the exercise.',
		relations: ['app.problem_sources', 'api.problem_sources'],
		key: 'id::text',
		rows: rowsOfExercise('app.problem_sources', `'part'`),
	},
	{
		meaning: 'The bank is for those who take part in the exercise.',
		relations: ['app.problem_merges', 'api.problem_merges'],
		key: 'id::text',
		rows: rowsOfExercise('app.problem_merges', `'part'`),
	},
	{
		meaning: 'What problems are drawn from is worked on as the bank; what is ranked tells what it cites.',
		relations: ['app.materials', 'api.materials'],
		key: 'id::text',
		rows: rowsOfExercise('app.materials', `'part'`),
	},
	{
		meaning:
			'Filed documents are public or for those who look after what others bring; one that has not arrived is not there.',
		relations: ['app.documents'],
		key: 'id::text',
		rows: rowsOfExercise(
			'app.documents',
			`case when filed_on is null then 'nobody' when is_public then 'anyone' else 'reviewers' end`,
		),
	},
	{
		meaning:
			'Filed documents are public or for those who look after what others bring; the view knows no others.',
		relations: ['api.documents'],
		key: 'id::text',
		rows: `${rowsOfExercise('app.documents', `case when is_public then 'anyone' else 'reviewers' end`)} where filed_on is not null`,
	},
	{
		meaning: 'What the guarantor observes is between the guarantor and staff.',
		relations: ['app.observations', 'api.observations'],
		key: 'id::text',
		rows: rowsOfExercise('app.observations', `'reviewers'`),
	},
	{
		meaning: 'How realizable a problem is goes with the problem: public once it is ranked in public.',
		relations: ['app.viability_assessments', 'api.viability_assessments'],
		key: 'id::text',
		rows: rowsOfExercise(
			'app.viability_assessments',
			`case when r.problem_id in (
				select a.problem_id from app.prioritization_alternatives a
				join app.prioritizations p on p.id = a.prioritization_id where p.published_on is not null)
				then 'anyone' else 'part' end`,
		),
	},
	{
		meaning: 'Prioritizations are public from publication; drafts are for the staff of the exercise.',
		relations: ['app.prioritizations', 'api.prioritizations'],
		key: 'id::text',
		rows: rowsOfExercise(
			'app.prioritizations',
			`case when published_on is null then 'staff' else 'anyone' end`,
		),
	},
	{
		meaning: 'The alternatives go with their prioritization.',
		relations: ['app.prioritization_alternatives'],
		key: `prioritization_id || ' ' || problem_id`,
		rows: rowsOfExercise(
			'app.prioritization_alternatives',
			`case when prioritization_id in (select id from app.prioritizations where published_on is null)
				then 'staff' else 'anyone' end`,
			`prioritization_id || ' ' || problem_id`,
		),
	},
	{
		meaning: 'Which seats may vote is public from the opening.',
		relations: ['app.ranking_seats'],
		key: `ranking_id || ' ' || seat_id`,
		rows: rowsOfExercise('app.ranking_seats', `'anyone'`, `ranking_id || ' ' || seat_id`),
	},
	{
		meaning: 'Which nuclei were left out is public, with the reason.',
		relations: ['app.left_out_nuclei', 'api.left_out_nuclei'],
		key: 'id::text',
		rows: rowsOfExercise('app.left_out_nuclei', `'anyone'`),
	},
	{
		meaning: 'What an announced draw gave is public: whoever counts draws again.',
		relations: ['app.tie_draws', 'api.tie_draws'],
		key: 'exercise_id::text',
		rows: rowsOfExercise('app.tie_draws', `'anyone'`, 'exercise_id::text'),
	},
	{
		meaning: 'Results are public, but not while a nucleus may vote again.',
		relations: ['app.results', 'api.results'],
		key: 'id::text',
		rows: rowsOfExercise(
			'app.results',
			`case when exists (select 1 from app.nuclei n where n.votes and n.exercise_id = r.exercise_id
				and not exists (select 1 from app.left_out_nuclei l where l.nucleus_id = n.id and l.prioritization_id = r.prioritization_id)
				and not exists (select 1 from app.rankings k where k.nucleus_id = n.id
					and k.prioritization_id = r.prioritization_id and k.state = 'closed')) then 'nobody' else 'anyone' end`,
		),
	},
	...['rankings', 'ranking_extensions', 'logs'].map((name) => ({
		meaning: 'Rankings, their dates and the size of the record are public.',
		relations: [`app.${name}`, `api.${name}`],
		key: name === 'logs' ? 'exercise_id::text' : 'id::text',
		rows: rowsOfExercise(`app.${name}`, `'anyone'`, name === 'logs' ? 'exercise_id::text' : 'id::text'),
	})),
	...visibleRecord,
];
