import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import {
	enrollStation,
	draftConsultation,
	publishConsultation,
	publishFigures,
	submitAnswers,
} from '../scene/consultation';
import { fileDocument, prepareDocument } from '../scene/documents';
import {
	openAccount,
	openAdministrator,
	openExercise,
	type AccountMaker,
	type Exercise,
} from '../scene/exercise';
import {
	addProblems,
	materialOf,
	assessmentOf,
	closeWithEverybody,
	drawRule,
	reachDraw,
	draftPrioritization,
	publishPrioritization,
	settle,
} from '../scene/ranking';
import { anybody, call, daysAway, worker, type Caller } from '../scene/stage';

/** Somebody who looks, and what they are. */
export interface Persona {
	readonly name: string;
	readonly caller: Caller;
	/** Exercise in which they take part today. */
	readonly partOf: string | null;
	readonly staffOf: string | null;
	/** Exercise of whose guarantor body they are. */
	readonly reviewerOf: string | null;
	readonly isAdministrator: boolean;
}

export interface TwoExercises {
	readonly ours: Exercise;
	readonly theirs: Exercise;
	readonly personas: readonly Persona[];
	readonly stationToken: string;
}

/** Two exercises side by side, each with something of every kind and in every state. */
export async function openTwoExercises(client: ClientBase, makeAccount: AccountMaker): Promise<TwoExercises> {
	const administrator = await openAdministrator(client, makeAccount);
	const open = async (name: string) => {
		const slug = `${name}-${randomUUID().slice(0, 8)}`;
		const exercise = await openExercise(client, administrator, makeAccount, slug);
		return { exercise, stationToken: await fill(client, administrator, exercise) };
	};
	const { exercise: ours, stationToken } = await open('nuestro');
	const { exercise: theirs } = await open('ajeno');
	const stranger = await openAccount(makeAccount, 'nadie');

	const persona = (name: string, caller: Caller, more: Partial<Persona> = {}): Persona => ({
		name,
		caller,
		partOf: null,
		staffOf: null,
		reviewerOf: null,
		isAdministrator: false,
		...more,
	});
	const memberOf = ({ id }: Exercise) => ({ partOf: id });
	const staffOf = ({ id }: Exercise) => ({ partOf: id, staffOf: id });
	return {
		ours,
		theirs,
		stationToken,
		personas: [
			persona('anybody, a kiosk station too', anybody),
			persona('an account without a part', stranger),
			persona('a titular', ours.titular, memberOf(ours)),
			persona('a suplente', ours.suplente, memberOf(ours)),
			persona('the facilitator', ours.facilitator, memberOf(ours)),
			persona('the guarantor', ours.guarantor, { ...memberOf(ours), reviewerOf: ours.id }),
			persona('staff', ours.staff, staffOf(ours)),
			persona('who was staff', ours.former),
			persona('an administrator', administrator, { isAdministrator: true }),
			persona('staff of the other exercise', theirs.staff, staffOf(theirs)),
			persona('a titular of the other exercise', theirs.titular, memberOf(theirs)),
			persona('the worker', worker),
		],
	};
}

