import { describe, expect, it } from 'vitest';
import { draftConsultation, publishConsultation } from '../../scene/consultation';
import { anybody, daysAway } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['keep_draft', 'open_draft', 'drop_draft'], async ({ client, exercise }) => ({
	open: await publishConsultation(client, exercise, `${exercise.slug}-abierta`),
	soon: await publishConsultation(client, exercise, `${exercise.slug}-pronto`, { p_closes: daysAway(2) }),
	draft: await draftConsultation(client, exercise, `${exercise.slug}-borrador`),
}));
const { scene, call, refusal, read } = verbs;

const hash = (letter = 'A') => `${letter.repeat(42)}A`;
const kept = (changes: Record<string, unknown> = {}) => ({
	p_survey: scene().more.open.survey,
	p_hash: hash(),
	p_box: 'x'.repeat(400),
	p_former: null,
	...changes,
});
const keep = (changes: Record<string, unknown> = {}) => call(anybody, 'keep_draft', kept(changes));
const open = (letter = 'A') => call(anybody, 'open_draft', { p_hash: hash(letter) });
const daysLeft = () =>
	read(
		`select string_agg(round(extract(epoch from expires_at - now()) / 86400)::text, ',') from private.resume_drafts`,
	);

describe('a draft with a code', () => {
	it('opens with its code until it is dropped', async () => {
		const { more } = scene();
		expect(await keep()).toEqual({ expiresOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown });
		expect(await open()).toEqual({
			box: 'x'.repeat(400),
			survey: more.open.survey,
			consultation: more.open.slug,
		});
		expect(await open('B')).toBeNull();
		await call(anybody, 'drop_draft', { p_hash: hash('B') });
		expect(await open()).not.toBeNull();
		await call(anybody, 'drop_draft', { p_hash: hash() });
		expect(await open()).toBeNull();
	});

	it('takes the place of the former one, and never that of another', async () => {
		await keep();
		await keep({ p_hash: hash('B'), p_former: hash() });
		expect(await open()).toBeNull();
		expect(await open('B')).not.toBeNull();
		// Whoever has the hash alone cannot put other bytes in its place.
		expect(await refusal(anybody, 'keep_draft', kept({ p_hash: hash('B') }))).toBe('23505');
	});

	it('lasts fourteen days, and not beyond the close', async () => {
		await keep();
		expect(await daysLeft()).toBe('14');
		await call(anybody, 'drop_draft', { p_hash: hash() });
		await keep({ p_survey: scene().more.soon.survey });
		expect(await daysLeft()).toBe('2');
	});

	it('is nobody’s after its date, and deleted with the next one', async () => {
		await keep();
		await read(`update private.resume_drafts set expires_at = now() - interval '1 second'`);
		expect(await open()).toBeNull();
		await keep({ p_hash: hash('B') });
		expect(await read('select count(*) from private.resume_drafts')).toBe('1');
	});

	it('is of a survey that takes answers now', async () => {
		const { more, client } = scene();
		for (const p_survey of [null, more.draft.survey])
			expect(await refusal(anybody, 'keep_draft', kept({ p_survey }))).toBe('PZ205');
		await client.query('update app.consultations set closes_at = now() where id = $1', [more.soon.id]);
		expect(await refusal(anybody, 'keep_draft', kept({ p_survey: more.soon.survey }))).toBe('PZ200');
	});

	it.each(['', 'corta', null])('has the hash of a code, not %j', async (p_hash) => {
		expect(await refusal(anybody, 'keep_draft', kept({ p_hash }))).toBe('PZ001');
		for (const verb of ['open_draft', 'drop_draft'])
			expect(await refusal(anybody, verb, { p_hash })).toMatch(/PZ001|none/);
	});

	it.each(['corta', 'con espacios '.repeat(20), 'x'.repeat(60_001), null])(
		'keeps no box but a small one',
		async (p_box) => {
			expect(await refusal(anybody, 'keep_draft', kept({ p_box }))).toMatch(/^235/);
		},
	);
});

verbs.proveAll();
