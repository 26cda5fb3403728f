import { type Client } from 'pg';
import { StartRefused } from '../startRefused';

interface Weakness {
	setting: string;
	where: string;
}

const settingsQuery = `
	select name as setting, setting as value, coalesce(sourcefile, source) as "where"
	from pg_catalog.pg_settings
	where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')`;

/** A role, a database or a function can turn a setting off for itself alone. */
const overridesQuery = `
	select split_part(entry, '=', 1) as setting, split_part(entry, '=', 2) as value, owner as "where"
	from (
		select unnest(s.setconfig) as entry,
			concat_ws(', ', 'rol ' || r.rolname, 'base ' || d.datname) as owner
		from pg_catalog.pg_db_role_setting s
		left join pg_catalog.pg_roles r on r.oid = s.setrole
		left join pg_catalog.pg_database d on d.oid = s.setdatabase
		union all
		select unnest(p.proconfig), 'función ' || p.oid::regprocedure::text from pg_catalog.pg_proc p
		where p.proconfig is not null
	) every_override
	where split_part(entry, '=', 1) in ('fsync', 'full_page_writes', 'synchronous_commit')`;

/** Refuses a server that could acknowledge an answer and lose it afterwards. */
export async function refuseWeakDurability(client: Client): Promise<void> {
	const weaknesses: Weakness[] = [];
	for (const query of [settingsQuery, overridesQuery]) {
		const { rows } = await client.query<{ setting: string; value: string; where: string }>(query);
		for (const { setting, value, where } of rows) {
			if (!isSafe(setting, value)) weaknesses.push({ setting, where });
		}
	}
	if (weaknesses.length === 0) return;
	throw new StartRefused('weak_durability', describe(weaknesses));
}

function isSafe(setting: string, value: string): boolean {
	if (setting === 'synchronous_commit') return ['on', 'remote_apply'].includes(value);
	return value === 'on';
}

function describe(weaknesses: Weakness[]): string {
	const lines = weaknesses.map(({ setting, where }) =>
		setting === 'data_checksums'
			? '- data_checksums: la base de datos se creó sin sumas de verificación. Restaura un respaldo en una carpeta nueva.'
			: `- ${setting} está apagado (${where}). Enciéndelo: ${setting} = on.`,
	);
	return `No arranco, porque un corte de luz podría perder respuestas ya confirmadas:\n${lines.join('\n')}`;
}
