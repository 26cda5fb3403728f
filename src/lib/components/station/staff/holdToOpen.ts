export const holdMs = 3_000;

/**
 * Attaches to a button that opens only after being held for three seconds, by finger, mouse, Enter or space: nobody
 * opens it by accident. A shorter press calls `ontap`.
 */
export function holdToOpen(onopen: () => void, ontap: () => void): (button: HTMLElement) => () => void {
	return (button) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let hasOpened = false;

		const begin = (): void => {
			clearTimeout(timer);
			hasOpened = false;
			button.dataset['held'] = '';
			timer = setTimeout(() => {
				hasOpened = true;
				end();
				onopen();
			}, holdMs);
		};
		const end = (): void => {
			clearTimeout(timer);
			timer = undefined;
			delete button.dataset['held'];
		};
		const release = (): void => {
			if (timer !== undefined && !hasOpened) ontap();
			end();
		};
		const pressKey = (event: KeyboardEvent): void => {
			if (event.key !== 'Enter' && event.key !== ' ') return;
			event.preventDefault();
			if (!event.repeat) begin();
		};
		const releaseKey = ({ key }: KeyboardEvent): void => {
			if (key === 'Enter' || key === ' ') release();
		};
		// Holding a finger on a tablet would otherwise offer to copy the word.
		const stopMenu = (event: Event): void => event.preventDefault();

		const listeners = [
			['pointerdown', begin],
			['pointerup', release],
			['pointercancel', end],
			['pointerleave', end],
			['blur', end],
			['contextmenu', stopMenu],
		] as const;
		for (const [type, listen] of listeners) button.addEventListener(type, listen);
		button.addEventListener('keydown', pressKey);
		button.addEventListener('keyup', releaseKey);
		return () => {
			end();
			for (const [type, listen] of listeners) button.removeEventListener(type, listen);
			button.removeEventListener('keydown', pressKey);
			button.removeEventListener('keyup', releaseKey);
		};
	};
}
