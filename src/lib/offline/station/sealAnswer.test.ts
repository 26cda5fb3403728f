import { expect, test } from 'vitest';
import { queueFileShape, sealedContentShape } from '../../domain/consultation/sealedAnswerShape';
import { bindSealed } from '../../domain/consultation/sealedAnswer';
import { makeSealingKeys, openSealed, writePublicKey } from '../../evidence/sealing';
import { freezeAnswer } from '../freezeAnswer';
import type { QueuedAnswer } from './queue';
import { sealAnswer, toSend, writeQueueFiles } from './sealAnswer';

const station = '3f0c8a52-7a1d-4c64-9a86-0c8f3b8f2f10';
const consultation = { slug: 'tu-colonia', title: 'Tu colonia' };

test('what waits says nothing of what was answered, and the server finds every byte of it', async () => {
	const keys = await makeSealingKeys();
	const key = await writePublicKey(keys.publicKey);
	const frozen = freezeAnswer({ answers: { detalle: 'Canario de prueba' } }, 'kiosk', consultation, 7);
	const queued = await sealAnswer(frozen, station, key);
	const stored = JSON.stringify(queued);
	for (const secret of ['Canario', 'detalle', frozen.salt, frozen.commitment, frozen.key, frozen.keyHash])
		expect(stored).not.toContain(secret);
	const opened = await openSealed(key, keys.privateKey, queued, bindSealed(queued));
	const { content, salt, commitment, keyHash } = frozen;
	expect(JSON.parse(new TextDecoder().decode(opened ?? undefined))).toEqual({
		content,
		salt,
		commitment,
		keyHash,
	});
});

test('that somebody helped is sealed with the answer, and nothing is said where nobody did', async () => {
	const keys = await makeSealingKeys();
	const key = await writePublicKey(keys.publicKey);
	const open = async (assisted: boolean) => {
		const frozen = freezeAnswer({ a: 1 }, 'kiosk', consultation, 7, assisted ? { assisted } : null);
		const queued = await sealAnswer(frozen, station, key);
		expect(JSON.stringify(queued)).not.toContain('assisted');
		const bytes = await openSealed(key, keys.privateKey, queued, bindSealed(queued));
		return sealedContentShape.parse(JSON.parse(new TextDecoder().decode(bytes ?? undefined))).circumstances;
	};
	expect(await open(true)).toEqual({ assisted: true });
	expect(await open(false)).toBeUndefined();
});

test('the clock of the tablet and its tries stay on the tablet', async () => {
	const key = await writePublicKey((await makeSealingKeys()).publicKey);
	const queued = await sealAnswer(freezeAnswer({ a: 1 }, 'kiosk', consultation, 7), station, key);
	expect(Object.keys(toSend(queued)).sort()).toEqual(['box', 'consultation', 'epk', 'id', 'station']);
	const [file = ''] = writeQueueFiles([queued]);
	expect(queueFileShape.parse(JSON.parse(file)).answers).toEqual([toSend(queued)]);
});

test('a long queue goes into several files, each answer in one, none above what a form takes', () => {
	const box = 'A'.repeat(3_000);
	const queued = Array.from({ length: 500 }, (_, at): QueuedAnswer => {
		const id = `00000000-0000-4000-8000-${at.toString().padStart(12, '0')}`;
		const tablet = { folio: 'AAAA-AAAA', frozenAt: at, attempts: 0, refusal: null };
		return { id, station, consultation: 'tu-colonia', epk: 'A'.repeat(87), box, ...tablet };
	});
	const files = writeQueueFiles(queued);
	expect(files.length).toBeGreaterThan(1);
	for (const file of files) expect(file.length).toBeLessThan(410_000);
	const written = files.flatMap((file) => queueFileShape.parse(JSON.parse(file)).answers.map(({ id }) => id));
	expect(written).toEqual(queued.map(({ id }) => id));
	expect(writeQueueFiles([])).toEqual([]);

	const shift = { openedBy: 'AB', openedOn: '2026-11-20', closedBy: null, closedOn: null, made: 500 };
	const waiting = { ...shift, id: '00000000-0000-4000-8000-00000000000a', station, ids: written };
	const told = [waiting, { ...waiting, ids: [] }, { ...shift, id: waiting.id, ids: written }];
	const withShifts = writeQueueFiles(queued, told).map(
		(file) => queueFileShape.parse(JSON.parse(file)).shifts,
	);
	// Once, and only what waits for some of it and is known to be of a station.
	expect(withShifts).toEqual([...files.slice(1).map(() => undefined), [waiting]]);
});
