import type { Client } from 'pg';

const mostAtOnce = 100_000;

/**
 * Copies answers of consultations that are still open, with identities and commitments of their own, until so many are
 * stored: rows of the same size in the same tables and indexes as if each had been sent, in minutes instead of hours.
 */
export async function copyAnswersUpTo(database: Client, size: number): Promise<number> {
	const count = async () => {
		const { rows } = await database.query<{ count: number }>('select count(*)::int from app.responses');
		return rows[0]?.count ?? 0;
	};
	for (let stored = await count(); stored < size; stored = await count()) {
		const wanted = Math.min(size - stored, mostAtOnce);
		await database.query('begin');
		await database.query(
			`create temporary table copied on commit drop as
			select r.*, gen_random_uuid() as copy, private.base64url(sha256(uuid_send(gen_random_uuid()))) as own
			from app.responses r
			join private.response_openings o on o.response_id = r.id
			join app.surveys s on s.id = r.survey_id
			join app.consultations c on c.id = s.consultation_id
			where c.state = 'published'
			limit $1`,
			[wanted],
		);
		await database.query(`
			insert into app.responses
			select (jsonb_populate_record(null::app.responses,
				to_jsonb(c) || jsonb_build_object('id', c.copy, 'folio', private.folio_of(c.copy), 'commitment', c.own))).*
			from copied c`);
		await database.query(`
			insert into private.response_openings
			select (jsonb_populate_record(o, jsonb_build_object('response_id', c.copy))).*
			from copied c join private.response_openings o on o.response_id = c.id`);
		await database.query(`
			insert into app.log_entries (exercise_id, type, batch, entry)
			select c.exercise_id, 'response', c.survey_id,
				private.entry_bytes(c.exercise_id, 'response', private.response_body(s, c.channel, c.own))
			from copied c join app.surveys s on s.id = c.survey_id`);
		await database.query('commit');
	}
	await database.query('vacuum analyze');
	return count();
}
