import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import type { RandomStream } from '../../../src/lib/basics/random';

/**
 * What may happen to a question on its way to the backend and back:
 * - `slow`: the answer comes five seconds later;
 * - `silent`: nothing ever comes, sometimes because the question never arrived;
 * - `reset`: the connection is reset, before the question arrives or once it was answered;
 * - `cut`: the connection ends in the middle of the answer;
 * - `garbled`: half of the body comes, under a head that promises no more.
 */
export type Fault = 'slow' | 'silent' | 'reset' | 'cut' | 'garbled';

export interface FaultProxy {
	readonly url: string;
	/** From now on this share of questions, of 1000, meets one of these; and none when none is named. */
	disturb(faults: readonly Fault[], perThousand?: number): void;
	/** Ends every connection and takes no other, until it is opened again. */
	shut(): Promise<void>;
	open(): Promise<void>;
	/** How often each happened. */
	readonly met: ReadonlyMap<Fault, number>;
}

const slowMs = 5_000;

/** Real sockets in the way to an address of this machine. */
export async function startFaultProxy(target: string, random: RandomStream): Promise<FaultProxy> {
	const { port: targetPort, hostname } = new URL(target);
	const met = new Map<Fault, number>();
	const sockets = new Set<Socket>();
	let faults: readonly Fault[] = [];
	let share = 1_000;

	const choose = (): Fault | null => {
		const isMet = faults.length > 0 && random.nextBelow(1_000) < share;
		const fault = isMet ? (faults[random.nextBelow(faults.length)] ?? null) : null;
		if (fault !== null) met.set(fault, (met.get(fault) ?? 0) + 1);
		return fault;
	};

	const carry = (asking: Socket) => {
		const answering = connect(Number(targetPort), hostname);
		const ends = [asking, answering];
		let fault: Fault | null = null;
		let arrived: Buffer[] = [];
		for (const end of ends) {
			sockets.add(end);
			end.setNoDelay(true);
			end.on('error', () => undefined);
			end.on('close', () => {
				sockets.delete(end);
				for (const other of ends) other.destroy();
			});
		}
		asking.on('data', (chunk) => {
			fault = choose();
			arrived = [];
			const isLost = random.nextBelow(2) === 0;
			if (fault === 'reset' && isLost) asking.resetAndDestroy();
			else if (fault !== 'silent' || !isLost) answering.write(chunk);
		});
		answering.on('data', (chunk) => {
			if (fault === null) asking.write(chunk);
			else if (fault === 'slow') setTimeout(() => asking.writable && asking.write(chunk), slowMs).unref();
			else if (fault === 'reset') asking.resetAndDestroy();
			else if (fault === 'cut') asking.end(chunk.subarray(0, Math.ceil(chunk.length * 0.7)));
			else if (fault === 'garbled') {
				arrived.push(chunk);
				const half = halve(Buffer.concat(arrived));
				if (half === null) return;
				asking.write(half);
				fault = 'silent';
			}
		});
	};

	const listen = async (wanted: number) => {
		const server = createServer(carry);
		await new Promise<void>((done) => server.listen(wanted, '127.0.0.1', done));
		return server;
	};
	let server: Server = await listen(0);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${String(port)}`,
		disturb: (chosen, perThousand = 1_000) => {
			faults = chosen;
			share = perThousand;
		},
		shut: () =>
			new Promise((done) => {
				server.close(() => done());
				for (const socket of sockets) socket.destroy();
			}),
		open: async () => {
			server = await listen(port);
		},
		met,
	};
}

/** Half of the body, said to be all of it; null until some of the body is there. */
function halve(answer: Buffer): Buffer | null {
	const end = answer.indexOf('\r\n\r\n');
	if (end === -1) return null;
	const [status = '', ...headers] = answer.subarray(0, end).toString('latin1').split('\r\n');
	const isChunked = headers.some((line) => /^transfer-encoding: *chunked/i.test(line));
	const body = answer.subarray(end + 4 + (isChunked ? answer.indexOf('\r\n', end + 4) - end - 2 : 0));
	if (body.length < 2) return null;
	const half = body.subarray(0, Math.floor(body.length / 2));
	const kept = headers.filter((line) => !/^(?:transfer-encoding|content-length):/i.test(line));
	const head = [status, ...kept, `content-length: ${String(half.length)}`].join('\r\n');
	return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), half]);
}
