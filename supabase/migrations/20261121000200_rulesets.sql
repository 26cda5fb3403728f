-- Rule sets as versioned data.

create table app.rulesets (
	id text not null,
	version int not null,
	content text not null,
	constraint rulesets_pkey primary key (id, version),
	constraint rulesets_id_is_slug check (id ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
	constraint rulesets_version_is_positive check (version > 0)
);
comment on table app.rulesets is 'Rules of a local exercise as data: nuclei, votes, quotas, terms, themes, criteria, days of notice.';
comment on column app.rulesets.id is 'Short name, for example pa18.';
comment on column app.rulesets.version is 'A change is a new version; exercises keep theirs.';
comment on column app.rulesets.content is 'Canonical JSON, the exact bytes that are hashed.';

alter table app.rulesets enable row level security;
alter table app.rulesets force row level security;
revoke all on app.rulesets from public, anon, authenticated, service_role;
grant select on app.rulesets to anon, authenticated, service_role;
create policy "anyone reads rule sets" on app.rulesets for select to anon, authenticated using (true);
comment on policy "anyone reads rule sets" on app.rulesets is 'Rules are public.';
