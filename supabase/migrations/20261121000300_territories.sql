-- States and municipalities by their INEGI key: public reference data that exercises, people, answers and problems
-- point to. Rows come in the next migration; nobody writes them through the interface.

create table app.territories (
	id text
		constraint territories_pkey primary key
		constraint territories_id_is_inegi_key check (id ~ '^[0-9]{2}([0-9]{3})?$'),
	parent_id text
		constraint territories_parent_exists references app.territories (id),
	kind text not null
		constraint territories_kind_is_known check (kind in ('state', 'municipality')),
	name text not null
		constraint territories_name_is_written check (name = btrim(name) and name <> ''),
	seat text
		constraint territories_seat_is_written check (seat = btrim(seat) and seat <> ''),
	population integer
		constraint territories_population_is_positive check (population > 0),
	women integer
		constraint territories_women_are_part_of_population check (women between 0 and population),
	centroid_lat_e6 integer
		constraint territories_latitude_is_in_range check (centroid_lat_e6 between -90000000 and 90000000),
	centroid_lon_e6 integer
		constraint territories_longitude_is_in_range check (centroid_lon_e6 between -180000000 and 180000000),
	-- The key itself says the kind and the parent: a row that contradicts its key cannot exist.
	constraint territories_key_kind_and_parent_agree check (
		(kind = 'state' and length(id) = 2 and parent_id is null)
		or (kind = 'municipality' and length(id) = 5 and parent_id is not null and parent_id = left(id, 2))
	),
	constraint territories_centroid_is_whole check (
		(centroid_lat_e6 is null) = (centroid_lon_e6 is null)
	)
);

create index territories_parent_id_idx on app.territories (parent_id);

comment on table app.territories is
	'States and municipalities of Mexico. Source: INEGI, Marco Geoestadístico, Catálogo Único de Claves and Censo 2020 (Términos de Libre Uso). Public reference data, the same for every exercise.';
comment on column app.territories.id is
	'INEGI key: two digits for a state (AGEE), five for a municipality (AGEE and AGEM). Text, because zeros lead.';
comment on column app.territories.parent_id is 'The state a municipality belongs to; null for a state.';
comment on column app.territories.kind is 'state or municipality (the demarcations of Mexico City count as municipalities).';
comment on column app.territories.name is 'Official name, with its accents.';
comment on column app.territories.seat is 'Name of the municipal seat (cabecera); null for a state.';
comment on column app.territories.population is
	'People living there in the 2020 census; null where the municipality was created afterwards.';
comment on column app.territories.women is
	'Women living there in the 2020 census; null where the municipality was created afterwards.';
comment on column app.territories.centroid_lat_e6 is
	'Latitude, in millionths of a degree, of a point inside the territory that stands for it on a map; null where no polygon is published.';
comment on column app.territories.centroid_lon_e6 is
	'Longitude, in millionths of a degree, of the same point.';

alter table app.territories enable row level security;
alter table app.territories force row level security;

create policy "anyone reads the territories" on app.territories
	for select to anon, authenticated
	using (true);
comment on policy "anyone reads the territories" on app.territories is
	'Names and keys of places are public; there is no policy to write, so nobody does.';

revoke all on table app.territories from public, anon, authenticated, service_role;
grant select on table app.territories to anon, authenticated, service_role;

create view api.territories
	with (security_invoker = true)
	as
	select
		id,
		parent_id,
		kind,
		name,
		seat,
		population,
		women,
		centroid_lat_e6,
		centroid_lon_e6
	from app.territories;

comment on view api.territories is 'States and municipalities with their INEGI key, open to anyone.';
comment on column api.territories.id is 'INEGI key: two digits for a state, five for a municipality.';
comment on column api.territories.parent_id is 'Key of the state of a municipality; null for a state.';
comment on column api.territories.kind is 'state or municipality.';
comment on column api.territories.name is 'Official name.';
comment on column api.territories.seat is 'Name of the municipal seat; null for a state.';
comment on column api.territories.population is 'People in the 2020 census; null if created afterwards.';
comment on column api.territories.women is 'Women in the 2020 census; null if created afterwards.';
comment on column api.territories.centroid_lat_e6 is 'Latitude of a point inside, in millionths of a degree.';
comment on column api.territories.centroid_lon_e6 is 'Longitude of a point inside, in millionths of a degree.';

revoke all on table api.territories from public, anon, authenticated, service_role;
grant select on table api.territories to anon, authenticated, service_role;
