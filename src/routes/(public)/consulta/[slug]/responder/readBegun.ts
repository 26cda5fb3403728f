import { readTyped, type Typed } from '$lib/domain/readTyped';

/** What somebody chose or wrote in a form as the server drew it; nothing when it still stands as it came. */
export function readBegun(form: HTMLFormElement | null): Typed | undefined {
	if (!form || ![...form.elements].some(hasChanged)) return undefined;
	return readTyped(new FormData(form));
}

function hasChanged(control: Element): boolean {
	if (control instanceof HTMLInputElement)
		return control.checked !== control.defaultChecked || control.value !== control.defaultValue;
	if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
	// The first option stands chosen without anybody having said so.
	return control instanceof HTMLSelectElement && [...control.options].some(isChosenAnew);
}

const isChosenAnew = ({ selected, defaultSelected, index }: HTMLOptionElement): boolean =>
	selected && !defaultSelected && index > 0;
