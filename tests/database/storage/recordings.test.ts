import { describe, expect, it } from 'vitest';
import { findQuestion } from '../../../src/lib/domain/survey/instrument';
import { setRecording } from '../../../src/lib/domain/survey/languages/setRecording';
import { receiveRecording, serveRecording } from '../../../src/lib/server/data/answers/recordings';
import { writeMp3, writeWav } from '../../fixtures/files/sounds';
import { dropUnnamedRecordings } from '../../../src/lib/server/backend/storage/recordings';
import { writeJpeg } from '../../fixtures/files/pictures';
import { useBackend } from '../../local-backend/backendFixture';
import { publishWithPhoto } from '../scene/consultation';
import { useCommittedExercise } from '../scene/useCommittedExercise';

const backend = useBackend();
const { exercise, commit } = useCommittedExercise('grabaciones');
const storage = () => backend.asService().storage.from('question-recordings');

async function record(bytes: Uint8Array) {
	const { instrument } = await commit((client) =>
		publishWithPhoto(client, exercise(), `${exercise().slug}-${String(bytes.length)}`),
	);
	const kept = await receiveRecording(instrument.survey, bytes);
	if (!kept.ok) throw new Error(kept.error.code);
	const spoken = setRecording(instrument, 'tema', 'es', kept.value);
	if (!spoken.ok || findQuestion(spoken.value, 'tema') === null) throw new Error('no question');
	return { silent: instrument, instrument: spoken.value, recording: kept.value };
}

const bytesOf = async (response: Response | null) =>
	Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));

describe('a question read aloud', () => {
	it('is served under its hash for ever, whole or in pieces, and only while the survey names it', async () => {
		const { silent, instrument, recording } = await record(writeMp3());
		const whole = await serveRecording(instrument, recording.file, null);
		expect(whole?.status).toBe(200);
		expect(whole?.headers.get('content-type')).toBe('audio/mpeg');
		expect(whole?.headers.get('cache-control')).toContain('immutable');
		const bytes = await bytesOf(whole);
		expect(bytes.length).toBe(recording.bytes);
		const piece = await serveRecording(instrument, recording.file, 'bytes=2-5');
		expect(piece?.status).toBe(206);
		expect(piece?.headers.get('content-range')).toBe(`bytes 2-5/${String(bytes.length)}`);
		expect((await bytesOf(piece)).equals(bytes.subarray(2, 6))).toBe(true);
		const rest = await serveRecording(instrument, recording.file, 'bytes=3-');
		expect((await bytesOf(rest)).equals(bytes.subarray(3))).toBe(true);
		expect((await serveRecording(instrument, recording.file, 'bytes=99999999-'))?.status).toBe(416);
		expect(await serveRecording(silent, recording.file, null)).toBeNull();
	});

	it('is opened by nobody without the secret key, nor put there', async () => {
		const { instrument, recording } = await record(writeWav());
		const place = `${instrument.survey}/${recording.file}`;
		const visitor = backend.asVisitor().storage.from('question-recordings');
		expect((await visitor.download(place)).error).not.toBeNull();
		expect(
			(await visitor.upload(`${place}x`, writeWav(), { contentType: 'audio/wav' })).error,
		).not.toBeNull();
	});

	it('is not served once its bytes are others', async () => {
		const { instrument, recording } = await record(writeWav(2));
		await storage().upload(`${instrument.survey}/${recording.file}`, writeMp3(), {
			contentType: 'audio/mpeg',
			upsert: true,
		});
		expect(await serveRecording(instrument, recording.file, null)).toBeNull();
	});

	it('leaves storage a day after the survey names another one', async () => {
		const { instrument, recording } = await record(writeMp3(2));
		const other = await receiveRecording(instrument.survey, writeMp3(3));
		if (!other.ok) throw new Error(other.error.code);
		const places = [recording, other.value].map(({ file }) => `${instrument.survey}/${file}`);
		const listHeld = async () => {
			const { data } = await storage().list(instrument.survey);
			return (data ?? []).map(({ name }) => `${instrument.survey}/${name}`).sort();
		};
		const draft = setRecording(instrument, 'tema', 'es', other.value);
		if (!draft.ok) throw new Error('no question');
		await commit((client) =>
			client.query('update app.surveys set draft = $2 where id = $1', [
				instrument.survey,
				JSON.stringify(draft.value),
			]),
		);
		await dropUnnamedRecordings();
		expect(await listHeld()).toEqual([...places].sort());
		await commit((client) =>
			client.query(
				`update storage.objects set updated_at = now() - interval '25 hours' where name = any ($1)`,
				[places],
			),
		);
		await dropUnnamedRecordings();
		expect(await listHeld()).toEqual([places[1]]);
	});

	it.each([
		['a picture', writeJpeg(), 'file_type'],
		['more than a minute', writeWav(90), 'file_large'],
	])('is refused with %s', async (_, bytes, code) => {
		const refused = await receiveRecording('00000000-0000-4000-8000-000000000001', bytes);
		expect(refused).toMatchObject({ ok: false, error: { code } });
	});
});
