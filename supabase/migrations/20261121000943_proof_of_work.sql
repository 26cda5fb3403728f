-- On the open web anybody may send answers by the thousand. A device works a little before it sends: challenges as of altcha
-- (SHA-256 of a salt and a number, signed by HMAC), solved in the background. Nobody is refused for not having one: the answer
-- says so, and counts.

create table private.proof_key (
	is_only boolean not null default true,
	key bytea not null,
	constraint proof_key_pkey primary key (is_only),
	constraint proof_key_is_one check (is_only),
	constraint proof_key_is_32_bytes check (octet_length(key) = 32)
);
comment on table private.proof_key is 'Key that signs challenges. Whoever calls the database directly cannot make one.';
comment on column private.proof_key.is_only is 'True: there is one row.';
comment on column private.proof_key.key is 'Key of the HMAC, random.';
insert into private.proof_key (key) values (extensions.gen_random_bytes(32));

create table private.used_proofs (
	challenge bytea not null,
	expires_at timestamptz not null,
	constraint used_proofs_pkey primary key (challenge)
);
create index used_proofs_expires on private.used_proofs (expires_at);
comment on table private.used_proofs is 'Challenges that were used, until they expire: each serves one answer. It does not say which.';
comment on column private.used_proofs.challenge is 'Challenge.';
comment on column private.used_proofs.expires_at is 'When it would have expired; rounded, so that it does not tell when it was made.';

create table private.hourly_arrivals (
	exercise_id uuid not null,
	survey_id uuid not null,
	channel text not null,
	hour timestamptz not null,
	answers int not null,
	constraint hourly_arrivals_pkey primary key (survey_id, channel, hour),
	constraint hourly_arrivals_survey_fkey foreign key (exercise_id, survey_id) references app.surveys (exercise_id, id),
	constraint hourly_arrivals_answers_are_counted check (answers > 0)
);
create index hourly_arrivals_survey on private.hourly_arrivals (exercise_id, survey_id);
comment on table private.hourly_arrivals is
	'How many answers came each hour by each channel, counted by the worker and not by the answers: nothing leads from one to the other.';
comment on column private.hourly_arrivals.exercise_id is 'Exercise.';
comment on column private.hourly_arrivals.survey_id is 'Survey.';
comment on column private.hourly_arrivals.channel is 'Channel.';
comment on column private.hourly_arrivals.hour is 'Hour, from its beginning.';
comment on column private.hourly_arrivals.answers is 'Answers that came in it.';

alter table app.responses add column has_proof boolean not null default false;
comment on column app.responses.has_proof is 'Its device worked before it sent it: one answer costs little, thousands do not.';
alter table app.quarantined_responses add column has_proof boolean not null default false;
comment on column app.quarantined_responses.has_proof is 'With a proof of work, as of any answer.';

alter table private.proof_key enable row level security;
alter table private.proof_key force row level security;
alter table private.used_proofs enable row level security;
alter table private.used_proofs force row level security;
alter table private.hourly_arrivals enable row level security;
alter table private.hourly_arrivals force row level security;
revoke all on private.proof_key, private.used_proofs, private.hourly_arrivals from public, anon, authenticated, service_role;

create function private.sign_challenge(p_challenge text) returns text
	language sql stable
	set search_path = ''
as $$
	select encode(extensions.hmac(convert_to(p_challenge, 'UTF8'), k.key, 'sha256'), 'hex') from private.proof_key k;
$$;
comment on function private.sign_challenge(text) is 'Signature of a challenge.';

create function private.proof_cost(p_survey uuid, p_demand int) returns int
	language sql stable
	set search_path = ''
as $$
	-- Four times the work at most: a slow phone still ends in seconds.
	select 50000 * least(4, greatest(1, least(coalesce(p_demand, 1), 4)) + coalesce(sum(h.answers), 0) / 500)::int
	from private.hourly_arrivals h
	where h.survey_id = p_survey and h.channel = 'web' and h.hour > now() - interval '2 hours';
$$;
comment on function private.proof_cost(uuid, int) is
	'Largest number a device may have to try: more when many answers came in the last hours, or when the server asks for it.';

create function api.proof_challenge(p_survey uuid, p_demand int default 1) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	cost int := private.proof_cost(p_survey, p_demand);
	number int;
	salt text;
	challenge text;
