import { describe, expect, it, onTestFinished } from 'vitest';
import { workerBackend } from '../../../src/lib/server/backend/clients';
import { sendSealLetters, type Post } from '../../../src/lib/server/data/turns/sealLetterTurn';
import { writeSealLetter } from '../../../src/lib/server/export/letters/writeSealLetter';
import { sendLetters } from '../../../src/lib/server/mail/sendLetters';
import { startSmtpServer } from '../../local-backend/launch/smtpServer';
import { publishConsultation } from '../scene/consultation';
import { publishSeal } from '../scene/seal';
import { readOne } from '../scene/stage';
import { useCommittedExercise } from '../scene/useCommittedExercise';

const { exercise, commit } = useCommittedExercise('cartas');

const read = (sql: string, values: unknown[] = []) => commit((client) => readOne(client, sql, values));
/** The waits of this exercise are over. */
const letTimePass = () =>
	read(`update private.seal_letters set next_try_at = now() - interval '1 second' where exercise_id = $1`, [
		exercise().id,
	]);

describe('letters with seals', () => {
	it('reach each mailbox once, with the very bytes of the seal, however many instances send', async () => {
		const server = await startSmtpServer();
		onTestFinished(server.close);
		const settings = { url: server.url, from: 'Prioriza <hola@ejemplo.example>' };
		const post: Post = {
			write: (letter) => writeSealLetter(letter, 'https://prioriza.example'),
			send: (letters) => sendLetters(settings, letters),
		};
		const { id, slug, titular, suplente, neighbour, authority, organ } = exercise();
		/** Letters of exercises of other tests may be due too, more than leave at once. */
		const sendFromTwo = async () => {
			do {
				await Promise.all([sendSealLetters(workerBackend(), post), sendSealLetters(workerBackend(), post)]);
			} while (
				await read(
					`select count(*) > 0 from private.seal_letters
					where exercise_id = $1 and state = 'waiting' and next_try_at <= now()`,
					[id],
				)
			);
		};
		const own = () => server.received.filter((message) => message.includes(`${slug}-`));
		await commit((client) => publishConsultation(client, exercise(), `${slug}-carta`));
		await sendFromTwo();
		expect(own()).toEqual([]);

		const size = await commit((client) => publishSeal(client, id));
		server.refuseNext(`${slug}-${size}.checkpoint`);
		await sendFromTwo();
		expect(own()).toHaveLength(4);
		await sendFromTwo();
		expect(own()).toHaveLength(4);
		await letTimePass();
		await sendFromTwo();
		await letTimePass();
		await sendFromTwo();

		const to = own().map((message) => /^To: (\S+)$/m.exec(message)?.[1]);
		const seated = [titular, suplente, neighbour, authority, organ].map(({ email }) => email);
		expect(to.sort()).toEqual(seated.sort());
		const note = await read('select note from app.checkpoints where exercise_id = $1', [id]);
		for (const message of own()) {
			const [, file = ''] = /\.checkpoint"?\n(?:[A-Z].*\n)*\n([A-Za-z0-9+/=\n]+)/.exec(message) ?? [];
			expect(Buffer.from(file, 'base64').toString()).toBe(note);
		}
		const ids = own().map(
			(message) => /^Message-ID:\s+(<sello\.\S+@prioriza\.example>)$/m.exec(message)?.[1],
		);
		expect(new Set(ids).size).toBe(5);
		expect(ids).not.toContain(undefined);
	});
});
