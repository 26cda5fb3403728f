import { workerBackend } from '../../backend/clients';
import { adoptKey, findCurrentKey } from './adoptKey';
import { LogKeyError, readLogKey } from './logKey';
import { findMemoryFolder, openMemory } from './publishedMemory';
import { signLogs, type Sequencer } from './sequencer';
import { rememberWithdrawn } from './withdrawnMemory';

type State =
	| { kind: 'starting' }
	| { kind: 'signing'; sequencer: Sequencer; folder: string | null; turn: number }
	| { kind: 'stopped' };

/** The logs are looked at as a whole when the process starts and once an hour. */
const turnsBetweenChecks = 240;

let state: State = { kind: 'starting' };

/** One turn of signing: at first the key and a look at every log, later those that grew. */
export async function signTurn(): Promise<void> {
	if (state.kind === 'starting') state = await begin();
	if (state.kind !== 'signing') return;
	const { sequencer, folder } = state;
	await signLogs(sequencer, state.turn++ % turnsBetweenChecks === 0);
	if (folder !== null) await rememberWithdrawn(sequencer.backend, folder);
}

async function begin(): Promise<State> {
	const backend = workerBackend();
	try {
		const key = await readLogKey(process.env, async () => (await findCurrentKey(backend)) === null);
		if (key === null) {
			say('Sin llave, el registro no se firma. Pon PRIORIZA_LOG_KEY_FILE: lee docs/signing-key.md.');
			return { kind: 'stopped' };
		}
		const folder = findMemoryFolder(process.env);
		if (folder === null)
			say(
				'Con PRIORIZA_LOG_MEMORY=none nada fuera de la base recuerda lo que se publicó: guarda los sellos.',
			);
		await adoptKey(backend, key);
		const memory = folder === null ? null : openMemory(folder);
		return { kind: 'signing', sequencer: { backend, key, memory, say }, folder, turn: 0 };
	} catch (error) {
		if (!(error instanceof LogKeyError)) throw error;
		// Nothing that another turn could mend.
		say(error.message);
		return { kind: 'stopped' };
	}
}

function say(sentence: string): void {
	console.error(sentence);
}
