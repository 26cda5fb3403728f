-- Consultations, their channels, instruments, kiosk stations and the answers people give.

create table app.consultations (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	slug text not null,
	title text not null,
	who_may_answer text not null,
	use_of_results text not null,
	template text not null,
	opens_at timestamptz not null,
	closes_at timestamptz not null,
	grace_days int not null default 3,
	review_days int not null default 0,
	state text not null default 'draft',
	published_on date,
	closed_on date,
	barriers text[] not null default '{}',
	barriers_words text,
	constraint consultations_pkey primary key (id),
	constraint consultations_exercise_key unique (exercise_id, id),
	constraint consultations_slug_is_taken unique (slug),
	constraint consultations_exercise_fkey foreign key (exercise_id) references app.exercises (id),
	constraint consultations_slug_is_slug check (slug ~ '^[a-z0-9][a-z0-9-]{2,59}$'),
	constraint consultations_title_is_plain check (private.is_plain_text(title, 5, 120)),
	constraint consultations_who_is_plain check (private.is_plain_text(who_may_answer, 3, 400)),
	constraint consultations_use_is_plain check (private.is_plain_text(use_of_results, 3, 600)),
	constraint consultations_dates_in_order check (closes_at > opens_at),
	constraint consultations_dates_are_days check (opens_at >= '2000-01-01Z' and closes_at < '2200-01-01Z'),
	constraint consultations_grace_is_short check (grace_days between 0 and 15),
	constraint consultations_review_is_short check (review_days between 0 and 30),
	constraint consultations_state_is_known check (state in ('draft', 'published', 'closed')),
	constraint consultations_barriers_are_known check (barriers <@ array['step_free', 'sign_language', 'interpreter', 'large_print',
		'read_aloud', 'childcare', 'late_hours', 'transport', 'home_visits', 'safe_space']),
	constraint consultations_barriers_words_are_plain check (private.is_plain_text(barriers_words, 3, 500))
);
comment on table app.consultations is 'Open consultations: the convocatoria with dates, channels and what the results are for.';
comment on column app.consultations.id is 'Identity.';
comment on column app.consultations.exercise_id is 'Exercise.';
comment on column app.consultations.slug is 'Name in addresses and QR codes.';
comment on column app.consultations.title is 'Title people read.';
comment on column app.consultations.who_may_answer is 'Who may take part.';
comment on column app.consultations.use_of_results is 'How the results will be used.';
comment on column app.consultations.template is 'Template its instrument started from.';
comment on column app.consultations.opens_at is 'First moment an answer counts.';
comment on column app.consultations.closes_at is 'Moment it closes.';
comment on column app.consultations.grace_days is 'Days in which answers frozen on a device in time may still arrive.';
comment on column app.consultations.review_days is 'Days after the close in which two people may leave answers out by a rule. Counts are published when they end.';
comment on column app.consultations.state is 'draft, published or closed.';
comment on column app.consultations.published_on is 'Day of publication; notice days count from it.';
comment on column app.consultations.closed_on is 'Day it was closed.';
comment on column app.consultations.barriers is 'Barriers that staff declare to have removed, of a closed list.';
comment on column app.consultations.barriers_words is 'How, in their words.';

create table app.consultation_channels (
	exercise_id uuid not null,
	consultation_id uuid not null,
	channel text not null,
	constraint consultation_channels_pkey primary key (consultation_id, channel),
	constraint consultation_channels_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint consultation_channels_channel_is_known check (channel in ('web', 'kiosk', 'public_space', 'interviewer', 'code', 'paper'))
);
create index consultation_channels_exercise on app.consultation_channels (exercise_id, consultation_id);
comment on table app.consultation_channels is 'Ways to answer; every number is kept apart by channel.';
comment on column app.consultation_channels.exercise_id is 'Exercise.';
comment on column app.consultation_channels.consultation_id is 'Consultation.';
comment on column app.consultation_channels.channel is 'web, kiosk, public_space, interviewer, code or paper.';

