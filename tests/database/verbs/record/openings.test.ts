import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commit, decodeEntry, fromBase64url } from '../../../../src/lib/evidence';
import { freezeAnswer, publishConsultation, submissionOf, submitAnswers } from '../../scene/consultation';
import {
	addProblems,
	closeWithEverybody,
	freezeBallot,
	publishPrioritization,
	settle,
	type Prioritization,
} from '../../scene/ranking';
import { anybody, call as callAs, json, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['take_openings'], async ({ client, exercise }) => {
	const problems = await addProblems(client, exercise, 3);
	const open = (name: string, publication: string) =>
		publishPrioritization(client, exercise, `${exercise.slug}-${name}`, problems, publication);
	return {
		hidden: await open('oculta', 'aggregates'),
		bare: await open('anonima', 'anonymous'),
		shown: await open('nominal', 'nominal'),
		asked: await publishConsultation(client, exercise, `${exercise.slug}-abierta`),
	};
});
const { scene, call, refusal, read } = verbs;

const listsShape = z.array(
	z.strictObject({
		kind: z.enum(['response', 'ballot']),
		subject: z.uuid(),
		openings: z.array(z.strictObject({ content: z.string(), salt: z.string() })),
	}),
);
const take = async () => {
	const { exercise } = scene();
	return listsShape.parse(await call(exercise.guarantor, 'take_openings', { p_exercise: exercise.id }));
};
const subjectsOf = (lists: z.infer<typeof listsShape>) => lists.map(({ subject }) => subject).sort();
const closeAsked = () =>
	call(scene().exercise.staff, 'close_consultation', { p_consultation: scene().more.asked.id });

describe('what commitments bind', () => {
	it('is taken by the guarantor alone, and each time is written down', async () => {
		const { administrator, exercise, stranger } = scene();
		const others = [
			exercise.staff,
			exercise.titular,
			exercise.former,
			exercise.organ,
			administrator,
			stranger,
		];
		for (const other of others)
			expect(await refusal(other, 'take_openings', { p_exercise: exercise.id })).toBe('PZ100');
		expect(await refusal(exercise.guarantor, 'take_openings', { p_exercise: randomUUID() })).toBe('PZ100');
		for (const nobody of [anybody, worker])
			expect(await refusal(nobody, 'take_openings', { p_exercise: exercise.id })).toBe('42501');
		await take();
		await take();
		const noted = `select count(*)::int from private.audit where verb = 'take_openings' and exercise_id = $1
			and user_id = $2 and detail ? 'size'`;
		expect(await read(noted, [exercise.id, exercise.guarantor.account])).toBe(2);
	});

	it('stays shut while it is open, and while another nucleus of the list still votes', async () => {
		const { client, exercise, more } = scene();
		await submitAnswers(client, more.asked, 2);
		for (const [member, nucleus] of [
			[exercise.titular, 'civil'],
			[exercise.neighbour, 'civil'],
			[exercise.authority, 'authority'],
		] as const)
			await call(member, 'cast_ballot', freezeBallot(more.hidden, [[more.hidden.alternatives[0]]], nucleus));
		expect(await take()).toEqual([]);
		for (const nucleus of ['civil', 'authority'] as const)
			await call(exercise.staff, 'close_ranking', { p_ranking: more.hidden.rankings[nucleus] });
		expect(await take()).toEqual([]);
		await call(exercise.organ, 'cast_ballot', freezeBallot(more.hidden, [], 'organ'));
		await call(exercise.staff, 'close_ranking', { p_ranking: more.hidden.rankings.organ });
		expect(subjectsOf(await take())).toEqual(Object.values(more.hidden.rankings).sort());
		await closeAsked();
		expect(subjectsOf(await take())).toContain(more.asked.survey);
	});

	it('opens each counted commitment of the log once, in the order of the commitments, and never a nominal one', async () => {
		const { client, exercise, more } = scene();
		const lists = [more.hidden, more.bare, more.shown];
		// One seat changes its mind: what it said before is not opened.
		await call(exercise.titular, 'cast_ballot', freezeBallot(more.hidden, []));
		for (const one of lists) await closeWithEverybody(client, exercise, one);
		await submitAnswers(client, more.asked, 5);
		await closeAsked();
		const taken = await take();
		const rankings = ({ rankings: of }: Prioritization) => Object.values(of);
		expect(subjectsOf(taken)).toEqual(
			[...rankings(more.hidden), ...rankings(more.bare), more.asked.survey].sort(),
		);
		const { rows } = await client.query<{ entry: Buffer }>(
			`select entry from app.log_entries where exercise_id = $1 and type in ('response', 'ballot')`,
			[exercise.id],
		);
		const sealed = new Map<string, string>();
		for (const { entry } of rows) {
			const read = decodeEntry(new Uint8Array(entry));
			if (read.ok && read.value.type === 'ballot')
				sealed.set(read.value.body.commitment, read.value.body.ranking);
			if (read.ok && read.value.type === 'response')
				sealed.set(read.value.body.commitment, read.value.body.survey);
		}
		for (const { kind, subject, openings } of taken) {
			const commitments = openings.map(({ content, salt }) =>
				commit(kind, fromBase64url(salt) ?? new Uint8Array(), JSON.parse(content)),
			);
			expect(commitments.map((one) => sealed.get(one))).toEqual(commitments.map(() => subject));
			const bytes = commitments.map((one) => Buffer.from(one, 'base64url').toString('hex'));
			expect(bytes).toEqual([...new Set(bytes)].sort());
		}
		const count = (subject: string) => taken.find((one) => one.subject === subject)?.openings.length;
		expect([count(more.hidden.rankings.civil), count(more.asked.survey)]).toEqual([2, 5]);
	});

	it('leaves out what two people left out', async () => {
		const { client, exercise, more } = scene();
		await submitAnswers(client, more.asked, 4);
		const other = freezeAnswer(more.asked, { tema: 'luz', detalle: 'Plaza.' });
		await call(anybody, 'submit_answer', submissionOf(other));
		await closeAsked();
		const rule = {
			p_consultation: more.asked.id,
			p_rule: json({ name: 'identical', least: 3 }),
		};
		const { digest } = z
			.object({ digest: z.string() })
			.parse(await callAs(client, exercise.staff, 'preview_exclusion', rule));
		const proposed = await callAs(client, exercise.staff, 'propose_exclusion', {
			...rule,
			p_reason: 'Cuatro respuestas iguales el mismo día.',
			p_digest: digest,
		});
		await callAs(client, exercise.guarantor, 'agree_with_exclusion', { p_exclusion: proposed });
		const [left] = await take();
		expect(left?.openings.map(({ content }) => content)).toEqual([other.content]);
	});

	it('stays open of a ranking that was counted and annulled later, once its nucleus voted again', async () => {
		const { client, exercise, more } = scene();
		await closeWithEverybody(client, exercise, more.hidden);
		await settle(client, more.hidden);
		const p_ranking = more.hidden.rankings.organ;
		await call(exercise.staff, 'annul_ranking', { p_ranking, p_reason: 'Hubo un error en la mesa.' });
		expect(await take()).toEqual([]);
		await call(exercise.staff, 'leave_out_nucleus', {
			p_annulled: p_ranking,
			p_reason: 'No puede reunirse otra vez este año.',
		});
		expect(subjectsOf(await take())).toEqual(Object.values(more.hidden.rankings).sort());
	});
});

verbs.proveAll();
