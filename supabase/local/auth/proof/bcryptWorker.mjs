// Hashing takes a tenth of a second of pure arithmetic: done here, it holds up no other request.
import { randomUUID } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import bcrypt from 'bcryptjs';

const rounds = 10;
/** Compared when there is no such user, so that the answer takes as long as for one who exists. */
const nobodysHash = bcrypt.hashSync(randomUUID(), rounds);

parentPort.on('message', ({ id, password, task, hash }) => {
	const result =
		task === 'hash' ? bcrypt.hashSync(password, rounds) : bcrypt.compareSync(password, hash ?? nobodysHash);
	parentPort.postMessage({ id, result });
});
