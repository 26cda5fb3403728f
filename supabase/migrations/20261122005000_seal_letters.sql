-- Letters with seals: each person who holds a seat gets the first seal that covers an opening or a closing. Who seals
-- knows nothing of letters: what is to be written is found afterwards, from what was published.

create table private.seal_letter_marks (
	exercise_id uuid not null,
	size int not null,
	constraint seal_letter_marks_pkey primary key (exercise_id),
	constraint seal_letter_marks_log_fkey foreign key (exercise_id) references app.logs (exercise_id),
	constraint seal_letter_marks_size_is_positive check (size > 0)
);
comment on table private.seal_letter_marks is 'Up to where openings and closings of each log were looked for.';
comment on column private.seal_letter_marks.exercise_id is 'Exercise.';
comment on column private.seal_letter_marks.size is 'Entries that were looked at.';

-- What was opened or closed before there were such letters gets none.
insert into private.seal_letter_marks (exercise_id, size)
select l.exercise_id, l.size from app.logs l where l.size > 0;

create table private.seal_letters (
	exercise_id uuid not null,
	position int not null,
	person_id uuid not null,
	size int not null,
	state text not null,
	tries int not null default 0,
	next_try_at timestamptz not null default now(),
	constraint seal_letters_pkey primary key (exercise_id, position, person_id),
	constraint seal_letters_log_fkey foreign key (exercise_id) references app.logs (exercise_id),
	constraint seal_letters_person_fkey foreign key (exercise_id, person_id) references app.people (exercise_id, id) on delete cascade,
	constraint seal_letters_state_is_known check (state in ('waiting', 'sent', 'refused', 'given_up', 'no_address')),
	constraint seal_letters_tries_is_a_count check (tries >= 0)
);
create index seal_letters_waiting on private.seal_letters (next_try_at) where state = 'waiting';
create index seal_letters_person on private.seal_letters (exercise_id, person_id);
comment on table private.seal_letters is 'Letters with seals: one for each opening or closing and each person who held a seat when it was sealed.';
comment on column private.seal_letters.exercise_id is 'Exercise.';
comment on column private.seal_letters.position is 'Place in the log of the opening or closing, from 0.';
comment on column private.seal_letters.person_id is 'Who gets it. The address is read when it is sent, and is not kept here.';
comment on column private.seal_letters.size is 'The first seal that covers it.';
comment on column private.seal_letters.state is 'waiting; sent; refused: the mail server does not take the address; given_up: it could not be sent for days; no_address: the person has none.';
comment on column private.seal_letters.tries is 'How often it was taken to be sent.';
comment on column private.seal_letters.next_try_at is 'Not before.';

alter table private.seal_letter_marks enable row level security;
alter table private.seal_letter_marks force row level security;
alter table private.seal_letters enable row level security;
alter table private.seal_letters force row level security;
revoke all on private.seal_letter_marks, private.seal_letters from public, anon, authenticated, service_role;

create function private.queue_seal_letters() returns void
	language sql
	set search_path = ''
as $$
	-- One at a time: of several that look, the others find nothing new.
	select pg_advisory_xact_lock(hashtext('prioriza seal letters'));
	with grown as (
		select l.exercise_id, coalesce(m.size, 0) as seen, s.size as sealed, x.is_sample
		from app.logs l join app.exercises x on x.id = l.exercise_id
			left join private.seal_letter_marks m on m.exercise_id = l.exercise_id
			cross join lateral (select max(c.size) as size from app.checkpoints c where c.exercise_id = l.exercise_id) s
		where s.size > coalesce(m.size, 0)
	), marked as (
		insert into private.seal_letter_marks as m (exercise_id, size) select g.exercise_id, g.sealed from grown g
		on conflict (exercise_id) do update set size = excluded.size
	)
	insert into private.seal_letters (exercise_id, position, person_id, size, state)
	select e.exercise_id, e.position, t.person_id, k.size, case when p.email is null then 'no_address' else 'waiting' end
	from grown g
		join app.log_entries e on e.exercise_id = g.exercise_id and e.position >= g.seen and e.position < g.sealed
			and e.type in ('survey.opened', 'survey.closed', 'ranking.opened', 'ranking.closed')
		cross join lateral (select c.size, c.published_on from app.checkpoints c
			where c.exercise_id = e.exercise_id and c.size > e.position order by c.size limit 1) k
		join app.seat_terms t on t.exercise_id = e.exercise_id and t.ends_on is null
		join private.contacts p on p.person_id = t.person_id
	-- Where no mail server was set up for long, old seals are not sent as if they were news; sample people get nothing.
	where not g.is_sample and k.published_on >= private.today_in(e.exercise_id) - 7
	on conflict do nothing;
$$;
comment on function private.queue_seal_letters() is 'Writes down once, for each opening and closing that a seal covers since last time, who is to get a letter.';

