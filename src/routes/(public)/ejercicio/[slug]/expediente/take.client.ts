import { takeIds } from './takePage';

// What tells how far the server is comes with the first tap. Where it does not come, the link downloads.

const root = document.getElementById(takeIds.root);
const data = document.getElementById(takeIds.data)?.textContent;
const link = root?.querySelector('a');

link?.addEventListener('click', (event) => {
	if (!root || !data) return;
	event.preventDefault();
	void import('./takeHere').then(
		({ takeHere }) => {
			takeHere(root, data);
		},
		() => {
			location.assign(link.href);
		},
	);
});
