-- What people said is kept to check what was counted, and not for ever: a year after the last close of an exercise
-- its openings are erased. The log, the results, the published ballots and the published counts stay, and are
-- checked as before. The day can only come later, when something else opens and closes; no verb moves it.

alter table app.exercises
	add column openings_days int not null default 365,
	add column openings_erased_on date,
	add constraint exercises_openings_are_kept_a_while check (openings_days between 90 and 3650);
comment on column app.exercises.openings_days is 'Days after its last close on which what people said is erased.';
comment on column app.exercises.openings_erased_on is 'Day on which it last was.';

alter table private.ballots alter column content drop not null, alter column salt drop not null;
alter table private.ballots add constraint ballots_salt_goes_first check (content is not null or salt is null);
comment on column private.ballots.content is
	'Canonical JSON, the bytes committed to; null once openings were erased, but of a current one that is published.';
comment on column private.ballots.salt is 'Salt of the commitment; null once openings were erased, but of a current one that is nominal.';

create function private.is_over(p_exercise uuid) returns boolean
	language sql stable
	set search_path = ''
as $$
	-- Every count that rests on what people said has been made: figures of each consultation, the result of each ranking.
	select not exists (
			select 1 from app.consultations c where c.exercise_id = p_exercise and (c.state = 'published'
				or c.state = 'closed' and not exists (select 1 from app.figures f where f.consultation_id = c.id)))
		and not exists (
			select 1 from app.prioritizations p where p.exercise_id = p_exercise and p.state = 'published' and (
				not private.is_settled(p.id) or private.waits_for_draw(p)
				or exists (select 1 from app.rankings r where r.prioritization_id = p.id and r.state = 'closed' and r.quorum_met)
					and jsonb_build_array(private.counted_rankings(p.id), private.left_out(p.id)) is distinct from (
						select jsonb_build_array(x.content::jsonb -> 'rankings', x.content::jsonb -> 'leftOut') from app.results x
						where x.prioritization_id = p.id order by x.version desc limit 1)));
$$;
comment on function private.is_over(uuid) is
	'Whether nothing of an exercise is open and nothing that closed is still to be counted.';

create function private.openings_until(p_exercise uuid) returns date
	language sql stable
	set search_path = ''
as $$
	select l.closed_on + e.openings_days
	from app.exercises e cross join lateral (
		select max(o.closed_on) as closed_on from (
			select c.closed_on from app.consultations c where c.exercise_id = e.id and c.state = 'closed'
			union all
			select r.closed_on from app.rankings r where r.exercise_id = e.id and r.state = 'closed') o) l
	where e.id = p_exercise and private.is_over(e.id);
$$;
comment on function private.openings_until(uuid) is
	'Day on which what people said in an exercise is erased; null while something is open or still to be counted, or nothing closed.';

create function private.erasable_ballots(p_exercise uuid) returns setof private.ballots
	language sql stable
	set search_path = ''
as $$
	-- Of a nominal ranking what is published opens its commitments, and stays.
	select b.* from private.ballots b join app.rankings r on r.id = b.ranking_id
	where r.exercise_id = p_exercise and r.state <> 'open' and b.salt is not null
		and not (b.is_current and r.publication = 'nominal');
$$;
comment on function private.erasable_ballots(uuid) is 'Ballots whose salt, and mostly their content, nothing public needs.';

create function private.erase_openings(p_exercise uuid) returns boolean
	language plpgsql
	set search_path = ''
as $$
declare
	answers int;
	ballots int;
begin
	-- Whoever annuls a ranking meanwhile waits for this, or this for them.
	perform 1 from app.rankings r where r.exercise_id = p_exercise order by r.id for no key update;
	if (private.openings_until(p_exercise) <= private.today_in(p_exercise)) is not true then
		return false;
	end if;
	delete from private.response_openings o using app.responses r, app.surveys s, app.consultations c
	where r.id = o.response_id and r.exercise_id = p_exercise and s.id = r.survey_id and c.id = s.consultation_id and c.state = 'closed';
	get diagnostics answers = row_count;
	update private.ballots b set salt = null, content = case when b.is_current and r.publication = 'anonymous' then b.content end
	from app.rankings r where r.id = b.ranking_id and b.id in (select e.id from private.erasable_ballots(p_exercise) e);
	get diagnostics ballots = row_count;
	if answers + ballots = 0 then
		return false;
	end if;
	update app.exercises e set openings_erased_on = private.today_in(p_exercise) where e.id = p_exercise;
	perform private.note(p_exercise, 'erase_due_openings', p_exercise, jsonb_build_object('answers', answers, 'ballots', ballots));
	return true;
end;
$$;
comment on function private.erase_openings(uuid) is
	'Erases what people said in what closed, once its day has come, with how many there were in the audit trail. Their commitments stay.';

create function api.erase_due_openings() returns jsonb
	language plpgsql volatile security definer
	set search_path = ''
as $$
declare
	due uuid;
	erased uuid[] := '{}';
begin
	for due in
		select e.id from app.exercises e
		where (private.openings_until(e.id) <= private.today_in(e.id)) is true and (
			exists (select 1 from private.erasable_ballots(e.id))
			or exists (select 1 from private.response_openings o join app.responses r on r.id = o.response_id where r.exercise_id = e.id))
		order by e.id
	loop
		if private.erase_openings(due) then
			erased := erased || due;
		end if;
	end loop;
	return to_jsonb(erased);
end;
$$;
comment on function api.erase_due_openings() is
	'Definer, worker only: erases what people said in the exercises whose day has come, and names them.';

create function api.openings_kept(p_slug text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select jsonb_build_object('days', e.openings_days, 'until', private.openings_until(e.id), 'erasedOn', e.openings_erased_on)
	from app.exercises e where e.slug = p_slug;
$$;
comment on function api.openings_kept(text) is
	'Definer, open to anyone: how many days after the last close what people said is kept, the day it is erased once that is known, and the day it last was.';

create function private.rankings_outlive_openings() returns trigger
	language plpgsql
	set search_path = ''
as $$
begin
	-- Another result could not be counted any more: the ballots of the others are gone.
	if exists (select 1 from private.ballots b join app.rankings r on r.id = b.ranking_id
		where r.prioritization_id = new.prioritization_id and b.is_current and b.salt is null) then
		perform private.refuse('PZ296', 'openings_erased');
	end if;
	return new;
end;
$$;
comment on function private.rankings_outlive_openings() is 'Refuses to annul a ranking once the ballots of its list were erased.';
create trigger rankings_outlive_openings before update of state on app.rankings
	for each row when (old.state <> new.state and new.state = 'annulled') execute function private.rankings_outlive_openings();

revoke all on function private.is_over(uuid), private.openings_until(uuid), private.erasable_ballots(uuid), private.erase_openings(uuid),
	private.rankings_outlive_openings(), api.erase_due_openings(), api.openings_kept(text) from public, anon, authenticated, service_role;
grant execute on function api.openings_kept(text) to anon, authenticated;
grant execute on function api.erase_due_openings() to service_role;
