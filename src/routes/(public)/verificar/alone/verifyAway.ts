import type { Report } from '$lib/verifier/report';
import { verifyFile, type Question } from './verifyFile';

interface Policy {
	createScriptURL(address: string): string;
}
interface Policies {
	createPolicy(name: 'prioriza-worker', rules: Policy): Policy;
}

/** The one address that becomes a worker: it is made here, of the script of this page. */
const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('prioriza-worker', {
	createScriptURL: (address) => address,
});

/** Checks away from the page, which stays alive; in the page where the browser starts no worker. */
export async function verifyAway(question: Question): Promise<Report> {
	const worker = startWorker();
	try {
		if (worker !== null) return await ask(worker, question);
	} catch (reason) {
		console.warn(reason);
	} finally {
		worker?.terminate();
	}
	await nextPaint();
	return verifyFile(question);
}

/** The worker runs the very script that runs here: the page has no other, and may not fetch one. */
function startWorker(): Worker | null {
	const program = document.getElementById('programa')?.textContent;
	if (!program) return null;
	const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
	try {
		return new Worker(policy?.createScriptURL(address) ?? address);
	} catch {
		return null;
	}
}

function ask(worker: Worker, question: Question): Promise<Report> {
	return new Promise((resolve, reject) => {
		worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
			resolve(data);
		});
		worker.addEventListener('error', ({ message }) => {
			reject(new Error(message === '' ? 'The worker did not start.' : message));
		});
		worker.postMessage(question);
	});
}

/** What says that it is working is drawn before the work takes the page. */
function nextPaint(): Promise<void> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => setTimeout(resolve));
	});
}

/** What the same script does as a worker. */
export function answerAway(): void {
	addEventListener('message', ({ data }: MessageEvent<Question>) => {
		void verifyFile(data).then((report) => {
			postMessage(report);
		});
	});
}