async function fill(client: ClientBase, administrator: Caller, exercise: Exercise): Promise<string> {
	const { staff, slug } = exercise;
	// Somebody invited who has not come yet.
	await call(client, administrator, 'invite_to_role', {
		p_exercise: exercise.id,
		p_role: 'guarantor',
		p_name: 'Invitada Prueba',
		p_email: null,
	});
	const draft = await draftConsultation(client, exercise, `${slug}-borrador`, {
		p_channels: ['web', 'kiosk', 'code'],
	});
	const closed = await publishConsultation(client, exercise, `${slug}-cerrada`);
	await submitAnswers(client, closed, 2);
	await call(client, staff, 'close_consultation', { p_consultation: closed.id });
	await publishFigures(client, closed, { channels: { web: 2 }, counts: [] });
	const open = await publishConsultation(client, exercise, `${slug}-abierta`, {
		p_channels: ['web', 'kiosk', 'paper'],
	});
	await submitAnswers(client, open, 2);
	await call(client, staff, 'note_brought_file', {
		p_consultation: open.id,
		p_kind: 'device',
		p_hash: 'A'.repeat(43),
		p_answers: 1,
		p_received: 1,
	});
	const station = await enrollStation(client, exercise, open);
	for (const p_consultation of [open.id, draft.id])
		await call(client, staff, 'create_place', {
			p_consultation,
			p_name: 'Plaza de prueba',
			p_kind: 'square',
			p_municipality: null,
		});
	await call(client, staff, 'issue_codes', { p_consultation: draft.id, p_count: 2, p_label: 'De prueba' });
	await call(client, staff, 'make_sheets', {
		p_consultation: open.id,
		p_count: 2,
		p_label: 'De prueba',
		p_language: 'es',
	});
	await call(client, anybody, 'report_shift', {
		p_token: station.token,
		p_id: randomUUID(),
		p_opened_by: 'AB',
		p_opened_on: '2026-11-20',
		p_closed_by: null,
		p_closed_on: null,
		p_made: 1,
		p_ids: [randomUUID()],
	});

	const [first = '', second = '', third = '', merged = '', kept = ''] = await addProblems(
		client,
		exercise,
		5,
	);
	await call(client, staff, 'register_material', materialOf(exercise));
	for (const isPublic of [true, false]) await fileDocument(client, exercise, { p_is_public: isPublic });
	await prepareDocument(client, exercise);
	await call(client, exercise.guarantor, 'write_observation', {
		p_exercise: exercise.id,
		p_body: 'Falta la minuta de la primera mesa.',
	});
	// One of a problem that is ranked in public, one of a problem that stays in the bank.
	for (const problem of [first, kept]) await call(client, staff, 'assess_viability', assessmentOf(problem));
	await call(client, staff, 'merge_problems', {
		p_absorbed: merged,
		p_kept: first,
		p_reason: 'Hablan de lo mismo.',
	});
	await draftPrioritization(client, exercise, `${slug}-prevista`, [first, second]);
	const counted = await publishPrioritization(client, exercise, `${slug}-contada`, [first, second, third]);
	await closeWithEverybody(client, exercise, counted);
	await settle(client, counted);
	// Counted, and then one nucleus may vote again: the result is out of sight. In another it was left out.
	for (const fate of ['pendiente', 'fuera']) {
		const again = await publishPrioritization(client, exercise, `${slug}-${fate}`, [first, second]);
		await closeWithEverybody(client, exercise, again);
		await settle(client, again);
		await call(client, staff, 'annul_ranking', {
			p_ranking: again.rankings.organ,
			p_reason: 'Se abrió con un dato equivocado.',
		});
		if (fate === 'pendiente') continue;
		await call(client, staff, 'leave_out_nucleus', {
			p_annulled: again.rankings.organ,
			p_reason: 'No hay quien la repita este año.',
		});
		await settle(client, again);
	}
	const drawn = await publishPrioritization(
		client,
		exercise,
		`${slug}-sorteada`,
		[first, second],
		'anonymous',
		{ p_tie_rule: drawRule() },
	);
	await closeWithEverybody(client, exercise, drawn);
	await reachDraw(client, drawn);
	for (const member of [staff, exercise.guarantor])
		await call(client, member, 'enter_draw', { p_prioritization: drawn.id, p_drawn: '48213' });
	const standing = await publishPrioritization(client, exercise, `${slug}-abierta`, [first, second]);
	await call(client, staff, 'extend_ranking', {
		p_ranking: standing.rankings.civil,
		p_closes: daysAway(20),
		p_reason: 'Faltan personas por participar.',
	});
	await call(client, staff, 'annul_ranking', {
		p_ranking: standing.rankings.organ,
		p_reason: 'Se abrió con un dato equivocado.',
	});
	await publishState(client, exercise);
	return station.token;
}

/** A key, a published state of the log that a witness signed, and a log that is not signed. Nobody checks signatures here. */
async function publishState(client: ClientBase, { id }: Exercise): Promise<void> {
	const root = Buffer.alloc(32, 1);
	await client.query(
		`insert into app.log_keys (public_key, number, cause) values ($1, 1, 'first') on conflict do nothing`,
		['A'.repeat(43)],
	);
	await client.query(
		`insert into app.checkpoints (exercise_id, size, root, note, published_on) values ($1, 1, $2, 'nota', current_date)`,
		[id, root],
	);
	await client.query(`insert into app.cosignatures (exercise_id, size, key, line) values ($1, 1, $2, $3)`, [
		id,
		'A'.repeat(43),
		`— testigo ${'A'.repeat(104)}\n`,
	]);
	await client.query(
		`insert into app.log_halts (exercise_id, reason, size, root, halted_on) values ($1, 'smaller', 2, $2, current_date)`,
		[id, root],
	);
}
