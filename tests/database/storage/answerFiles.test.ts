import { describe, expect, it } from 'vitest';
import { dropUnusedFiles } from '../../../src/lib/server/backend/storage/answerFiles';
import { tokenBackend } from '../../../src/lib/server/backend/clients';
import { bindDeviceAnswer } from '../../../src/lib/domain/survey/delivery/deviceFile';
import { base64url } from '../../../src/lib/evidence/base64url';
import { makeSealingKeys, sealBytes } from '../../../src/lib/evidence/sealing';
import { bringFile } from '../../../src/lib/server/data/answers/broughtFiles';
import { readPublicSealingKey } from '../../../src/lib/server/data/station/sealedAnswers';
import { findArrivedFiles, openFile, receiveFile } from '../../../src/lib/server/data/answers/files';
import { stripFile } from '../../../src/lib/domain/file/stripFile';
import { isFile, type FileAnswer } from '../../../src/lib/domain/survey/instrument';
import { takeFormStep } from '../../../src/routes/(public)/consulta/[slug]/responder/formStep.server';
import { POST } from '../../../src/routes/api/archivos/+server';
import { CANARY, writeJpeg, writePng } from '../../fixtures/files/pictures';
import { writeWebm } from '../../fixtures/files/sounds';
import { useBackend } from '../../local-backend/backendFixture';
import { freezeAnswer, publishWithPhoto, submissionOf } from '../scene/consultation';
import { anybody, call } from '../scene/stage';
import { useCommittedExercise } from '../scene/useCommittedExercise';

const backend = useBackend();
const { exercise, commit } = useCommittedExercise('archivos');
const storage = () => backend.asService().storage.from('answer-files');

let count = 0;
const publish = () =>
	commit((client) => publishWithPhoto(client, exercise(), `${exercise().slug}-${String((count += 1))}`));
const cleanJpeg = () => {
	const clean = stripFile('photo', writeJpeg());
	if (!clean.ok) throw new Error(clean.error);
	return clean.value.bytes;
};
async function keep(survey: string, bytes: Uint8Array = writeJpeg()): Promise<FileAnswer> {
	const kept = await receiveFile(survey, 'photo', bytes);
	if (!kept.ok) throw new Error(kept.error.code);
	return kept.value;
}
const listed = async (survey: string) => ((await storage().list(survey)).data ?? []).map(({ name }) => name);

/** What the door for devices answers. */
async function post(survey: string, type: string, body: Uint8Array) {
	const url = new URL(`http://localhost/api/archivos?encuesta=${survey}`);
	const request = new Request(url, {
		method: 'POST',
		headers: { 'content-type': type },
		body: new Blob([body.slice()]),
	});
	const answered = await POST({ request, url } as Parameters<typeof POST>[0]);
	return { status: answered.status, told: (await answered.json()) as unknown };
}