create function private.title_of_entry(p_entry bytea) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select coalesce(
		(select jsonb_build_object('title', c.title, 'nucleus', null)
			from app.surveys s join app.consultations c on c.id = s.consultation_id where s.id = (b.body ->> 'survey')::uuid),
		(select jsonb_build_object('title', p.title, 'nucleus', n.name)
			from app.rankings r join app.prioritizations p on p.id = r.prioritization_id join app.nuclei n on n.id = r.nucleus_id
			where r.id = (b.body ->> 'ranking')::uuid))
	from (select convert_from(p_entry, 'UTF8')::jsonb -> 'body' as body) b;
$$;
comment on function private.title_of_entry(bytea) is 'Title of the consultation or ranking that an opening or closing is of, and the nucleus that ranks.';

create function api.take_seal_letters(p_most int) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	letters jsonb;
begin
	perform private.queue_seal_letters();
	with due as (
		select l.exercise_id, l.position, l.person_id from private.seal_letters l
		where l.state = 'waiting' and l.next_try_at <= now()
		order by l.next_try_at, l.exercise_id, l.position, l.person_id
		limit least(greatest(coalesce(p_most, 0), 0), 100)
		for update skip locked
	), taken as (
		-- Whoever takes a letter and dies before saying what became of it leaves it to others after a while.
		update private.seal_letters l set tries = l.tries + 1, next_try_at = now() + interval '15 minutes'
		from due d where (l.exercise_id, l.position, l.person_id) = (d.exercise_id, d.position, d.person_id)
		returning l.exercise_id, l.position, l.person_id, l.size
	)
	select coalesce(jsonb_agg(jsonb_build_object('exercise', t.exercise_id, 'position', t.position, 'person', t.person_id,
		'to', p.email, 'event', e.type, 'slug', x.slug, 'name', x.name, 'institution', x.institution_name,
		'size', k.size, 'note', k.note, 'publishedOn', k.published_on) || private.title_of_entry(e.entry)
		order by t.exercise_id, t.position, t.person_id), '[]'::jsonb)
	into letters
	from taken t
		join app.exercises x on x.id = t.exercise_id
		join app.log_entries e on e.exercise_id = t.exercise_id and e.position = t.position
		join app.checkpoints k on k.exercise_id = t.exercise_id and k.size = t.size
		join private.contacts p on p.person_id = t.person_id;
	return letters;
end;
$$;
comment on function api.take_seal_letters(int) is
	'Definer, for the worker: letters with seals to send now, each given to one instance only.';

create function api.settle_seal_letter(p_exercise uuid, p_position int, p_person uuid, p_outcome text) returns boolean
	language plpgsql security definer
	set search_path = ''
as $$
begin
	if p_outcome is null or p_outcome not in ('sent', 'refused', 'later', 'no_address') then
		perform private.refuse('PZ002', 'value_not_accepted', 'outcome');
	end if;
	-- Tried again after 10, 20, 40 minutes and so on, then every six hours; after about five days no more.
	update private.seal_letters l set
		state = case when p_outcome <> 'later' then p_outcome when l.tries >= 24 then 'given_up' else 'waiting' end,
		next_try_at = now() + least(interval '5 minutes' * power(2, least(l.tries, 10)), interval '6 hours')
	where l.exercise_id = p_exercise and l.position = p_position and l.person_id = p_person and l.state = 'waiting';
	return found;
end;
$$;
comment on function api.settle_seal_letter(uuid, int, uuid, text) is
	'Definer, for the worker: what became of a letter with a seal. False when that was said before.';

create function api.seal_letters_of(p_exercise uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
begin
	perform private.require_staff(p_exercise);
	return coalesce((
		select jsonb_agg(jsonb_build_object('position', e.position, 'event', e.type, 'size', c.size,
			'sent', c.sent, 'waiting', c.waiting, 'failed', c.failed, 'noAddress', c.no_address)
			|| private.title_of_entry(e.entry) order by e.position desc)
		from (
			select l.position, min(l.size) as size, count(*) filter (where l.state = 'sent') as sent,
				count(*) filter (where l.state = 'waiting') as waiting,
				count(*) filter (where l.state in ('refused', 'given_up')) as failed,
				count(*) filter (where l.state = 'no_address') as no_address
			from private.seal_letters l where l.exercise_id = p_exercise group by l.position
		) c join app.log_entries e on e.exercise_id = p_exercise and e.position = c.position
	), '[]'::jsonb);
end;
$$;
comment on function api.seal_letters_of(uuid) is
	'Definer: staff see how many letters with seals went out for each opening and closing, and never to whom.';

revoke all on function private.queue_seal_letters(), private.title_of_entry(bytea), api.take_seal_letters(int),
	api.settle_seal_letter(uuid, int, uuid, text), api.seal_letters_of(uuid)
	from public, anon, authenticated, service_role;
grant execute on function api.take_seal_letters(int), api.settle_seal_letter(uuid, int, uuid, text) to service_role;
grant execute on function api.seal_letters_of(uuid) to authenticated;
