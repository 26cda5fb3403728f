import { rankedMapIds } from './rankedMapIds';

// The page is read without scripts. This one waits for a tap: nothing that draws a map is downloaded before.

const opener = document.getElementById(rankedMapIds.opener);
const failure = document.getElementById(rankedMapIds.failure);

async function open(): Promise<void> {
	const target = document.getElementById(rankedMapIds.root);
	const data = document.getElementById(rankedMapIds.data)?.textContent;
	if (!opener || !target || !data || opener.hasAttribute('aria-busy')) return;
	opener.setAttribute('aria-busy', 'true');
	try {
		const { walkRankedMap } = await import('./walkRankedMap');
		walkRankedMap(target, data);
	} catch (reason) {
		// Without a network browsers say TypeError; the map on the page stays, and so does its button.
		if (!(reason instanceof TypeError)) throw reason;
		opener.removeAttribute('aria-busy');
		if (failure) failure.hidden = false;
	}
}

opener?.addEventListener('click', () => void open());