create table app.surveys (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	consultation_id uuid not null,
	draft text not null,
	draft_revision int not null default 0,
	instrument text,
	instrument_hash text,
	notice_hash text,
	constraint surveys_pkey primary key (id),
	constraint surveys_exercise_key unique (exercise_id, id),
	constraint surveys_one_a_consultation unique (consultation_id),
	constraint surveys_consultation_fkey foreign key (exercise_id, consultation_id) references app.consultations (exercise_id, id),
	constraint surveys_draft_is_small check (octet_length(draft) <= 200000),
	constraint surveys_frozen_whole check ((instrument is null) = (instrument_hash is null) and (instrument is null) = (notice_hash is null))
);
create index surveys_exercise_consultation on app.surveys (exercise_id, consultation_id);
comment on table app.surveys is 'What a consultation asks. The draft changes; the instrument is frozen at publication.';
comment on column app.surveys.id is 'Identity.';
comment on column app.surveys.exercise_id is 'Exercise.';
comment on column app.surveys.consultation_id is 'Consultation.';
comment on column app.surveys.draft is 'Working copy of the instrument, JSON.';
comment on column app.surveys.draft_revision is 'How often the working copy was saved: who saves says over which one.';
comment on column app.surveys.instrument is 'Frozen instrument, canonical JSON.';
comment on column app.surveys.instrument_hash is 'Hash of the frozen instrument.';
comment on column app.surveys.notice_hash is 'Hash of the privacy notice people are shown.';

create table app.stations (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	consultation_id uuid not null,
	kind text not null default 'kiosk',
	name text not null,
	municipality_id text,
	hours text,
	daily_ceiling int not null default 500,
	enrolled_on date,
	revoked_on date,
	waiting int not null default 0,
	waiting_since timestamptz,
	reported_at timestamptz,
	constraint stations_pkey primary key (id),
	constraint stations_exercise_key unique (exercise_id, id),
	constraint stations_hours_are_plain check (private.is_plain_text(hours, 3, 160)),
	constraint stations_consultation_fkey foreign key (exercise_id, consultation_id) references app.consultations (exercise_id, id),
	constraint stations_municipality_fkey foreign key (municipality_id) references app.territories (id),
	constraint stations_name_is_plain check (private.is_plain_text(name, 3, 80)),
	constraint stations_kind_is_known check (kind in ('kiosk', 'interviewer')),
	constraint stations_ceiling_is_bounded check (daily_ceiling between 1 and 5000),
	constraint stations_waiting_is_not_negative check (waiting >= 0)
);
create index stations_consultation on app.stations (exercise_id, consultation_id);
create index stations_municipality on app.stations (municipality_id);
comment on table app.stations is 'Devices of the staff, enrolled with a code and revocable: a tablet at a service desk, or the phone of whoever interviews.';
comment on column app.stations.id is 'Identity.';
comment on column app.stations.exercise_id is 'Exercise.';
comment on column app.stations.consultation_id is 'Consultation it serves.';
comment on column app.stations.kind is 'kiosk or interviewer: the channel of what comes from it.';
comment on column app.stations.name is 'Desk, or what the interviewer is called.';
comment on column app.stations.municipality_id is 'Municipality it works in, INEGI key.';
comment on column app.stations.daily_ceiling is 'Answers a day that count by themselves; more are kept in review.';
comment on column app.stations.hours is 'When people can answer there, in words.';
comment on column app.stations.enrolled_on is 'Day a tablet took the code.';
comment on column app.stations.revoked_on is 'Day it was revoked.';
comment on column app.stations.waiting is 'Answers the tablet last said it holds unsent.';
comment on column app.stations.waiting_since is 'Since when the oldest of them waits, to the hour; null where none does.';
comment on column app.stations.reported_at is 'When it last said so.';

