import { describe, expect, it } from 'vitest';
import type { WaitingAnswer } from '../../../../src/lib/offline/database';
import { freezeAnswer as freezeOnDevice } from '../../../../src/lib/offline/freezeAnswer';
import { deliver } from '../../../../src/lib/offline/sendWaiting';
import { freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, call, attempt, callOf } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs([], async ({ client, exercise }) => ({
	open: await publishConsultation(client, exercise, `${exercise.slug}-relojes`),
}));
const { scene } = verbs;

/** The clock of the server stands so far from the close: the same as the close so far from the clock. */
async function standAt(fromClose: string): Promise<void> {
	const { client, more } = scene();
	await client.query(
		`update app.consultations set closes_at = now() - $2::interval, opens_at = now() - $2::interval - interval '30 days'
		where id = $1`,
		[more.open.id, fromClose],
	);
}
async function send(body = freezeAnswer(scene().more.open)): Promise<unknown> {
	const outcome = await attempt(scene().client, anybody, callOf('submit_answer', submissionOf(body)));
	return 'rows' in outcome ? Object.values(outcome.rows[0] ?? {})[0] : outcome.code;
}

describe('T07 clocks that are off', () => {
	it.each([
		['ten years too early', '-10 years', 'PZ200'],
		['a second before the opening', '-30 days -1 second', 'PZ200'],
		['at the opening', '-30 days', { late: false, standing: 'counted' }],
		['an hour back from the close', '-1 hour', { late: false, standing: 'counted' }],
		['at the close', '0 seconds', { late: true, standing: 'counted' }],
		['a day on', '1 day', { late: true, standing: 'counted' }],
		['in the last second of grace', '2 days 23:59:59', { late: true, standing: 'counted' }],
		['when the days of grace are over', '3 days', { late: true, standing: 'in_review' }],
		['in the last second that anything is taken', '32 days 23:59:59', { late: true, standing: 'in_review' }],
		['after it', '33 days', 'PZ200'],
		['ten years on', '10 years', 'PZ200'],
	])('of the server, %s', async (_, fromClose, expected) => {
		await standAt(fromClose);
		const answer = await send();
		if (typeof expected === 'string') expect(answer).toBe(expected);
		else expect(answer).toMatchObject(expected);
	});

	it('of the server, on and back again: what was received stays as it was received', async () => {
		await standAt('-1 day');
		const body = freezeAnswer(scene().more.open);
		const first = await send(body);
		for (const jump of ['1 day', '10 years', '-10 years', '-1 hour']) {
			await standAt(jump);
			expect(await send(body)).toEqual(first);
		}
		const { exercise, more } = scene();
		await call(scene().client, exercise.staff, 'close_consultation', { p_consultation: more.open.id });
		await standAt('-10 days');
		// Closed is closed, wherever the clock stands afterwards.
		expect(await send()).toMatchObject({ standing: 'in_review' });
	});

	it('of a device say nothing to the server', async () => {
		const day = 24 * 60 * 60 * 1000;
		const sent: Record<string, unknown>[] = [];
		const catchBody: typeof fetch = (_, init) => {
			sent.push(JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Record<string, unknown>);
			return Promise.reject(new TypeError('no network'));
		};
		const answer: WaitingAnswer = freezeOnDevice({ a: 1 }, 'web', { slug: 's', title: 't' }, Date.now());
		for (const skew of [0, -2, 2, -3650, 3650])
			await deliver({ ...answer, frozenAt: answer.frozenAt + skew * day }, catchBody);
		expect(new Set(sent.map((body) => JSON.stringify(body))).size).toBe(1);
		expect(Object.keys(sent[0] ?? {}).sort()).toEqual([
			'channel',
			'commitment',
			'content',
			'id',
			'keyHash',
			'salt',
		]);
	});
});
