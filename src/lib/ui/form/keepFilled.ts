type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Notes what somebody filled in on a slow line before the scripts came, and gives what puts it back: scripts that take
 * a page over set each list and box to what the server sent. Call it before they do, and what it gives after.
 */
export function keepFilled(page: ParentNode): () => void {
	const filled = [...page.querySelectorAll<Control>('input, textarea, select')]
		.filter(isChanged)
		.map((control) => ({ control, value: control.value, checked: isBox(control) && control.checked }));
	return () => {
		for (const { control, value, checked } of filled) {
			if (isBox(control)) {
				if (control.checked === checked) continue;
				control.checked = checked;
			} else {
				if (control.value === value) continue;
				control.value = value;
			}
			// As if it were done now, so that whoever listens knows.
			control.dispatchEvent(new Event('input', { bubbles: true }));
			control.dispatchEvent(new Event('change', { bubbles: true }));
		}
	};
}

function isBox(control: Control): control is HTMLInputElement {
	return control.type === 'checkbox' || control.type === 'radio';
}

function isChanged(control: Control): boolean {
	if (control instanceof HTMLSelectElement) {
		const options = [...control.options];
		return control.value !== (options.findLast((option) => option.defaultSelected) ?? options[0])?.value;
	}
	// What a file is cannot be set by a script, and stays where it is.
	if (control.type === 'file') return false;
	return isBox(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}
