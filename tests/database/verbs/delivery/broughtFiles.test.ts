import { describe, expect, it } from 'vitest';
import { publishConsultation } from '../../scene/consultation';
import { anybody } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['note_brought_file'], ({ client, exercise }) =>
	publishConsultation(client, exercise, `${exercise.slug}-abierta`),
);
const { scene, call, refusal, read } = verbs;

const file = (changes: Record<string, unknown> = {}) => ({
	p_consultation: scene().more.id,
	p_kind: 'device',
	p_hash: 'A'.repeat(43),
	p_answers: 3,
	p_received: 2,
	...changes,
});
const note = (changes: Record<string, unknown> = {}) =>
	call(scene().exercise.staff, 'note_brought_file', file(changes));
const counts = () =>
	read(
		`select string_agg(kind || ' ' || answers || ' ' || received, ', ' order by file_hash collate "C")
		from app.brought_files where consultation_id = $1`,
		[scene().more.id],
	);

describe('a file of answers', () => {
	it('is on record once, with what is stored of it by now', async () => {
		await note();
		expect(await counts()).toBe('device 3 2');
		await note({ p_received: 3 });
		await note({ p_received: 1 });
		expect(await counts()).toBe('device 3 3');
		await note({ p_hash: 'B'.repeat(43), p_kind: 'station' });
		expect(await counts()).toBe('device 3 3, station 3 2');
	});

	it('is noted by staff alone', async () => {
		const { exercise, stranger } = scene();
		for (const other of [exercise.guarantor, stranger])
			expect(await refusal(other, 'note_brought_file', file())).toBe('PZ100');
		expect(await refusal(anybody, 'note_brought_file', file())).toBe('42501');
		expect(await refusal(exercise.staff, 'note_brought_file', file({ p_consultation: null }))).toBe('PZ100');
	});

	it.each([
		['of another kind', { p_kind: 'paper' }],
		['without a hash', { p_hash: 'corta' }],
		['without answers', { p_answers: 0, p_received: 0 }],
		['with more stored than brought', { p_received: 4 }],
	])('is refused %s', async (_, changes) => {
		expect(await refusal(scene().exercise.staff, 'note_brought_file', file(changes))).toBe('23514');
	});
});

verbs.proveAll();
