import { dropUnusedFiles } from '../../backend/storage/answerFiles';
import { dropUnfiledDocuments } from '../../backend/storage/documentFiles';
import { dropUnnamedRecordings } from '../../backend/storage/recordings';
import { workerBackend } from '../../backend/clients';
import { signTurn } from '../log/signTurn';
import { eraseDueOpenings } from '../record/openings';
import { fileNextSheet, type Press } from '../sheet/fileSheets';
import { settleDue } from '../tallies';
import { refuseWeakDatabase, WeakDatabaseError } from './durability';
import { sendSealLetters, type Post } from './sealLetterTurn';

const turnMs = 15_000;

/** Files that no answer names, recordings that no survey names and documents that were never filed leave every ten minutes, as does what people said once its day has come, the first time when the process starts. */
const turnsBetweenSweeps = 40;

let isTurning = false;
let turn = 0;

/** One turn now, for whoever has just closed something and waits for its result. */
export async function settleNow(): Promise<void> {
	await settleDue(workerBackend());
}

/** Whether the database was found to keep what it acknowledges; until it is, it is asked each turn. */
let isSound = false;

/** Ends the process, with words, on a database that could lose an answer whose receipt was given. */
export async function lookAtDatabase(): Promise<void> {
	if (isSound) return;
	try {
		isSound = await refuseWeakDatabase(workerBackend(), (sentence) => {
			console.error(sentence);
		});
	} catch (error) {
		if (!(error instanceof WeakDatabaseError)) throw error;
		console.error(error.message);
		process.exit(1);
	}
}

async function sweep(): Promise<void> {
	await dropUnusedFiles();
	await dropUnnamedRecordings();
	await dropUnfiledDocuments();
	await eraseDueOpenings();
}

/**
 * Takes a turn every few seconds while the process lives. Every instance of the application runs one: what is done
 * twice is stored once, so none needs to be the chosen one.
 */
export function startWorker(): void {
	takeTurn();
	setInterval(takeTurn, turnMs).unref();
}

function takeTurn(): void {
	// A turn longer than the wait is not an occasion for a second one.
	if (isTurning) return;
	isTurning = true;
	const isSweep = turn++ % turnsBetweenSweeps === 0;
	lookAtDatabase()
		.then(() => settleNow())
		.then(() => signTurn())
		.then(() => (isSweep ? sweep() : undefined))
		.catch((error: unknown) => {
			console.error('worker:', error instanceof Error ? error.message : 'failed');
		})
		.finally(() => {
			isTurning = false;
		});
}

/**
 * Sends letters with seals every few seconds while the process lives, apart from everything else: a mail server that
 * hangs keeps nobody from sealing.
 *
 * @param openPost how letters leave now; null where no mail server is set up.
 */
export function startSealLetters(openPost: () => Post | null): void {
	takeTurns('letters', async () => {
		const post = openPost();
		if (post !== null) await sendSealLetters(workerBackend(), post);
	});
}

/**
 * Prints and files the sheets of results every few seconds while the process lives, apart from everything else: a
 * browser that hangs keeps nobody from counting.
 *
 * @param openPress what prints now; null where this machine prints nothing.
 */
export function startSheets(openPress: () => Press | null): void {
	takeTurns('sheets', async () => {
		const press = openPress();
		if (press === null) return;
		for (;;) {
			const filed = await fileNextSheet(workerBackend(), press);
			if (!filed.ok) console.error(`sheets: ${filed.error.code}`);
			if (!filed.ok || !filed.value) return;
		}
	});
}

function takeTurns(what: string, act: () => Promise<void>): void {
	let isActing = false;
	const take = () => {
		if (isActing) return;
		isActing = true;
		act()
			.catch((error: unknown) => {
				console.error(`${what}:`, error instanceof Error ? error.message : 'failed');
			})
			.finally(() => {
				isActing = false;
			});
	};
	setInterval(take, turnMs).unref();
}
