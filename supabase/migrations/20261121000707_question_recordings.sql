-- Questions read aloud. The bytes lie in storage under the survey and the hash; which of them a survey has, its instrument
-- says. The bucket has no policy: the server alone puts them there for staff, and gives out what an instrument names.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('question-recordings', 'question-recordings', false, 450000,
	array['audio/webm', 'audio/ogg', 'audio/mp4', 'audio/mpeg', 'audio/wav']);
