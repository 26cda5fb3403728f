import { takeIds } from './takePage';

// What tells how far the server is comes with the first tap. Where it does not come, the link downloads.

const root = document.getElementById(takeIds.root);
const data = document.getElementById(takeIds.data)?.textContent;
const link = root?.querySelector('a');
let isComing = false;

link?.addEventListener('click', (event) => {
	if (!root || !data) return;
	event.preventDefault();
	// A second tap in a hurry takes no second copy.
	if (isComing) return;
	isComing = true;
	void import('./takeHere').then(
		({ takeHere }) => {
			takeHere(root, data);
		},
		() => {
			isComing = false;
			location.assign(link.href);
		},
	);
});
