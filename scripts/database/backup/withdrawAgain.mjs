import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchRefused } from '../../launch/say.mjs';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Which answers people took back, as the server kept it beside the seals; `null` where nothing was kept.
 * @param {string} signing the folder of the key
 */
export function readWithdrawn(signing) {
	const file = join(signing, 'published', 'withdrawn');
	if (!existsSync(file)) return null;
	const ids = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	if (ids.every((id) => uuid.test(id))) return ids;
	throw new LaunchRefused(
		'withdrawn_damaged',
		`${file} no es la lista de las respuestas retiradas. Sin ella un respaldo anterior las traería de vuelta: busca otra copia de esa carpeta.`,
	);
}

/**
 * Takes back again what was taken back after a backup was made, before anybody is served: what it said is deleted, and it
 * counts no more. In a consultation that is open it gets its entry anew; one that was closed had all of its entries.
 * @param {string} superuserUrl
 * @param {readonly string[]} ids
 * @returns {Promise<number>} how many the backup had brought back
 */
export async function withdrawAgain(superuserUrl, ids) {
	const { Client } = (await import('pg')).default;
	const client = new Client({ connectionString: superuserUrl });
	await client.connect();
	try {
		await client.query('begin');
		await client.query(
			`select private.change_answer(r, 'withdrawn') from app.responses r
				join app.surveys s on s.id = r.survey_id join app.consultations c on c.id = s.consultation_id
			where r.id = any($1::uuid[]) and r.standing = 'counted' and c.state = 'published' order by r.id`,
			[ids],
		);
		const erased = await client.query(
			'delete from private.response_openings where response_id = any($1::uuid[])',
			[ids],
		);
		await client.query('commit');
		return erased.rowCount ?? 0;
	} finally {
		await client.end();
	}
}
