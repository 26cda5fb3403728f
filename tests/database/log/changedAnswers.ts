import { createHash, randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { folioOf } from '../../../src/lib/evidence';
import { freezeAnswer, publishConsultation, submissionOf } from '../scene/consultation';
import type { Exercise } from '../scene/exercise';
import { anybody, call } from '../scene/stage';

const hashOf = (key: string) =>
	createHash('sha256').update(`prioriza/receipt-key/v1\0${key}`).digest('base64url');

/** A consultation where one answer was corrected, one withdrawn, and of two that came late one was admitted. */
export async function changeAnswers(client: ClientBase, exercise: Exercise): Promise<void> {
	const open = await publishConsultation(client, exercise, `${exercise.slug}-corregida`);
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
	await call(client, exercise.staff, 'close_consultation', { p_consultation: open.id });
	for (const verdict of ['admit', 'reject']) {
		const late = freezeAnswer(open, { tema: 'luz' });
		await call(client, anybody, 'submit_answer', submissionOf(late));
		for (const who of [exercise.staff, exercise.guarantor])
			await call(client, who, 'decide_quarantined', {
				p_responses: [late.id],
				p_verdict: verdict,
				p_reason: 'Se cayó la red del módulo.',
			});
	}
}
