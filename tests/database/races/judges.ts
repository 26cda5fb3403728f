import type { Client } from 'pg';
import { codesOf } from './race';
import type { Outcome } from '../scene/stage';

/** What is wrong after a race, one line each; the same judge must complain when the law is weakened. */
export async function judgeSeat(
	client: Client,
	{ ranking, seat }: { ranking: string; seat: string },
	outcomes: readonly Outcome[],
): Promise<string[]> {
	const { rows } = await client.query<{ takers: number; current: number; waiting: number }>(
		`select (select count(*)::int from app.participations where ranking_id = $1 and seat_id = $2) as takers,
			(select count(*)::int from private.ballots b join app.participations p on p.id = b.participation_id
				where b.ranking_id = $1 and p.seat_id = $2 and b.is_current) as current`,
		[ranking, seat],
	);
	const [left] = rows;
	const codes = codesOf(outcomes);
	return [
		...(codes.filter((code) => code === 'none').length === 1
			? []
			: [`Not one of them voted: ${codes.join()}.`]),
		...(codes.every((code) => ['none', 'PZ404'].includes(code)) ? [] : [`Refused with ${codes.join()}.`]),
		...(left?.takers === 1 ? [] : [`The seat took part ${String(left?.takers)} times.`]),
		...(left?.current === 1 ? [] : [`The seat has ${String(left?.current)} ballots.`]),
	];
}

/** After one person cast for two seats. */
export async function judgePerson(
	client: Client,
	{ ranking, person }: { ranking: string; person: string },
	outcomes: readonly Outcome[],
): Promise<string[]> {
	const { rows } = await client.query<{ seats: number }>(
		'select count(*)::int as seats from app.participations where ranking_id = $1 and person_id = $2',
		[ranking, person],
	);
	const codes = codesOf(outcomes).join();
	return [
		...(codes === 'PZ416,none' ? [] : [`Two seats, ${codes}.`]),
		...(rows[0]?.seats === 1 ? [] : [`The person took part ${String(rows[0]?.seats)} times.`]),
	];
}

/** After several sent different bytes under one identity. */
export async function judgeIdentity(
	client: Client,
	id: string,
	outcomes: readonly Outcome[],
): Promise<string[]> {
	const { rows } = await client.query<{ facts: number; entries: number }>(
		`select count(distinct r.commitment)::int as facts,
			(select count(*)::int from app.log_entries e where e.type = 'response' and exists (
				select 1 from app.responses s where s.id = $1
					and convert_from(e.entry, 'UTF8') like '%' || s.commitment || '%')) as entries
		from app.responses r where r.id = $1`,
		[id],
	);
	const [left] = rows;
	const codes = codesOf(outcomes);
	return [
		...(codes.filter((code) => code === 'none').length === 1 ? [] : [`Not one was stored: ${codes.join()}.`]),
		...(codes.every((code) => ['none', 'PZ204'].includes(code)) ? [] : [`Refused with ${codes.join()}.`]),
		...(left?.facts === 1 ? [] : [`${String(left?.facts)} answers have the identity.`]),
		...(left?.entries === 1 ? [] : [`The log has ${String(left?.entries)} entries of it.`]),
	];
}
