import { mount, unmount } from 'svelte';
import type { RecountPage } from './recountPage';
import RecountReport from './RecountReport.svelte';

let shown: object | null = null;

/** Counts the record again in this browser, and shows how it goes; done when there is an answer. */
export async function recountHere(target: HTMLElement, data: string): Promise<void> {
	if (shown !== null) await unmount(shown);
	const page = JSON.parse(data) as RecountPage;
	await new Promise<void>((onDone) => {
		shown = mount(RecountReport, { target, props: { ...page, onDone } });
	});
}
