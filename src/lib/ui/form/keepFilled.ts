type Control = HTMLInputElement | HTMLSelectElement;

/**
 * Notes which lists and boxes somebody changed on a slow line before the scripts came, and gives what puts that back:
 * scripts that take a page over set each of them to what the server sent, and leave only typed text as it is. Call it
 * before they do, and what it gives after.
 */
export function keepFilled(page: ParentNode): () => void {
	const filled = [...page.querySelectorAll<Control>('select, [type=checkbox], [type=radio]')].flatMap(
		(control) => {
			const state = stateOf(control);
			return state === firstStateOf(control) ? [] : [{ control, state }];
		},
	);
	return () => {
		for (const { control, state } of filled) {
			if (stateOf(control) === state) continue;
			if ('options' in control) control.selectedIndex = Number(state);
			else control.checked = Boolean(state);
			// As if it were done now, so that whoever listens knows.
			control.dispatchEvent(new Event('change', { bubbles: true }));
		}
	};
}

const stateOf = (control: Control): number | boolean =>
	'options' in control ? control.selectedIndex : control.checked;

/** What the server sent. */
const firstStateOf = (control: Control): number | boolean =>
	'options' in control
		? Math.max(
				0,
				[...control.options].findLastIndex((option) => option.defaultSelected),
			)
		: control.defaultChecked;
