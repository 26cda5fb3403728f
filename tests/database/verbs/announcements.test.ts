import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalText, documentHash } from '../../../src/lib/evidence';
import { draftConsultation, instrumentOf } from '../scene/consultation';
import { useVerbs } from './useVerbs';

const verbs = useVerbs([], async ({ client, exercise }) => ({
	draft: await draftConsultation(client, exercise, `${exercise.slug}-borrador`),
}));
const { scene, call, read } = verbs;
const count = () =>
	read('select count(*)::int from app.announcements where consultation_id = $1', [scene().more.draft.id]);

it('what is announced is frozen at publication, with its hash and the instant', async () => {
	const { exercise, more } = scene();
	expect(await count()).toBe(0);
	await call(exercise.staff, 'publish_consultation', { p_consultation: more.draft.id });
	expect(await count()).toBe(1);
	const stored = z.object({ content: z.string(), content_hash: z.string(), published_at: z.string() }).parse(
		await read(
			`select jsonb_build_object('content', a.content, 'content_hash', a.content_hash, 'published_at', a.published_at)
				from app.announcements a where a.consultation_id = $1`,
			[more.draft.id],
		),
	);
	expect(createHash('sha256').update(stored.content, 'utf8').digest('hex')).toBe(stored.content_hash);
	const told = z
		.object({ opensAt: z.iso.datetime(), closesAt: z.iso.datetime(), publishedAt: z.iso.datetime() })
		.loose()
		.parse(JSON.parse(stored.content));
	expect(stored.content).toBe(canonicalText(told));
	const instrument = instrumentOf(more.draft.survey);
	expect(told).toMatchObject({
		v: 1,
		consultation: more.draft.id,
		slug: more.draft.slug,
		title: 'Consulta de prueba',
		whoMayAnswer: 'Cualquier persona.',
		useOfResults: 'Es una prueba.',
		channels: ['kiosk', 'web'],
		graceDays: 3,
		reviewDays: 0,
		instrument: documentHash('instrument', instrument),
		notice: documentHash('notice', instrument.notice),
	});
	expect(Date.parse(told.publishedAt)).toBe(Date.parse(stored.published_at));
	expect(Date.parse(told.closesAt)).toBeGreaterThan(Date.parse(told.opensAt));
});
