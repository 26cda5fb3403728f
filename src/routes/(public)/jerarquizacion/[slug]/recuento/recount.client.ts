import { recountIds } from './recountPage';

// Nothing that counts is downloaded before it is asked for.

const opener = document.getElementById(recountIds.opener);
const failure = document.getElementById(recountIds.failure);

async function start(): Promise<void> {
	const target = document.getElementById(recountIds.root);
	const data = document.getElementById(recountIds.data)?.textContent;
	if (!opener || !target || !data || opener.hasAttribute('aria-busy')) return;
	opener.setAttribute('aria-busy', 'true');
	const counter = await import('./recountHere').catch(withoutNetwork);
	if (failure) failure.hidden = counter !== null;
	await counter?.recountHere(target, data);
	opener.removeAttribute('aria-busy');
}

/** Browsers say TypeError, and the bundler's loader of styles a plain Error. The button stays. */
function withoutNetwork(reason: unknown): null {
	if (!(reason instanceof Error)) throw reason;
	return null;
}

opener?.addEventListener('click', () => void start());
