import { createHash, randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { canonicalText, folioOf } from '../../../src/lib/evidence';
import { freezeAnswer, instrumentOf, publishConsultation, submissionOf } from '../scene/consultation';
import type { Exercise } from '../scene/exercise';
import { anybody, call, json } from '../scene/stage';

const hashOf = (key: string) =>
	createHash('sha256').update(`prioriza/receipt-key/v1\0${key}`).digest('base64url');

/**
 * A consultation where one answer was corrected, one withdrawn, its questions changed, and of two that came late one was admitted; then three that
 * are the same were left out by a rule, and counted again.
 */
export async function changeAnswers(client: ClientBase, exercise: Exercise): Promise<void> {
	const open = {
		...(await publishConsultation(client, exercise, `${exercise.slug}-corregida`, { p_review: 3 })),
	};
	const answer = async (tema: string) => {
		const body = freezeAnswer(open, { tema });
		const key = randomBytes(10).toString('hex').toUpperCase();
		await call(client, anybody, 'submit_answer', submissionOf(body, { p_key_hash: hashOf(key) }));
		return { p_folio: folioOf(body.id), p_key: key };
	};
	const { p_channel: _, ...correction } = submissionOf(freezeAnswer(open, { tema: 'luz' }));
	const corrected = await answer('agua');
	await call(client, anybody, 'correct_answer', {
		...corrected,
		...correction,
		p_key_hash: hashOf('0123456789ABCDEF0123'),
	});
	await call(client, anybody, 'withdraw_answer', await answer('agua'));
	const asked = instrumentOf(open.survey);
	const p_over = await call(client, exercise.staff, 'save_survey_draft', {
		p_consultation: open.id,
		p_draft: canonicalText({ ...asked, intro: { es: 'Cuéntanos con calma.' } }),
	});
	open.instrumentHash = z.string().parse(
		await call(client, exercise.staff, 'publish_survey_version', {
			p_consultation: open.id,
			p_reason: 'La presentación no se entendía.',
			p_over,
		}),
	);
	for (let at = 0; at < 3; at += 1) await answer('agua');
	await call(client, exercise.staff, 'close_consultation', { p_consultation: open.id });
	for (const verdict of ['admit', 'reject']) {
		const late = freezeAnswer(open, { tema: 'luz' });
		await call(client, anybody, 'submit_answer', submissionOf(late));
		await client.query('update app.quarantined_responses set received_on = received_on - 1 where id = $1', [
			late.id,
		]);
		const proposed = await call(client, exercise.staff, 'propose_verdict', {
			p_responses: [late.id],
			p_verdict: verdict,
			p_reason: 'Se cayó la red del módulo.',
		});
		const { proposal } = z.object({ proposal: z.uuid() }).parse(proposed);
		await call(client, exercise.guarantor, 'agree_with_verdict', { p_proposal: proposal });
	}
	await leaveOut(client, exercise, open.id);
}

async function leaveOut(client: ClientBase, exercise: Exercise, p_consultation: string): Promise<void> {
	const asked = { p_consultation, p_rule: json({ name: 'identical', least: 3 }) };
	const p_reason = 'Son iguales y llegaron juntas.';
	const found = await call(client, exercise.staff, 'preview_exclusion', asked);
	const { digest } = z.object({ digest: z.string() }).parse(found);
	const p_exclusion = z
		.uuid()
		.parse(await call(client, exercise.staff, 'propose_exclusion', { ...asked, p_reason, p_digest: digest }));
	await call(client, exercise.guarantor, 'agree_with_exclusion', { p_exclusion });
	const undoing = await call(client, exercise.guarantor, 'propose_readmission', { p_exclusion, p_reason });
	await call(client, exercise.staff, 'agree_with_exclusion', { p_exclusion: z.uuid().parse(undoing) });
}