create table private.station_secrets (
	station_id uuid not null,
	code_hash bytea,
	code_expires_at timestamptz,
	token_hash bytea,
	constraint station_secrets_pkey primary key (station_id),
	constraint station_secrets_code_once unique (code_hash),
	constraint station_secrets_token_once unique (token_hash),
	constraint station_secrets_station_fkey foreign key (station_id) references app.stations (id) on delete cascade
);
comment on table private.station_secrets is 'Hashes of the enrolment code and of the token of each station.';
comment on column private.station_secrets.station_id is 'Station.';
comment on column private.station_secrets.code_hash is 'Hash of the one-time enrolment code; null once used.';
comment on column private.station_secrets.code_expires_at is 'Last moment the code works.';
comment on column private.station_secrets.token_hash is 'Hash of the token the tablet keeps.';

create table app.responses (
	id uuid not null,
	exercise_id uuid not null,
	survey_id uuid not null,
	channel text not null,
	station_id uuid,
	folio text not null,
	commitment text not null,
	received_on date not null,
	is_late boolean not null default false,
	standing text not null default 'counted',
	constraint responses_pkey primary key (id),
	constraint responses_survey_fkey foreign key (exercise_id, survey_id) references app.surveys (exercise_id, id),
	constraint responses_station_fkey foreign key (exercise_id, station_id) references app.stations (exercise_id, id),
	constraint responses_channel_is_known check (channel in ('web', 'kiosk', 'public_space', 'interviewer', 'code', 'paper')),
	constraint responses_standing_is_known check (standing in ('counted', 'replaced', 'withdrawn', 'excluded')),
	constraint responses_folio_is_folio check (folio ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$')
);
create index responses_survey on app.responses (exercise_id, survey_id, channel);
create index responses_station on app.responses (exercise_id, station_id, received_on);
create index responses_folio on app.responses (folio);
comment on table app.responses is 'That an answer came in: by which channel and on which day. No person, device, address or time.';
comment on column app.responses.id is 'Random identity made on the device; sending twice is refused by it.';
comment on column app.responses.exercise_id is 'Exercise.';
comment on column app.responses.survey_id is 'Survey.';
comment on column app.responses.channel is 'Channel.';
comment on column app.responses.station_id is 'Station, when it came from one.';
comment on column app.responses.folio is 'Short public name of the answer, derived from its identity.';
comment on column app.responses.commitment is 'Salted commitment, as in the log.';
comment on column app.responses.received_on is 'Day of arrival.';
comment on column app.responses.is_late is 'Arrived within the days of grace.';
comment on column app.responses.standing is 'Whether it counts, another one replaced it or it was withdrawn (by who sent it, before the close), or two people left it out by a rule.';

create table private.response_openings (
	response_id uuid not null,
	content text not null,
	salt bytea not null,
	key_hash bytea,
	constraint response_openings_pkey primary key (response_id),
	constraint response_openings_response_fkey foreign key (response_id) references app.responses (id) on delete cascade,
	constraint response_openings_content_is_small check (octet_length(content) <= 20000),
	constraint response_openings_salt_is_32_bytes check (octet_length(salt) = 32),
	constraint response_openings_key_hash_is_32_bytes check (octet_length(key_hash) = 32)
);
comment on table private.response_openings is 'What was answered, apart from the fact that somebody answered.';
comment on column private.response_openings.response_id is 'Answer.';
comment on column private.response_openings.content is 'Canonical JSON, the exact bytes committed to.';
comment on column private.response_openings.salt is 'Salt of the commitment.';
comment on column private.response_openings.key_hash is
	'Hash of the key that only the device of the answer has: with it the answer is corrected or withdrawn until the close.';

alter table app.consultations enable row level security;
alter table app.consultations force row level security;
alter table app.consultation_channels enable row level security;
alter table app.consultation_channels force row level security;
alter table app.surveys enable row level security;
alter table app.surveys force row level security;
alter table app.stations enable row level security;
alter table app.stations force row level security;
alter table private.station_secrets enable row level security;
alter table private.station_secrets force row level security;
alter table app.responses enable row level security;
alter table app.responses force row level security;
alter table private.response_openings enable row level security;
alter table private.response_openings force row level security;
revoke all on app.consultations, app.consultation_channels, app.surveys, app.stations, private.station_secrets,
	app.responses, private.response_openings from public, anon, authenticated, service_role;
grant select on app.consultations, app.consultation_channels, app.surveys to anon, authenticated, service_role;
grant select on app.stations to authenticated, service_role;

create policy "anyone reads published consultations" on app.consultations for select to anon, authenticated
	using (state <> 'draft');
create policy "staff read drafts of consultations" on app.consultations for select to authenticated
	using ((select private.is_staff(exercise_id)));
create policy "anyone reads the channels of published consultations" on app.consultation_channels for select
	to anon, authenticated
	using (exists (select 1 from app.consultations c where c.id = consultation_id));
create policy "anyone reads published surveys" on app.surveys for select to anon, authenticated
	using (instrument is not null and exists (select 1 from app.consultations c where c.id = consultation_id));
create policy "staff read drafts of surveys" on app.surveys for select to authenticated
	using ((select private.is_staff(exercise_id)));
create policy "staff read stations" on app.stations for select to authenticated
	using ((select private.is_staff(exercise_id)));
comment on policy "anyone reads published consultations" on app.consultations is 'A convocatoria is public from its publication.';
comment on policy "staff read drafts of consultations" on app.consultations is 'Drafts belong to the staff of the exercise.';
comment on policy "anyone reads the channels of published consultations" on app.consultation_channels is
	'Follows what the caller may see of the consultation.';
comment on policy "anyone reads published surveys" on app.surveys is 'What is asked is public from its publication.';
comment on policy "staff read drafts of surveys" on app.surveys is 'Drafts belong to the staff of the exercise.';
comment on policy "staff read stations" on app.stations is 'Desks and what they hold unsent concern staff.';

create view api.consultations with (security_invoker = true) as
	select c.id, c.exercise_id, e.slug as exercise_slug, e.name as exercise_name, e.time_zone, e.is_sample,
		e.institution_name, e.institution_accent, e.institution_crest is not null as institution_has_crest,
		c.slug, c.title, c.who_may_answer, c.use_of_results, c.template, c.opens_at, c.closes_at,
		c.grace_days, c.review_days, c.state, c.published_on, c.closed_on,
		case when c.state = 'published' and now() < c.opens_at then 'announced'
			when c.state = 'published' and now() < c.closes_at then 'open'
			when c.state = 'draft' then 'draft' else 'closed' end as phase,
		(select coalesce(array_agg(ch.channel order by ch.channel), '{}') from app.consultation_channels ch
			where ch.consultation_id = c.id) as channels
	from app.consultations c join app.exercises e on e.id = c.exercise_id;
comment on view api.consultations is 'Consultations the caller may see, with their channels and the phase of now.';
create view api.surveys with (security_invoker = true) as
	select s.id, s.exercise_id, s.consultation_id, c.slug, s.instrument, s.instrument_hash, s.notice_hash
	from app.surveys s join app.consultations c on c.id = s.consultation_id;
comment on view api.surveys is 'Frozen instruments, canonical JSON.';
create view api.stations with (security_invoker = true) as
	select id, exercise_id, consultation_id, kind, name, municipality_id, hours, daily_ceiling, enrolled_on, revoked_on, waiting,
		waiting_since, reported_at
	from app.stations;
comment on view api.stations is 'Stations of the exercises where the caller is staff.';
revoke all on api.consultations, api.surveys, api.stations from public, anon, authenticated, service_role;
grant select on api.consultations, api.surveys to anon, authenticated, service_role;
grant select on api.stations to authenticated, service_role;
