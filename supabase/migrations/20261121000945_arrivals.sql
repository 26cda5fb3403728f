-- When answers came, by the hour and without any answer: so that staff see bursts.

create function api.hourly_arrivals(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.closed_consultation(p_consultation);
begin
	-- An hour of few says when somebody answered: its number stays here.
	return (
		select coalesce(jsonb_agg(jsonb_build_object('channel', h.channel, 'hour', to_char(h.hour at time zone e.time_zone, 'YYYY-MM-DD HH24:MI'),
			'answers', case when h.answers >= 10 then h.answers end) order by h.hour, h.channel collate "C"), '[]'::jsonb)
		from private.hourly_arrivals h join app.surveys s on s.id = h.survey_id join app.exercises e on e.id = h.exercise_id
		where s.consultation_id = asked.id and h.exercise_id = asked.exercise_id
	);
end;
$$;
comment on function api.hourly_arrivals(uuid) is
	'Definer: staff read after the close how many answers came each hour by each channel, never which; hours of fewer than ten without their number.';

revoke all on function api.hourly_arrivals(uuid) from public, anon, authenticated, service_role;
grant execute on function api.hourly_arrivals(uuid) to authenticated;