describe('a photograph of an answer', () => {
	it('is in storage without what the camera wrote, once, under the name that its answer gives it', async () => {
		const { survey } = await publish();
		const file = await keep(survey);
		expect(await keep(survey)).toEqual(file);
		expect(await listed(survey)).toEqual([file.file]);
		const stored = await storage().download(`${survey}/${file.file}`);
		const bytes = Buffer.from((await stored.data?.arrayBuffer()) ?? new ArrayBuffer(0));
		expect(bytes.equals(cleanJpeg())).toBe(true);
		expect(bytes.includes(CANARY)).toBe(false);
	});

	it('is not opened by whoever has no secret key, nor put there', async () => {
		const { survey } = await publish();
		const { file } = await keep(survey);
		const visitor = backend.asVisitor().storage.from('answer-files');
		expect((await visitor.download(`${survey}/${file}`)).data).toBeNull();
		expect((await visitor.list(survey)).data ?? []).toEqual([]);
		const put = await visitor.upload(`${survey}/x`, new Blob(['x'], { type: 'image/png' }));
		expect(put.error).not.toBeNull();
	});

	it('comes through the door for devices, which takes pictures and sounds alone', async () => {
		const { survey } = await publish();
		const sent = await post(survey, 'image/jpeg', cleanJpeg());
		expect(sent).toMatchObject({ status: 201, told: { type: 'image/jpeg' } });
		const svg = Buffer.from('<svg onload="alert(1)"/>');
		expect(await post(survey, 'image/svg+xml', svg)).toEqual({ status: 415, told: { code: 'file_type' } });
		expect(await post(survey, 'image/png', svg)).toEqual({ status: 400, told: { code: 'file_type' } });
		expect(await post(survey, 'image/png', new Uint8Array(450_001))).toMatchObject({ status: 413 });
		expect(await post(survey, 'audio/webm', writeWebm())).toEqual({
			status: 400,
			told: { code: 'file_not_asked' },
		});
		expect(await post('x', 'image/png', writePng())).toMatchObject({ status: 400 });
		expect(await listed(survey)).toHaveLength(1);
	});

	it('comes with a form without scripts, and what is no photograph is said beside its question', async () => {
		const { survey, instrument, instrumentHash } = await publish();
		const step = async (upload: Uint8Array, more: Record<string, string> = {}) => {
			const form = new FormData();
			for (const [name, value] of Object.entries({ _at: 'foto', tema: 'agua', ...more }))
				form.set(name, value);
			form.set('foto.file', new File([upload.slice()], 'foto.jpg', { type: 'image/jpeg' }));
			return (await takeFormStep({ instrument, instrumentHash }, form)).shown.flow;
		};
		const taken = await step(writePng());
		const { foto } = taken.answers;
		expect(taken.at).toBeNull();
		expect(foto !== undefined && isFile(foto) && foto.type).toBe('image/png');
		expect(await listed(survey)).toEqual([foto !== undefined && isFile(foto) && foto.file]);
		const refused = await step(Buffer.from('<svg/>'));
		expect(refused).toMatchObject({ at: 'foto', refusals: [{ field: 'foto', code: 'file_type' }] });
		const words = foto !== undefined && isFile(foto) ? `${foto.file} ${foto.type} ${String(foto.bytes)}` : '';
		expect((await step(new Uint8Array(), { foto: words })).answers['foto']).toEqual(foto);
		expect(
			(await step(new Uint8Array(), { foto: words, 'foto.discard': 'on' })).answers['foto'],
		).toBeUndefined();
	});

	it('is opened by staff after the close; a file whose bytes are others is known', async () => {
		const asked = await publish();
		const file = await keep(asked.survey);
		await commit(async (client) => {
			const body = freezeAnswer(asked, { tema: 'agua', foto: file });
			await call(client, anybody, 'submit_answer', submissionOf(body));
			await client.query(`update app.consultations set state = 'closed' where id = $1`, [asked.id]);
		});
		const staff = await backend
			.asVisitor()
			.auth.signInWithPassword({ email: await emailOf(), password: 'clave-de-prueba-3391' });
		const reader = tokenBackend(staff.data.session?.access_token ?? '');
		const [arrived] = await findArrivedFiles(reader, asked.id, [file.file]);
		if (!arrived) throw new Error('The file has not arrived.');
		expect(arrived).toEqual({ hash: file.file, survey: asked.survey, type: file.type, bytes: file.bytes });
		expect(await openFile(arrived)).toMatchObject({ ok: true });
		const place = `${asked.survey}/${file.file}`;
		await storage().upload(place, writePng(), { contentType: 'image/png', upsert: true });
		expect(await openFile(arrived)).toEqual({ ok: false, error: 'altered' });
		await storage().remove([place]);
		expect(await openFile(arrived)).toEqual({ ok: false, error: 'missing' });
	});

	it('comes with its answer in a sealed file that staff bring', async () => {
		const asked = await publish();
		const kept = await keep(asked.survey);
		// It never reached the server: the file carries it.
		await storage().remove([`${asked.survey}/${kept.file}`]);
		await backend.sql.query('delete from private.files where survey_id = $1', [asked.survey]);
		const slug = `${exercise().slug}-${String(count)}`;
		const key = await readPublicSealingKey(slug);
		if (key === null) throw new Error('The consultation has no key to seal to.');
		const { id, content, salt, commitment, channel } = freezeAnswer(asked, { tema: 'agua', foto: kept });
		const files = [{ type: 'image/jpeg', bytes: base64url(writeJpeg()) }];
		const body = JSON.stringify({ id, content, salt, commitment, channel, files });
		const bound = bindDeviceAnswer({ id, consultation: slug });
		const box = await sealBytes(key, await makeSealingKeys(), new TextEncoder().encode(body), bound);
		const answers = [{ id, consultation: slug, ...box }];
		const file = { v: 1 as const, kind: 'prioriza/device-answers' as const, answers };
		const signedIn = await backend
			.asVisitor()
			.auth.signInWithPassword({ email: await emailOf(), password: 'clave-de-prueba-3391' });
		const staff = tokenBackend(signedIn.data.session?.access_token ?? '');
		const brought = await bringFile(staff, { id: asked.id, slug }, file, JSON.stringify(file));
		expect(brought).toEqual({ received: 1, refused: new Map() });
		expect(await listed(asked.survey)).toEqual([kept.file]);
	});

	it('is thrown away after a day when no answer names it, and stays when one does', async () => {
		const asked = await publish();
		const named = await keep(asked.survey);
		const alone = await keep(asked.survey, writePng());
		await commit(async (client) => {
			const body = freezeAnswer(asked, { tema: 'agua', foto: named });
			await call(client, anybody, 'submit_answer', submissionOf(body));
		});
		await dropUnusedFiles();
		expect((await listed(asked.survey)).sort()).toEqual([named.file, alone.file].sort());
		await backend.sql.query('update private.files set kept_on = kept_on - 2 where survey_id = $1', [
			asked.survey,
		]);
		await dropUnusedFiles();
		expect(await listed(asked.survey)).toEqual([named.file]);
		// Sent once more it is kept once more.
		expect(await keep(asked.survey, writePng())).toEqual(alone);
	});
});

async function emailOf(): Promise<string> {
	const { rows } = await backend.sql.query<{ email: string }>('select email from auth.users where id = $1', [
		exercise().staff.account,
	]);
	return rows[0]?.email ?? '';
}
