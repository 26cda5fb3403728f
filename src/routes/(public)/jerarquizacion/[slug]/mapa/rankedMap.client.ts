import { rankedMapIds } from './rankedMapIds';

// The page is read without scripts. This one waits for a tap: nothing that draws a map is downloaded before.

const opener = document.getElementById(rankedMapIds.opener);
const failure = document.getElementById(rankedMapIds.failure);

async function open(): Promise<void> {
	const target = document.getElementById(rankedMapIds.root);
	const data = document.getElementById(rankedMapIds.data)?.textContent;
	if (!opener || !target || !data || opener.hasAttribute('aria-busy')) return;
	opener.setAttribute('aria-busy', 'true');
	const walk = await import('./walkRankedMap').catch(withoutNetwork);
	opener.removeAttribute('aria-busy');
	if (failure) failure.hidden = walk !== null;
	walk?.walkRankedMap(target, data);
}

/** Browsers say TypeError, and the bundler's loader of styles a plain Error. The map of the page stays, and its button. */
function withoutNetwork(reason: unknown): null {
	if (!(reason instanceof Error)) throw reason;
	return null;
}

opener?.addEventListener('click', () => void open());
