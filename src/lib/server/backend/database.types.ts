/** What the database exposes, written by `npm run types:database` from the migrations. Not by hand. */
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
	api: {
		Tables: {
			[_ in never]: never;
		};
		Views: {
			announcements: {
				Row: {
					consultation_id: string;
					content: string;
					content_hash: string;
					exercise_id: string;
					published_at: string;
					slug: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'announcements_consultation_fkey';
						columns: ['exercise_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			brought_files: {
				Row: {
					answers: number;
					brought_by: string;
					brought_on: string;
					consultation_id: string;
					exercise_id: string;
					file_hash: string;
					id: string;
					kind: string;
					received: number;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'brought_files_consultation_fkey';
						columns: ['exercise_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			checkpoints: {
				Row: {
					cosignatures: string | null;
					exercise_id: string;
					note: string;
					published_on: string;
					root: string | null;
					size: number;
				};
				ComputedFields: never;
				Insert: {
					cosignatures?: never;
					exercise_id?: string | null;
					note?: string | null;
					published_on?: string | null;
					root?: never;
					size?: number | null;
				};
				Update: {
					cosignatures?: never;
					exercise_id?: string | null;
					note?: string | null;
					published_on?: string | null;
					root?: never;
					size?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'checkpoints_log_fkey';
						columns: ['exercise_id'];
						isOneToOne: false;
						referencedRelation: 'logs';
						referencedColumns: ['exercise_id'];
					},
				];
			};
			consultations: {
				Row: {
					channels: string[] | null;
					closed_on: string | null;
					closes_at: string;
					exercise_id: string;
					exercise_name: string;
					exercise_slug: string;
					grace_days: number;
					id: string;
					institution_accent: string | null;
					institution_has_crest: boolean | null;
					institution_name: string;
					is_sample: boolean;
					opens_at: string;
					phase: string | null;
					published_on: string | null;
					review_days: number;
					slug: string;
					state: string;
					template: string;
					time_zone: string;
					title: string;
					use_of_results: string;
					who_may_answer: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'consultations_exercise_fkey';
						columns: ['exercise_id'];
						isOneToOne: false;
						referencedRelation: 'exercises';
						referencedColumns: ['id'];
					},
				];
			};
			cosignatures: {
				Row: {
					exercise_id: string;
					key: string;
					line: string;
					size: number;
				};
				ComputedFields: never;
				Insert: {
					exercise_id?: string | null;
					key?: string | null;
					line?: string | null;
					size?: number | null;
				};
				Update: {
					exercise_id?: string | null;
					key?: string | null;
					line?: string | null;
					size?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'cosignatures_checkpoint_fkey';
						columns: ['exercise_id', 'size'];
						isOneToOne: false;
						referencedRelation: 'checkpoints';
						referencedColumns: ['exercise_id', 'size'];
					},
				];
			};
			documents: {
				Row: {
					about: string | null;
					exercise_id: string;
					file_bytes: number;
					file_hash: string;
					file_name: string;
					file_type: string;
					filed_on: string | null;
					id: string;
					is_public: boolean;
					kind: string;
					reserved_on: string | null;
					reserved_reason: string | null;
					result_id: string | null;
					role: string;
					title: string;
				};
				ComputedFields: never;
				Insert: {
					about?: string | null;
					exercise_id?: string | null;
					file_bytes?: number | null;
					file_hash?: string | null;
					file_name?: string | null;
					file_type?: string | null;
					filed_on?: string | null;
					id?: string | null;
					is_public?: boolean | null;
					kind?: string | null;
					reserved_on?: string | null;
					reserved_reason?: string | null;
					result_id?: string | null;
					role?: string | null;
					title?: string | null;
				};
				Update: {
					about?: string | null;
					exercise_id?: string | null;
					file_bytes?: number | null;
					file_hash?: string | null;
					file_name?: string | null;
					file_type?: string | null;
					filed_on?: string | null;
					id?: string | null;
					is_public?: boolean | null;
					kind?: string | null;
					reserved_on?: string | null;
					reserved_reason?: string | null;
					result_id?: string | null;
					role?: string | null;
					title?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'documents_of_an_exercise';
						columns: ['exercise_id'];
						isOneToOne: false;
						referencedRelation: 'exercises';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'documents_result_fkey';
						columns: ['result_id'];
						isOneToOne: true;
						referencedRelation: 'results';
						referencedColumns: ['id'];
					},
				];
			};
			exercises: {
				Row: {
					constituted_on: string | null;
					created_on: string;
					embed_origins: string[];
					id: string;
					institution_accent: string | null;
					institution_crest: string | null;
					institution_name: string;
					is_sample: boolean;
					name: string;
					ruleset_id: string;
					ruleset_version: number;
					slug: string;
					state_id: string | null;
					time_zone: string;
				};
				ComputedFields: never;
				Insert: {
					constituted_on?: string | null;
					created_on?: string | null;
					embed_origins?: string[] | null;
					id?: string | null;
					institution_accent?: string | null;
					institution_crest?: string | null;
					institution_name?: string | null;
					is_sample?: boolean | null;
					name?: string | null;
					ruleset_id?: string | null;
					ruleset_version?: number | null;
					slug?: string | null;
					state_id?: string | null;
					time_zone?: string | null;
				};
				Update: {
					constituted_on?: string | null;
					created_on?: string | null;
					embed_origins?: string[] | null;
					id?: string | null;
					institution_accent?: string | null;
					institution_crest?: string | null;
					institution_name?: string | null;
					is_sample?: boolean | null;
					name?: string | null;
					ruleset_id?: string | null;
					ruleset_version?: number | null;
					slug?: string | null;
					state_id?: string | null;
					time_zone?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'exercises_ruleset_fkey';
						columns: ['ruleset_id', 'ruleset_version'];
						isOneToOne: false;
						referencedRelation: 'rulesets';
						referencedColumns: ['id', 'version'];
					},
					{
						foreignKeyName: 'exercises_state_fkey';
						columns: ['state_id'];
						isOneToOne: false;
						referencedRelation: 'territories';
						referencedColumns: ['id'];
					},
				];
			};
			figures: {
				Row: {
					answers: number;
					consultation_id: string;
					content: string;
					content_hash: string;
					exercise_id: string;
					id: string;
					published_on: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					answers?: number | null;
					consultation_id?: string | null;
					content?: string | null;
					content_hash?: string | null;
					exercise_id?: string | null;
					id?: string | null;
					published_on?: string | null;
					version?: number | null;
				};
				Update: {
					answers?: number | null;
					consultation_id?: string | null;
					content?: string | null;
					content_hash?: string | null;
					exercise_id?: string | null;
					id?: string | null;
					published_on?: string | null;
					version?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'figures_consultation_fkey';
						columns: ['exercise_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			left_out_nuclei: {
				Row: {
					exercise_id: string;
					id: string;
					left_out_on: string;
					nucleus_id: string;
					nucleus_name: string;
					position: number;
					prioritization_id: string;
					reason: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'left_out_nuclei_nucleus_fkey';
						columns: ['exercise_id', 'nucleus_id'];
						isOneToOne: false;
						referencedRelation: 'nuclei';
						referencedColumns: ['exercise_id', 'id'];
					},
					{
						foreignKeyName: 'left_out_nuclei_prioritization_fkey';
						columns: ['exercise_id', 'prioritization_id'];
						isOneToOne: false;
						referencedRelation: 'prioritizations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			log_entries: {
				Row: {
					entry: string | null;
					exercise_id: string;
					leaf_hash: string | null;
					position: number | null;
					type: string;
				};
				ComputedFields: never;
				Insert: {
					entry?: never;
					exercise_id?: string | null;
					leaf_hash?: never;
					position?: number | null;
					type?: string | null;
				};
				Update: {
					entry?: never;
					exercise_id?: string | null;
					leaf_hash?: never;
					position?: number | null;
					type?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'log_entries_log_fkey';
						columns: ['exercise_id'];
						isOneToOne: false;
						referencedRelation: 'logs';
						referencedColumns: ['exercise_id'];
					},
				];
			};
			log_halts: {
				Row: {
					exercise_id: string;
					halted_on: string;
					reason: string;
					root: string | null;
					size: number;
				};
				ComputedFields: never;
				Insert: {
					exercise_id?: string | null;
					halted_on?: string | null;
					reason?: string | null;
					root?: never;
					size?: number | null;
				};
				Update: {
					exercise_id?: string | null;
					halted_on?: string | null;
					reason?: string | null;
					root?: never;
					size?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'log_halts_log_fkey';
						columns: ['exercise_id'];
						isOneToOne: true;
						referencedRelation: 'logs';
						referencedColumns: ['exercise_id'];
					},
				];
			};
			log_keys: {
				Row: {
					adopted_on: string;
					cause: string;
					number: number;
					public_key: string;
				};
				ComputedFields: never;
				Insert: {
					adopted_on?: string | null;
					cause?: string | null;
					number?: number | null;
					public_key?: string | null;
				};
				Update: {
					adopted_on?: string | null;
					cause?: string | null;
					number?: number | null;
					public_key?: string | null;
				};
				Relationships: [];
			};
			logs: {
				Row: {
					exercise_id: string;
					number: number;
					origin: string;
					size: number;
				};
				ComputedFields: never;
				Insert: {
					exercise_id?: string | null;
					number?: number | null;
					origin?: string | null;
					size?: number | null;
				};
				Update: {
					exercise_id?: string | null;
					number?: number | null;
					origin?: string | null;
					size?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'logs_exercise_fkey';
						columns: ['exercise_id'];
						isOneToOne: true;
						referencedRelation: 'exercises';
						referencedColumns: ['id'];
					},
				];
			};
			materials: {
				Row: {
					author: string | null;
					dated: string;
					exercise_id: string;
					file_arrived: boolean;
					file_bytes: number | null;
					file_hash: string | null;
					file_name: string | null;
					file_type: string | null;
					id: string;
					kind: string;
					link: string | null;
					nucleus: string | null;
					number: number;
					place: string | null;
					registered_by: string | null;
					registered_on: string;
					title: string;
					withdrawal_reason: string | null;
					withdrawn_by: string | null;
					withdrawn_on: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'materials_of_an_exercise';
						columns: ['exercise_id'];
						isOneToOne: false;
						referencedRelation: 'exercises';
						referencedColumns: ['id'];
					},
				];
			};
			nuclei: {
				Row: {
					exercise_id: string;
					id: string;
					kind: string;
					name: string;
					position: number;
					votes: boolean;
				};
				ComputedFields: never;
				Insert: {
					exercise_id?: string | null;
					id?: string | null;
					kind?: string | null;
					name?: string | null;
					position?: number | null;
					votes?: boolean | null;
				};
				Update: {
					exercise_id?: string | null;
					id?: string | null;
					kind?: string | null;
					name?: string | null;
					position?: number | null;
					votes?: boolean | null;
				};
				Relationships: [
					{
						foreignKeyName: 'nuclei_exercise_fkey';
						columns: ['exercise_id'];
						isOneToOne: false;
						referencedRelation: 'exercises';
						referencedColumns: ['id'];
					},
				];
			};
			observations: {
				Row: {
					answers_to: string | null;
					body: string;
					exercise_id: string;
					id: string;
					number: number;
					role: string;
					written_by: string | null;
					written_on: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'observations_answer_one';
						columns: ['exercise_id', 'answers_to'];
						isOneToOne: false;
						referencedRelation: 'observations';
						referencedColumns: ['exercise_id', 'id'];
					},
					{
						foreignKeyName: 'observations_of_an_exercise';
						columns: ['exercise_id'];
						isOneToOne: false;
						referencedRelation: 'exercises';
						referencedColumns: ['id'];
					},
				];
			};
			places: {
				Row: {
					consultation: string;
					consultation_id: string;
					exercise_id: string;
					hours: string | null;
					id: string;
					kind: string;
					latitude_e6: number | null;
					longitude_e6: number | null;
					municipality_id: string | null;
					municipality_name: string | null;
					name: string;
					public_key: string;
					retired_on: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'places_consultation_fkey';
						columns: ['exercise_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultations';
						referencedColumns: ['exercise_id', 'id'];
					},
					{
						foreignKeyName: 'places_municipality_fkey';
						columns: ['municipality_id'];
						isOneToOne: false;
						referencedRelation: 'territories';
						referencedColumns: ['id'];
					},
				];
			};
			prioritizations: {
				Row: {
					alternatives: string[] | null;
					counting: NonNullable<Json>;
					created_on: string;
					exercise_id: string;
					exercise_name: string;
					exercise_slug: string;
					id: string;
					institution_name: string;
					is_sample: boolean;
					methodology: string | null;
					methodology_hash: string | null;
					previous_id: string | null;
					publication: string;
					published_on: string | null;
					question: string;
					round: number;
					slug: string;
					state: string;
					tie_rule: NonNullable<Json>;
					time_zone: string;
					title: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'prioritizations_exercise_fkey';
						columns: ['exercise_id'];
						isOneToOne: false;
						referencedRelation: 'exercises';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'prioritizations_previous_fkey';
						columns: ['exercise_id', 'previous_id'];
						isOneToOne: false;
						referencedRelation: 'prioritizations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			problem_merges: {
				Row: {
					absorbed_id: string;
					absorbed_title: string;
					exercise_id: string;
					id: string;
					kept_id: string;
					kept_title: string;
					merged_by: string | null;
					merged_on: string;
					reason: string;
					undone_by: string | null;
					undone_on: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'problem_merges_absorbed_fkey';
						columns: ['exercise_id', 'absorbed_id'];
						isOneToOne: false;
						referencedRelation: 'problems';
						referencedColumns: ['exercise_id', 'id'];
					},
					{
						foreignKeyName: 'problem_merges_kept_fkey';
						columns: ['exercise_id', 'kept_id'];
						isOneToOne: false;
						referencedRelation: 'problems';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			problem_sources: {
				Row: {
					citation: string;
					cited_at: string | null;
					exercise_id: string;
					id: string;
					kind: string;
					link: string | null;
					material_author: string | null;
					material_dated: string | null;
					material_hash: string | null;
					material_id: string | null;
					material_number: number | null;
					material_title: string | null;
					material_withdrawn_on: string | null;
					problem_id: string;
					problem_number: number;
					problem_title: string;
					response_id: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'problem_sources_of_a_material';
						columns: ['exercise_id', 'material_id'];
						isOneToOne: false;
						referencedRelation: 'materials';
						referencedColumns: ['exercise_id', 'id'];
					},
					{
						foreignKeyName: 'problem_sources_problem_fkey';
						columns: ['exercise_id', 'problem_id'];
						isOneToOne: false;
						referencedRelation: 'problems';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			problems: {
				Row: {
					created_by: string | null;
					created_on: string;
					description: string;
					exercise_id: string;
					id: string;
					latitude_e6: number | null;
					longitude_e6: number | null;
					merged_into: string | null;
					number: number;
					source_kinds: string[] | null;
					sources: number | null;
					tags: string[];
					territories: string[] | null;
					theme: string;
					title: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'problems_exercise_fkey';
						columns: ['exercise_id'];
						isOneToOne: false;
						referencedRelation: 'exercises';
						referencedColumns: ['id'];
					},
				];
			};
			ranking_extensions: {
				Row: {
					closed_at: string;
					closes_at: string;
					exercise_id: string;
					extended_on: string;
					id: string;
					ranking_id: string;
					reason: string;
				};
				ComputedFields: never;
				Insert: {
					closed_at?: string | null;
					closes_at?: string | null;
					exercise_id?: string | null;
					extended_on?: string | null;
					id?: string | null;
					ranking_id?: string | null;
					reason?: string | null;
				};
				Update: {
					closed_at?: string | null;
					closes_at?: string | null;
					exercise_id?: string | null;
					extended_on?: string | null;
					id?: string | null;
					ranking_id?: string | null;
					reason?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'ranking_extensions_ranking_fkey';
						columns: ['exercise_id', 'ranking_id'];
						isOneToOne: false;
						referencedRelation: 'rankings';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			rankings: {
				Row: {
					annul_reason: string | null;
					annulled_on: string | null;
					attempt: number;
					closed_on: string | null;
					closes_at: string;
					eligible_seats: number;
					exercise_id: string;
					id: string;
					nucleus_id: string;
					nucleus_kind: string;
					nucleus_name: string;
					opens_at: string;
					phase: string | null;
					position: number;
					prioritization_id: string;
					publication: string;
					quorum: number;
					quorum_met: boolean | null;
					seats: string[] | null;
					state: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'rankings_nucleus_fkey';
						columns: ['exercise_id', 'nucleus_id'];
						isOneToOne: false;
						referencedRelation: 'nuclei';
						referencedColumns: ['exercise_id', 'id'];
					},
					{
						foreignKeyName: 'rankings_prioritization_fkey';
						columns: ['exercise_id', 'prioritization_id'];
						isOneToOne: false;
						referencedRelation: 'prioritizations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			results: {
				Row: {
					computed_on: string;
					content: string;
					content_hash: string;
					exercise_id: string;
					id: string;
					prioritization_id: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					computed_on?: string | null;
					content?: string | null;
					content_hash?: string | null;
					exercise_id?: string | null;
					id?: string | null;
					prioritization_id?: string | null;
					version?: number | null;
				};
				Update: {
					computed_on?: string | null;
					content?: string | null;
					content_hash?: string | null;
					exercise_id?: string | null;
					id?: string | null;
					prioritization_id?: string | null;
					version?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'results_prioritization_fkey';
						columns: ['exercise_id', 'prioritization_id'];
						isOneToOne: false;
						referencedRelation: 'prioritizations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			role_grants: {
				Row: {
					display_name: string;
					exercise_id: string;
					granted_on: string;
					id: string;
					person_id: string;
					revoked_on: string | null;
					role: string;
				};
				ComputedFields: never;
				Relationships: [];
			};
			rulesets: {
				Row: {
					content: string;
					id: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					content?: string | null;
					id?: string | null;
					version?: number | null;
				};
				Update: {
					content?: string | null;
					id?: string | null;
					version?: number | null;
				};
				Relationships: [];
			};
			seat_terms: {
				Row: {
					capacity: string;
					display_name: string;
					end_reason: string | null;
					ends_on: string | null;
					exercise_id: string;
					id: string;
					nucleus_id: string;
					person_id: string;
					seat_id: string;
					seat_label: string;
					seat_number: number;
					starts_on: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'seat_terms_seat_fkey';
						columns: ['exercise_id', 'seat_id'];
						isOneToOne: false;
						referencedRelation: 'seats';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			seats: {
				Row: {
					exercise_id: string;
					id: string;
					label: string;
					nucleus_id: string;
					number: number;
				};
				ComputedFields: never;
				Insert: {
					exercise_id?: string | null;
					id?: string | null;
					label?: string | null;
					nucleus_id?: string | null;
					number?: number | null;
				};
				Update: {
					exercise_id?: string | null;
					id?: string | null;
					label?: string | null;
					nucleus_id?: string | null;
					number?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'seats_nucleus_fkey';
						columns: ['exercise_id', 'nucleus_id'];
						isOneToOne: false;
						referencedRelation: 'nuclei';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			shifts: {
				Row: {
					arrived: number;
					closed_by: string | null;
					closed_on: string | null;
					consultation_id: string;
					exercise_id: string;
					id: string;
					is_revoked: boolean | null;
					lost: number;
					lost_on: string | null;
					lost_reason: string | null;
					made: number;
					opened_by: string;
					opened_on: string;
					station_id: string;
					station_name: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'shifts_station_fkey';
						columns: ['exercise_id', 'station_id'];
						isOneToOne: false;
						referencedRelation: 'stations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			stations: {
				Row: {
					consultation_id: string;
					daily_ceiling: number;
					enrolled_on: string | null;
					exercise_id: string;
					hours: string | null;
					id: string;
					kind: string;
					municipality_id: string | null;
					name: string;
					reported_at: string | null;
					revoked_on: string | null;
					waiting: number;
					waiting_since: string | null;
				};
				ComputedFields: never;
				Insert: {
					consultation_id?: string | null;
					daily_ceiling?: number | null;
					enrolled_on?: string | null;
					exercise_id?: string | null;
					hours?: string | null;
					id?: string | null;
					kind?: string | null;
					municipality_id?: string | null;
					name?: string | null;
					reported_at?: string | null;
					revoked_on?: string | null;
					waiting?: number | null;
					waiting_since?: string | null;
				};
				Update: {
					consultation_id?: string | null;
					daily_ceiling?: number | null;
					enrolled_on?: string | null;
					exercise_id?: string | null;
					hours?: string | null;
					id?: string | null;
					kind?: string | null;
					municipality_id?: string | null;
					name?: string | null;
					reported_at?: string | null;
					revoked_on?: string | null;
					waiting?: number | null;
					waiting_since?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'stations_consultation_fkey';
						columns: ['exercise_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultations';
						referencedColumns: ['exercise_id', 'id'];
					},
					{
						foreignKeyName: 'stations_municipality_fkey';
						columns: ['municipality_id'];
						isOneToOne: false;
						referencedRelation: 'territories';
						referencedColumns: ['id'];
					},
				];
			};
			survey_versions: {
				Row: {
					consultation_id: string;
					exercise_id: string;
					instrument: string;
					instrument_hash: string;
					notice_hash: string;
					published_on: string;
					reason: string | null;
					slug: string;
					survey_id: string;
					version: number;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'survey_versions_survey_fkey';
						columns: ['exercise_id', 'survey_id'];
						isOneToOne: false;
						referencedRelation: 'surveys';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			surveys: {
				Row: {
					consultation_id: string;
					exercise_id: string;
					id: string;
					instrument: string | null;
					instrument_hash: string | null;
					notice_hash: string | null;
					slug: string;
					version: number | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'surveys_consultation_fkey';
						columns: ['exercise_id', 'consultation_id'];
						isOneToOne: false;
						referencedRelation: 'consultations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			territories: {
				Row: {
					centroid_lat_e6: number | null;
					centroid_lon_e6: number | null;
					id: string;
					kind: string;
					name: string;
					parent_id: string | null;
					population: number | null;
					seat: string | null;
					women: number | null;
				};
				ComputedFields: never;
				Insert: {
					centroid_lat_e6?: number | null;
					centroid_lon_e6?: number | null;
					id?: string | null;
					kind?: string | null;
					name?: string | null;
					parent_id?: string | null;
					population?: number | null;
					seat?: string | null;
					women?: number | null;
				};
				Update: {
					centroid_lat_e6?: number | null;
					centroid_lon_e6?: number | null;
					id?: string | null;
					kind?: string | null;
					name?: string | null;
					parent_id?: string | null;
					population?: number | null;
					seat?: string | null;
					women?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'territories_parent_exists';
						columns: ['parent_id'];
						isOneToOne: false;
						referencedRelation: 'territories';
						referencedColumns: ['id'];
					},
				];
			};
			tie_draws: {
				Row: {
					drawn: string;
					drawn_on: string;
					exercise_id: string;
					prioritization_id: string;
				};
				ComputedFields: never;
				Insert: {
					drawn?: string | null;
					drawn_on?: string | null;
					exercise_id?: string | null;
					prioritization_id?: string | null;
				};
				Update: {
					drawn?: string | null;
					drawn_on?: string | null;
					exercise_id?: string | null;
					prioritization_id?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'tie_draws_prioritization_fkey';
						columns: ['exercise_id', 'prioritization_id'];
						isOneToOne: false;
						referencedRelation: 'prioritizations';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
			viability_assessments: {
				Row: {
					assessed_on: string;
					assessor: string;
					budget: number;
					competence: number;
					evidence: string;
					exercise_id: string;
					id: string;
					legal: number;
					link: string | null;
					number: number;
					problem_id: string;
					recorded_by: string | null;
					timing: number;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'viability_assessments_problem_fkey';
						columns: ['exercise_id', 'problem_id'];
						isOneToOne: false;
						referencedRelation: 'problems';
						referencedColumns: ['exercise_id', 'id'];
					},
				];
			};
		};
		Functions: {
			accept_invitation: { Args: { p_code: string }; Returns: Json };
			add_nucleus: {
				Args: { p_exercise: string; p_kind: string; p_name: string; p_votes: boolean };
				Returns: string;
			};
			add_seat: { Args: { p_label: string; p_nucleus: string }; Returns: string };
			adopt_log_key: { Args: { p_exercise: string }; Returns: number };
			agree_with_exclusion: { Args: { p_exclusion: string }; Returns: Json };
			agree_with_verdict: { Args: { p_proposal: string }; Returns: Json };
			alternative_places: { Args: { p_prioritization: string }; Returns: Json };
			alternative_sources: { Args: { p_prioritization: string }; Returns: Json };
			annul_ranking: { Args: { p_ranking: string; p_reason: string }; Returns: undefined };
			answer_counts: {
				Args: { p_channel?: string; p_consultation: string; p_matches?: Json };
				Returns: Json;
			};
			answer_files: { Args: { p_consultation: string; p_hashes: string[] }; Returns: Json };
			answer_letter: { Args: { p_letter: string; p_reply: string }; Returns: undefined };
			answer_observation: { Args: { p_body: string; p_observation: string }; Returns: number };
			answers_by_place: {
				Args: { p_channel?: string; p_consultation: string; p_matches?: Json };
				Returns: Json;
			};
			assess_viability: {
				Args: {
					p_assessor: string;
					p_budget: number;
					p_competence: number;
					p_evidence: string;
					p_legal: number;
					p_link: string;
					p_problem: string;
					p_timing: number;
				};
				Returns: string;
			};
			become_first_administrator: { Args: { p_name: string; p_token: string }; Returns: undefined };
			cast_ballot: {
				Args: { p_commitment: string; p_content: string; p_ranking: string; p_salt: string };
				Returns: Json;
			};
			close_consultation: { Args: { p_consultation: string }; Returns: undefined };
			close_due: { Args: Record<PropertyKey, never>; Returns: Json };
			close_ranking: { Args: { p_ranking: string }; Returns: undefined };
			code_answers: { Args: { p_problem: string; p_responses: string[] }; Returns: number };
			code_batches: { Args: { p_consultation: string }; Returns: Json };
			confirm_file: { Args: { p_hash: string; p_survey: string }; Returns: undefined };
			confirm_material_file: { Args: { p_hash: string; p_material: string }; Returns: undefined };
			confirm_station: { Args: { p_station: string; p_token: string }; Returns: undefined };
			constitute_stl: { Args: { p_exercise: string }; Returns: undefined };
			consultation_answers: {
				Args: {
					p_after?: string;
					p_channel?: string;
					p_consultation: string;
					p_excluded?: boolean;
					p_ids?: string[];
					p_limit?: number;
					p_matches?: Json;
				};
				Returns: {
					channel: string;
					content: string;
					has_proof: boolean;
					id: string;
					is_assisted: boolean;
					is_excluded: boolean;
					is_late: boolean;
					place: string;
					received_on: string;
					station: string;
				}[];
			};
			consultation_counts: { Args: { p_consultation: string }; Returns: Json };
			consultation_exclusions: { Args: { p_consultation: string }; Returns: Json };
			consultation_summary: { Args: { p_consultation: string }; Returns: Json };
			correct_answer: {
				Args: {
					p_commitment: string;
					p_content: string;
					p_folio: string;
					p_id: string;
					p_key: string;
					p_key_hash?: string;
					p_salt: string;
				};
				Returns: Json;
			};
			create_consultation: {
				Args: {
					p_channels: string[];
					p_closes: string;
					p_exercise: string;
					p_grace?: number;
					p_opens: string;
					p_review?: number;
					p_slug: string;
					p_template: string;
					p_title: string;
					p_use: string;
					p_who: string;
				};
				Returns: Json;
			};
			create_exercise: {
				Args: {
					p_institution: string;
					p_is_sample?: boolean;
					p_name: string;
					p_ruleset: string;
					p_ruleset_version: number;
					p_slug: string;
					p_software: string;
					p_state: string;
					p_time_zone: string;
				};
				Returns: string;
			};
			create_place: {
				Args: { p_consultation: string; p_kind: string; p_municipality: string; p_name: string };
				Returns: Json;
			};
			create_prioritization: {
				Args: {
					p_alternatives: string[];
					p_counting: Json;
					p_exercise: string;
					p_previous?: string;
					p_publication: string;
					p_question: string;
					p_slug: string;
					p_tie_rule: Json;
					p_title: string;
				};
				Returns: string;
			};
			create_problem: {
				Args: {
					p_description: string;
					p_exercise: string;
					p_latitude_e6: number;
					p_longitude_e6: number;
					p_sources: Json;
					p_tags: string[];
					p_territories: string[];
					p_theme: string;
					p_title: string;
				};
				Returns: string;
			};
			create_station: {
				Args: {
					p_ceiling?: number;
					p_consultation: string;
					p_kind?: string;
					p_municipality: string;
					p_name: string;
				};
				Returns: Json;
			};
			declare_openness: {
				Args: { p_barriers: string[]; p_consultation: string; p_hours: Json; p_words: string };
				Returns: undefined;
			};
			disputed_sheet: { Args: { p_sheet: string }; Returns: Json };
			drop_draft: { Args: { p_hash: string }; Returns: undefined };
			durability_gaps: { Args: Record<PropertyKey, never>; Returns: Json };
			edit_consultation: {
				Args: {
					p_channels: string[];
					p_closes: string;
					p_consultation: string;
					p_grace?: number;
					p_opens: string;
					p_review?: number;
					p_title: string;
					p_use: string;
					p_who: string;
				};
				Returns: undefined;
			};
			edit_institution: {
				Args: { p_accent: string; p_crest: string; p_exercise: string; p_institution: string };
				Returns: undefined;
			};
			edit_prioritization: {
				Args: {
					p_alternatives: string[];
					p_counting: Json;
					p_prioritization: string;
					p_publication: string;
					p_question: string;
					p_tie_rule: Json;
					p_title: string;
				};
				Returns: undefined;
			};
			edit_problem: {
				Args: {
					p_description: string;
					p_latitude_e6: number;
					p_longitude_e6: number;
					p_problem: string;
					p_sources: Json;
					p_tags: string[];
					p_territories: string[];
					p_theme: string;
					p_title: string;
				};
				Returns: undefined;
			};
			end_term: { Args: { p_reason: string; p_term: string }; Returns: undefined };
			enroll_station: { Args: { p_code: string }; Returns: Json };
			enter_draw: { Args: { p_drawn: string; p_prioritization: string }; Returns: Json };
			enter_sheet: { Args: { p_content: string; p_scan_hash?: string; p_sheet: string }; Returns: Json };
			erase_contact: { Args: { p_person: string }; Returns: undefined };
			erase_due_openings: { Args: Record<PropertyKey, never>; Returns: Json };
			expect_file: {
				Args: { p_bytes: number; p_hash: string; p_survey: string; p_type: string };
				Returns: boolean;
			};
			extend_ranking: { Args: { p_closes: string; p_ranking: string; p_reason: string }; Returns: undefined };
			figures_due: { Args: Record<PropertyKey, never>; Returns: Json };
			figures_input: { Args: { p_consultation: string }; Returns: Json };
			file_document: { Args: { p_document: string; p_hash: string }; Returns: undefined };
			find_letter: { Args: { p_folio: string }; Returns: Json };
			find_receipt: { Args: { p_folio: string }; Returns: Json };
			find_sheet: { Args: { p_consultation: string; p_folio: string }; Returns: Json };
			forget_files: { Args: { p_names: string[] }; Returns: number };
			give_role: { Args: { p_person: string; p_role: string }; Returns: undefined };
			give_seat: { Args: { p_capacity: string; p_person: string; p_seat: string }; Returns: undefined };
			give_up_shift: { Args: { p_reason: string; p_shift: string }; Returns: undefined };
			halt_log: {
				Args: { p_exercise: string; p_reason: string; p_root: string; p_size: number };
				Returns: undefined;
			};
			hourly_arrivals: { Args: { p_consultation: string }; Returns: Json };
			invite_to_role: {
				Args: { p_email: string; p_exercise: string; p_name: string; p_role: string };
				Returns: Json;
			};
			invite_to_seat: {
				Args: { p_capacity: string; p_email: string; p_name: string; p_seat: string };
				Returns: Json;
			};
			is_administrator_link: { Args: { p_token: string }; Returns: boolean };
			issue_codes: {
				Args: { p_batch?: string; p_consultation: string; p_count: number; p_kind?: string; p_label: string };
				Returns: Json;
			};
			issue_first_administrator_link: { Args: Record<PropertyKey, never>; Returns: Json };
			keep_cosignature: {
				Args: { p_exercise: string; p_key: string; p_line: string; p_size: number };
				Returns: boolean;
			};
			keep_draft: {
				Args: { p_box: string; p_former?: string; p_hash: string; p_survey: string };
				Returns: Json;
			};
			keep_sealing_key: { Args: { p_private: string; p_public: string; p_slug: string }; Returns: string };
			label_seat: { Args: { p_label: string; p_seat: string }; Returns: undefined };
			leave_out_nucleus: { Args: { p_annulled: string; p_reason: string }; Returns: undefined };
			letter_inbox: { Args: { p_exercise: string }; Returns: Json };
			letter_times: { Args: { p_exercise: string }; Returns: Json };
			locate_place: {
				Args: { p_latitude_e6?: number; p_longitude_e6?: number; p_place: string };
				Returns: undefined;
			};
			log_leaves: { Args: { p_count: number; p_first: number; p_log: string }; Returns: string };
			logs_to_sign: { Args: { p_all: boolean }; Returns: Json };
			make_sheets: {
				Args: {
					p_consultation: string;
					p_count: number;
					p_label: string;
					p_language: string;
					p_place?: string;
				};
				Returns: Json;
			};
			mark_sheets: {
				Args: { p_first: number; p_last: number; p_paper_batch: string; p_state: string };
				Returns: number;
			};
			merge_problems: { Args: { p_absorbed: string; p_kept: string; p_reason: string }; Returns: string };
			my_ballot: { Args: { p_ranking: string }; Returns: Json };
			my_places: { Args: Record<PropertyKey, never>; Returns: Json };
			name_witnesses: {
				Args: { p_exercise: string; p_needed: number; p_required: boolean; p_witnesses: Json };
				Returns: number;
			};
			note_brought_file: {
				Args: {
					p_answers: number;
					p_consultation: string;
					p_hash: string;
					p_kind: string;
					p_received: number;
				};
				Returns: undefined;
			};
			open_draft: { Args: { p_hash: string }; Returns: Json };
			open_receipt: { Args: { p_folio: string; p_key: string }; Returns: Json };
			open_station_import: { Args: { p_station: string }; Returns: string };
			openings_kept: { Args: { p_slug: string }; Returns: Json };
			paper_batches: { Args: { p_consultation: string }; Returns: Json };
			paper_sheets: {
				Args: { p_after?: number; p_limit?: number; p_paper_batch: string; p_state?: string };
				Returns: Json;
			};
			participation: { Args: { p_prioritization: string }; Returns: Json };
			peek_invitation: { Args: { p_code: string }; Returns: Json };
			people_of: { Args: { p_exercise: string }; Returns: Json };
			place_counts: { Args: { p_consultation: string }; Returns: Json };
			prepare_document: {
				Args: {
					p_about: string;
					p_consent: string;
					p_exercise: string;
					p_file: Json;
					p_is_public: boolean;
					p_kind: string;
					p_title: string;
				};
				Returns: string;
			};
			prepare_sheet: { Args: { p_file: Json; p_result: string; p_title: string }; Returns: string };
			preview_exclusion: { Args: { p_consultation: string; p_rule: Json }; Returns: Json };
			problem_support: { Args: { p_problem: string }; Returns: Json };
			problems_from_consultation: { Args: { p_slug: string }; Returns: Json };
			proof_challenge: { Args: { p_demand?: number; p_survey: string }; Returns: Json };
			propose_exclusion: {
				Args: { p_consultation: string; p_digest: string; p_reason: string; p_rule: Json };
				Returns: string;
			};
			propose_readmission: { Args: { p_exclusion: string; p_reason: string }; Returns: string };
			propose_verdict: {
				Args: { p_reason: string; p_responses: string[]; p_verdict: string };
				Returns: Json;
			};
			public_problem: { Args: { p_prioritization_slug: string; p_problem: string }; Returns: Json };
			public_problems: { Args: { p_exercise: string }; Returns: Json };
			publish_checkpoint: {
				Args: { p_exercise: string; p_note: string; p_root: string; p_size: number };
				Returns: boolean;
			};
			publish_consultation: { Args: { p_consultation: string }; Returns: string };
			publish_prioritization: {
				Args: { p_left_out: Json; p_prioritization: string; p_rankings: Json; p_software: string };
				Returns: string;
			};
			publish_survey_version: {
				Args: { p_consultation: string; p_over: number; p_reason: string };
				Returns: string;
			};
			published_ballots: { Args: { p_ranking: string }; Returns: Json };
			quarantine_proposals: { Args: { p_consultation: string }; Returns: Json };
			quarantined_answers: {
				Args: { p_after?: string; p_consultation: string; p_limit?: number; p_state: string };
				Returns: Json;
			};
			record_figures: {
				Args: { p_answers: number; p_consultation: string; p_content: string };
				Returns: string;
			};
			record_result: {
				Args: { p_content: string; p_prioritization: string; p_software: string };
				Returns: string;
			};
			register_log_key: { Args: { p_key: string }; Returns: boolean };
			register_material: {
				Args: {
					p_author: string;
					p_dated: string;
					p_exercise: string;
					p_file: Json;
					p_kind: string;
					p_link: string;
					p_nucleus: string;
					p_place: string;
					p_title: string;
				};
				Returns: number;
			};
			reissue_invitation: { Args: { p_person: string }; Returns: Json };
			reject_exclusion: { Args: { p_exclusion: string; p_reason: string }; Returns: undefined };
			release_documents: { Args: Record<PropertyKey, never>; Returns: string[] };
			release_files: { Args: Record<PropertyKey, never>; Returns: string[] };
			reopen_ranking: { Args: { p_annulled: string; p_closes: string; p_opens: string }; Returns: string };
			replace_holder: {
				Args: { p_email: string; p_name: string; p_reason: string; p_term: string };
				Returns: Json;
			};
			report_shift: {
				Args: {
					p_closed_by: string;
					p_closed_on: string;
					p_id: string;
					p_ids: string[];
					p_made: number;
					p_opened_by: string;
					p_opened_on: string;
					p_token: string;
				};
				Returns: Json;
			};
			report_station: { Args: { p_hours?: number; p_token: string; p_waiting: number }; Returns: Json };
			reserve_document: { Args: { p_document: string; p_reason: string }; Returns: undefined };
			resolve_sheet: { Args: { p_content: string; p_reason: string; p_sheet: string }; Returns: Json };
			resume_log: { Args: { p_exercise: string; p_root: string; p_size: number }; Returns: boolean };
			retire_place: { Args: { p_place: string }; Returns: undefined };
			revoke_invitation: { Args: { p_invitation: string }; Returns: undefined };
			revoke_role: { Args: { p_grant: string }; Returns: undefined };
			revoke_station: { Args: { p_station: string }; Returns: undefined };
			rotate_log_key: { Args: { p_cause: string; p_new: string; p_old: string }; Returns: undefined };
			save_survey_draft: {
				Args: { p_consultation: string; p_draft: string; p_over?: number };
				Returns: number;
			};
			seal_letters_of: { Args: { p_exercise: string }; Returns: Json };
			sealing_key: { Args: { p_slug: string }; Returns: Json };
			send_letter: {
				Args: { p_contact?: string; p_exercise: string; p_id: string; p_kind: string; p_words: string };
				Returns: Json;
			};
			set_embed_origins: { Args: { p_exercise: string; p_origins: string[] }; Returns: undefined };
			set_station_pin: { Args: { p_consultation: string; p_hash: string }; Returns: undefined };
			settle_seal_letter: {
				Args: { p_exercise: string; p_outcome: string; p_person: string; p_position: number };
				Returns: boolean;
			};
			station_pin_set_on: { Args: { p_consultation: string }; Returns: string };
			station_totals: { Args: { p_consultation: string }; Returns: Json };
			submit_answer: {
				Args: {
					p_channel: string;
					p_circumstances?: Json;
					p_commitment: string;
					p_content: string;
					p_id: string;
					p_key_hash?: string;
					p_salt: string;
					p_station_token?: string;
				};
				Returns: Json;
			};
			survey_draft: { Args: { p_consultation: string }; Returns: Json };
			take_letter: { Args: { p_letter: string }; Returns: undefined };
			take_openings: { Args: { p_exercise: string }; Returns: Json };
			take_seal_letters: { Args: { p_most: number }; Returns: Json };
			take_sheet: { Args: { p_exercise: string }; Returns: Json };
			tally_input: { Args: { p_prioritization: string }; Returns: Json };
			try_answer_code: { Args: { p_code: string; p_survey: string }; Returns: Json };
			uncode_answers: { Args: { p_problem: string; p_responses: string[] }; Returns: number };
			undo_merge: { Args: { p_merge: string }; Returns: undefined };
			unnamed_recordings: { Args: Record<PropertyKey, never>; Returns: string[] };
			void_codes: { Args: { p_batch: string }; Returns: number };
			void_unsent_codes: { Args: { p_batch: string; p_codes: string[] }; Returns: number };
			withdraw_answer: { Args: { p_folio: string; p_key: string }; Returns: Json };
			withdraw_material: { Args: { p_material: string; p_reason: string }; Returns: undefined };
			withdrawn_answers: { Args: Record<PropertyKey, never>; Returns: Json };
			write_observation: { Args: { p_body: string; p_exercise: string }; Returns: number };
			written_answers: {
				Args: {
					p_channel?: string;
					p_coding?: string;
					p_consultation: string;
					p_limit?: number;
					p_matches?: Json;
					p_problem?: string;
					p_question: string;
					p_skip?: number;
					p_words?: string;
				};
				Returns: Json;
			};
			written_terms: {
				Args: { p_channel?: string; p_consultation: string; p_matches?: Json; p_question: string };
				Returns: Json;
			};
		};
		Enums: {
			[_ in never]: never;
		};
		CompositeTypes: {
			[_ in never]: never;
		};
	};
};
