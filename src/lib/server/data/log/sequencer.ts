import { z } from 'zod';
import { ok, type Result } from '$lib/basics/result';
import {
	areEqual,
	base64url,
	fromBase64url,
	readCheckpoint,
	rootOf,
	signCheckpoint,
	type Head,
} from '$lib/evidence';
import { callVerb, readRow, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';
import { settleEach } from '../turns/settleEach';
import type { LogKey } from './logKey';
import type { PublishedMemory } from './publishedMemory';
import { readTree } from './readTree';

const hash = z.string().transform((text) => fromBase64url(text) ?? new Uint8Array());
const toSignShape = z.object({
	exercise: z.string(),
	origin: z.string(),
	size: z.int(),
	signedSize: z.int(),
	signedRoot: hash.nullable(),
	/** The key that the log itself names. */
	key: z.string().nullable(),
	keyChanged: z.boolean(),
	halt: z.object({ size: z.int(), root: hash }).nullable(),
});
type LogToSign = z.infer<typeof toSignShape>;

/** What signs, and what it remembers besides the database. */
export interface Sequencer {
	readonly backend: Backend;
	readonly key: LogKey;
	readonly memory: PublishedMemory | null;
	/** Tells whoever runs the installation. */
	readonly say: (sentence: string) => void;
}

/**
 * Signs every log that grew, after making sure that it grew from everything that was published before. A log that is
 * smaller or different is never signed and never repaired: it is halted, and said how to go on.
 *
 * Any number of instances may do this at once: the database publishes one checkpoint for each size.
 *
 * @param all also looks at logs that did not grow: the check when an instance starts.
 */
export async function signLogs(sequencer: Sequencer, all: boolean): Promise<void> {
	const due = await readVerb(sequencer.backend, 'logs_to_sign', { p_all: all }, toSignShape.array());
	const byExercise = new Map(due.map((log) => [log.exercise, log]));
	await settleEach('checkpoint', [...byExercise.keys()], (exercise) => {
		const log = byExercise.get(exercise);
		return log ? signLog(sequencer, log) : Promise.resolve(ok(null));
	});
}

async function signLog(sequencer: Sequencer, log: LogToSign): Promise<Result<unknown, Refusal>> {
	const { backend, memory } = sequencer;
	const remembered = memory?.recall(log.origin) ?? null;
	const known: Head[] = [
		...(log.signedRoot === null ? [] : [{ size: log.signedSize, root: log.signedRoot }]),
		...(remembered === null ? [] : [remembered]),
		...(log.halt === null ? [] : [log.halt]),
	];
	const missing = known.find(({ size }) => size > log.size);
	if (missing) return halt(sequencer, log, 'smaller', missing);
	const tree = await readTree(backend, log.exercise, log.size);
	if (tree === null) {
		const [one] = known;
		if (one) return halt(sequencer, log, 'different', one);
		sequencer.say(`ALTO: al registro ${log.origin} le faltan líneas. No se firma.`);
		return ok(null);
	}
	const differing = known.find(({ size, root }) => !areEqual(rootOf(tree, size), root));
	if (differing) return halt(sequencer, log, 'different', differing);
	if (log.halt !== null) {
		const { size, root } = log.halt;
		const resumed = await callVerb(
			backend,
			'resume_log',
			{ p_exercise: log.exercise, p_size: size, p_root: base64url(root) },
			z.boolean(),
		);
		if (!resumed.ok) return resumed;
		sequencer.say(`El registro ${log.origin} está completo otra vez y se vuelve a firmar.`);
	}
	if (log.key !== sequencer.key.publicKey) {
		// A log says by itself which key signs it, before that key does.
		const grown = await callVerb(backend, 'adopt_log_key', { p_exercise: log.exercise }, z.int());
		if (!grown.ok) return grown;
		const named = { key: sequencer.key.publicKey, keyChanged: log.key !== null, halt: null };
		return signLog(sequencer, { ...log, ...named, size: grown.value });
	}
	if (log.size > log.signedSize) {
		const published = await publish(sequencer, log, rootOf(tree));
		if (!published.ok) return published;
	}
	return remember(sequencer, log);
}

async function publish(
	{ backend, key }: Sequencer,
	{ exercise, origin, size, keyChanged }: LogToSign,
	root: Uint8Array,
): Promise<Result<boolean, Refusal>> {
	const former = keyChanged && key.cause === 'scheduled' ? key.former : null;
	const keys = former === null ? [key.privateKey] : [key.privateKey, former.privateKey];
	const note = signCheckpoint({ origin, size, root }, keys);
	const published = await callVerb(
		backend,
		'publish_checkpoint',
		{ p_exercise: exercise, p_size: size, p_root: base64url(root), p_note: note },
		z.boolean(),
	);
	// Another instance saw the log grow further and was first: what it published covers this.
	return !published.ok && published.error.code === 'checkpoint_behind' ? ok(false) : published;
}

/** Keeps what stands published now, whichever instance did it. */
async function remember(
	{ backend, memory }: Sequencer,
	{ exercise, origin }: LogToSign,
): Promise<Result<null, Refusal>> {
	if (memory === null) return ok(null);
	const newest = await readRow(
		backend
			.from('checkpoints')
			.select('note')
			.eq('exercise_id', exercise)
			.order('size', { ascending: false })
			.limit(1),
		'checkpoints',
		z.object({ note: z.string() }),
	);
	if (newest !== null && readCheckpoint(newest.note).ok) memory.keep(origin, newest.note);
	return ok(null);
}

async function halt(
	{ backend, say }: Sequencer,
	{ exercise, origin, size }: LogToSign,
	reason: 'smaller' | 'different',
	published: Head,
): Promise<Result<unknown, Refusal>> {
	say(
		reason === 'smaller'
			? `ALTO: el registro ${origin} tiene ${size} líneas y ya se publicaron ${published.size}. Faltan ${published.size - size}. ` +
					'No se firma. Restaura una copia de seguridad más nueva: lee «El registro se detuvo» en docs/signing-key.md.'
			: `ALTO: el registro ${origin} no es el que se publicó con ${published.size} líneas. Alguien cambió algo. ` +
					'No se firma. Guarda todo como está y lee «El registro se detuvo» en docs/signing-key.md.',
	);
	return callVerb(
		backend,
		'halt_log',
		{ p_exercise: exercise, p_reason: reason, p_size: published.size, p_root: base64url(published.root) },
		z.null(),
	);
}
