import { flushSync, mount } from 'svelte';
import TakeExpediente from '$lib/components/record/TakeExpediente.svelte';
import type { TakePage } from './takePage';

/** Takes the expediente in the place of the link, which begins at once. Whoever was on the link is on its like. */
export function takeHere(root: HTMLElement, data: string): void {
	const wasHere = root.contains(document.activeElement);
	root.replaceChildren();
	mount(TakeExpediente, { target: root, props: { ...(JSON.parse(data) as TakePage), begins: true } });
	flushSync();
	if (wasHere) root.querySelector('a')?.focus();
}