begin
	if not exists (
		select 1 from app.surveys s join app.consultation_channels ch on ch.consultation_id = s.consultation_id
		where s.id = p_survey and s.instrument is not null and ch.channel = 'web') then
		perform private.refuse('PZ205', 'survey_unknown');
	end if;
	number := ('x' || encode(extensions.gen_random_bytes(4), 'hex'))::bit(32)::bigint % (cost + 1);
	-- Ends with a mark, or digits could be moved from the number to the salt. Rounded up to ten minutes.
	salt := encode(extensions.gen_random_bytes(12), 'hex') || '?expires='
		|| ((extract(epoch from now())::bigint / 600 + 2) * 600)::text || '&survey=' || p_survey::text || '&';
	challenge := encode(sha256(convert_to(salt || number::text, 'UTF8')), 'hex');
	return jsonb_build_object('algorithm', 'SHA-256', 'challenge', challenge, 'salt', salt, 'maxnumber', cost,
		'signature', private.sign_challenge(challenge));
end;
$$;
comment on function api.proof_challenge(uuid, int) is
	'Definer, open to anyone: a challenge to work on before an answer is sent on the open web, good for one answer and for ten to twenty minutes.';

create function private.use_proof(p_survey uuid, p_channel text, p_proof text) returns boolean
	language plpgsql
	set search_path = ''
as $$
declare
	proof jsonb;
	parts text[];
begin
	-- A proof that proves nothing is no proof, and no reason to turn an answer away.
	if p_proof is null or p_channel <> 'web' or octet_length(p_proof) > 1000 then
		return false;
	end if;
	begin
		proof := convert_from(decode(p_proof, 'base64'), 'UTF8')::jsonb;
	exception when data_exception then
		return false;
	end;
	parts := regexp_match(proof ->> 'salt', '^[0-9a-f]{24}\?expires=([0-9]{10})&survey=([0-9a-f-]{36})&$');
	if proof ->> 'algorithm' is distinct from 'SHA-256' or parts is null or parts[2] <> p_survey::text
		or to_timestamp(parts[1]::bigint) <= now() or coalesce(proof ->> 'number', '') !~ '^[0-9]{1,9}$'
		or encode(sha256(convert_to((proof ->> 'salt') || (proof ->> 'number'), 'UTF8')), 'hex') is distinct from proof ->> 'challenge'
		or private.sign_challenge(proof ->> 'challenge') is distinct from proof ->> 'signature' then
		return false;
	end if;
	-- One answer for each: of two at once the second waits and finds it used.
	insert into private.used_proofs (challenge, expires_at) values (decode(proof ->> 'challenge', 'hex'), to_timestamp(parts[1]::bigint))
	on conflict on constraint used_proofs_pkey do nothing;
	return found;
end;
$$;
comment on function private.use_proof(uuid, text, text) is
	'Whether what came with an answer proves work for this survey, signed, in time and never used before; uses it up.';

create function private.count_arrivals() returns void
	language sql
	set search_path = ''
as $$
	delete from private.used_proofs u where u.expires_at <= now();
	insert into private.hourly_arrivals (exercise_id, survey_id, channel, hour, answers)
	select n.exercise_id, n.survey_id, n.channel, date_trunc('hour', now()), n.answers
	from (
		select r.exercise_id, r.survey_id, r.channel, count(*) - coalesce((select sum(h.answers) from private.hourly_arrivals h
			where h.survey_id = r.survey_id and h.channel = r.channel and h.hour < date_trunc('hour', now())), 0) as answers
		from app.consultations c join app.surveys s on s.consultation_id = c.id
			join app.responses r on r.survey_id = s.id and r.exercise_id = s.exercise_id
		where c.state = 'published'
		group by r.exercise_id, r.survey_id, r.channel) n
	where n.answers > 0
	order by n.survey_id, n.channel
	on conflict on constraint hourly_arrivals_pkey do update set answers = excluded.answers;
$$;
comment on function private.count_arrivals() is
	'Counts what came this hour to open consultations, from what is there and what came before; forgets challenges that expired.';

revoke all on function private.sign_challenge(text), private.proof_cost(uuid, int), private.use_proof(uuid, text, text),
	private.count_arrivals(), api.proof_challenge(uuid, int) from public, anon, authenticated, service_role;
grant execute on function api.proof_challenge(uuid, int) to anon, authenticated;
