// Printing is all a receipt needs a script for. Without it the page tells where the browser has it.

for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
	button.hidden = false;
	button.addEventListener('click', () => window.print());
}
for (const hint of document.querySelectorAll<HTMLElement>('[data-print-hint]')) hint.hidden = true;
