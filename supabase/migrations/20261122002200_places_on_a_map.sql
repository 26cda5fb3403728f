-- Where a poster hangs may be put on the map, and staff see how many of the answers that they filter came from there.

alter table app.places add column latitude_e6 int, add column longitude_e6 int,
	add constraint places_point_is_whole check ((latitude_e6 is null) = (longitude_e6 is null)),
	add constraint places_point_in_mexico check (
		latitude_e6 between 14000000 and 33000000 and longitude_e6 between -119000000 and -86000000);
comment on column app.places.latitude_e6 is 'Latitude in millionths of a degree; a poster hangs where everybody sees it.';
comment on column app.places.longitude_e6 is 'Longitude in millionths of a degree.';

create or replace view api.places with (security_invoker = true) as
	select l.id, l.exercise_id, l.consultation_id, c.slug as consultation, l.public_key, l.name, l.kind, l.municipality_id,
		t.name as municipality_name, l.hours, l.retired_on, l.latitude_e6, l.longitude_e6
	from app.places l join app.consultations c on c.id = l.consultation_id
		left join app.territories t on t.id = l.municipality_id;

create or replace function api.locate_place(p_place uuid, p_latitude_e6 int default null, p_longitude_e6 int default null) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	moved app.places;
begin
	select * into moved from app.places l where l.id = p_place for update;
	perform private.require_staff(moved.exercise_id);
	update app.places set latitude_e6 = p_latitude_e6, longitude_e6 = p_longitude_e6 where id = p_place;
	perform private.note(moved.exercise_id, 'locate_place', p_place,
		jsonb_build_object('latitude', moved.latitude_e6, 'longitude', moved.longitude_e6));
end;
$$;
comment on function api.locate_place(uuid, int, int) is
	'Definer: staff say where on the map a poster hangs, or take that back; at any time, because it changes no count.';

create or replace function api.answers_by_place(p_consultation uuid, p_channel text default null, p_matches jsonb default null) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.closed_consultation(p_consultation);
begin
	return (
		select coalesce(jsonb_object_agg(n.place_id, n.n), '{}'::jsonb)
		from (select r.place_id, count(*) as n
			from app.responses r join app.surveys s on s.id = r.survey_id
				join private.response_openings o on o.response_id = r.id
			where s.consultation_id = p_consultation and r.exercise_id = asked.exercise_id and r.standing = 'counted'
				and r.place_id is not null
				and (p_channel is null or r.channel = p_channel)
				and (p_matches is null or private.matches_answers(o.content::jsonb -> 'answers', p_matches))
			group by r.place_id) n
	);
end;
$$;
comment on function api.answers_by_place(uuid, text, jsonb) is
	'Definer: staff read how many answers came from each place once the consultation is closed, of all or of those that match.';

revoke all on function api.locate_place(uuid, int, int), api.answers_by_place(uuid, text, jsonb) from public, anon, authenticated, service_role;
grant execute on function api.locate_place(uuid, int, int), api.answers_by_place(uuid, text, jsonb) to authenticated;
