import { enhance as enhanceForm } from '$app/forms';
import type { SubmitFunction } from '@sveltejs/kit';
import { mount, unmount } from 'svelte';
import { defaultLocale, parseLocale } from '$lib/messages/locale';
import Unanswered from './Unanswered.svelte';

type Data = Record<string, unknown> | undefined;

/**
 * Sends a form in place, as the framework does. Where no answer comes, or the server fails, the framework would put an
 * error page where the form was: here the page stays as it is, with what was typed, and says it beside the button. What
 * looks after the form hears it as `unanswered`.
 */
export function enhance<Success extends Data, Failure extends Data>(
	form: HTMLFormElement,
	submit?: SubmitFunction<Success, Failure>,
): { destroy(): void } {
	let said: object | null = null;

	function unsay(): void {
		if (said) void unmount(said);
		said = null;
	}

	function say(button: HTMLElement | null, reference: string | undefined): void {
		const locale = parseLocale(document.documentElement.lang) ?? defaultLocale;
		said = mount(Unanswered, {
			target: button?.parentElement ?? form,
			...(button && { anchor: button }),
			props: { reference, locale },
		});
		form.dispatchEvent(new Event('unanswered'));
	}

	const sending = enhanceForm<Success, Failure>(form, async (input) => {
		unsay();
		const after = await submit?.(input);
		return async (outcome) => {
			const { result } = outcome;
			const isLost = result.type === 'error' && (result.status === undefined || result.status >= 500);
			if (isLost) say(input.submitter, (result.error as App.Error | undefined)?.id);
			const settle = isLost ? { ...outcome, update: () => Promise.resolve() } : outcome;
			await (after ? after(settle) : settle.update());
		};
	});
	return {
		destroy: () => {
			unsay();
			sending.destroy();
		},
	};
}
