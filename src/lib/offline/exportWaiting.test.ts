import { expect, test } from 'vitest';
import { broughtFileShape } from '../domain/survey/delivery/broughtFileShape';
import { bindDeviceAnswer } from '../domain/survey/delivery/deviceFile';
import { carriedAnswerShape, sentAnswerShape } from '../domain/survey/delivery/sentAnswerShape';
import { makeSealingKeys, openSealed, writePublicKey } from '../evidence/sealing';
import { writeDeviceFiles } from './exportWaiting';
import { base64url } from '../evidence/base64url';
import { sha256Of } from '../evidence/hash';
import { shelveFile } from './files/shelf';
import { freezeAnswer } from './freezeAnswer';

const keys = await makeSealingKeys();
const sealingKey = await writePublicKey(keys.publicKey);
const answerTo = (slug: string, text: string, key: string | null = sealingKey) =>
	freezeAnswer({ answers: { detalle: text } }, 'web', { slug, title: slug, sealingKey: key }, 7);

test('a file tells who carries it nothing, and the server finds what the device would have sent', async () => {
	const waiting = answerTo('tu-colonia', 'Canario en un archivo');
	const [file] = await writeDeviceFiles([waiting]);
	const text = file?.text ?? '';
	for (const secret of [
		'Canario',
		waiting.salt,
		waiting.commitment,
		waiting.key ?? '',
		waiting.keyHash ?? '',
	])
		expect(text).not.toContain(secret);
	const [sealed] = broughtFileShape.parse(JSON.parse(text)).answers;
	if (!sealed) throw new Error('the file is empty');
	const opened = await openSealed(sealingKey, keys.privateKey, sealed, bindDeviceAnswer(sealed));
	const { id, content, salt, commitment, channel, keyHash } = waiting;
	expect(sentAnswerShape.parse(JSON.parse(new TextDecoder().decode(opened ?? undefined)))).toEqual({
		id,
		content,
		salt,
		commitment,
		channel,
		keyHash,
	});
	// It opens only as what it is.
	for (const other of [
		{ ...sealed, consultation: 'otra' },
		{ ...sealed, id: crypto.randomUUID() },
	])
		expect(await openSealed(sealingKey, keys.privateKey, sealed, bindDeviceAnswer(other))).toBeNull();
});

test('each consultation has its own file, and what cannot be sealed is in none', async () => {
	const files = await writeDeviceFiles([
		answerTo('una', 'a'),
		answerTo('otra', 'b'),
		answerTo('una', 'c'),
		answerTo('sin-llave', 'd', null),
	]);
	expect(files.map(({ name, answers }) => [name, answers])).toEqual([
		['respuestas-una.json', 2],
		['respuestas-otra.json', 1],
	]);
});

test('a photograph travels with its answer, inside of what is sealed', async () => {
	const bytes = new TextEncoder().encode('una foto de prueba');
	const hash = base64url(sha256Of(bytes));
	await shelveFile({ hash, type: 'image/jpeg', bytes, sentAt: null });
	const foto = { file: hash, type: 'image/jpeg', bytes: bytes.length };
	const waiting = freezeAnswer(
		{ answers: { foto } },
		'web',
		{ slug: 'con-foto', title: 'Con foto', sealingKey },
		7,
	);
	const [file] = await writeDeviceFiles([waiting]);
	const [sealed] = broughtFileShape.parse(JSON.parse(file?.text ?? '')).answers;
	if (!sealed) throw new Error('the file is empty');
	const opened = await openSealed(sealingKey, keys.privateKey, sealed, bindDeviceAnswer(sealed));
	const read = carriedAnswerShape.parse(JSON.parse(new TextDecoder().decode(opened ?? undefined)));
	expect(read.files).toEqual([{ type: 'image/jpeg', bytes: base64url(bytes) }]);
	expect(read.content).toBe(waiting.content);
});
